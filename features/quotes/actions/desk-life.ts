'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { DeskResult } from '@/components/desk/result'
import { act, deskEntry } from '@/features/accounts/action'
import { ConflictError } from '@/platform/errors'
import { formatQuoteNumber, formatRequestNumber } from '@/platform/numbers'
import { discardDraft } from '../commands/discard-draft'
import { extendValidity } from '../commands/extend-validity'
import { takeCounter } from '../commands/take-counter'
import { withdrawRevision } from '../commands/withdraw-revision'

/** Takes back what was sent. */
export async function withdrawRevisionAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'quote.send', failure: 'revision not withdrawn' },
    (typed, context) =>
      withdrawRevision(context, {
        ...typed,
        serial: Number(typed['serial']),
        revision: Number(typed['revision']),
      }),
  )
}

/** Offers the same for longer; what can't be sent at once opens in the editor. What is over shows itself so. */
export async function extendValidityAction(serial: number, revision: number): Promise<void> {
  return act<void>(
    { permission: 'quote.send', rate: 'desk' },
    async (context) => {
      await extendValidity(context, { serial, revision })
      refresh()
    },
    refreshOnConflict,
  )
}

/** Throws a draft away, and goes to the request where nothing is left of the quote. */
export async function discardDraftAction(
  serial: number,
  revision: number,
  version: number,
): Promise<void> {
  return act<void>(
    { permission: 'quote.edit', rate: 'desk' },
    async (context) => {
      const { left, requestSerial } = await discardDraft(context, { serial, revision, version })
      redirect(
        left
          ? `/staff/quotes/${formatQuoteNumber(serial)}`
          : `/staff/requests/${formatRequestNumber(requestSerial)}`,
      )
    },
    refreshOnConflict,
  )
}

/** Puts the chosen changes of a buyer into the next revision, and opens it. */
export async function takeCounterAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  const lineIds =
    (form as unknown) instanceof FormData
      ? form.getAll('line').filter((each) => typeof each === 'string')
      : []
  return deskEntry(
    form,
    { permission: 'quote.edit', failure: 'counter not taken' },
    (typed, context) =>
      takeCounter(context, {
        serial: Number(typed['serial']),
        counterId: typed['counterId'],
        lineIds,
        terms: typed['terms'] === 'on',
      }),
  )
}

function refreshOnConflict(error: unknown): void {
  if (!(error instanceof ConflictError)) throw error
  refresh()
}

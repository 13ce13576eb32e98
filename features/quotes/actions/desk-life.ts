'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { DeskResult } from '@/components/desk/result'
import { act, admit, deskEntry } from '@/features/accounts/action'
import { ConflictError } from '@/platform/errors'
import { wholeOf } from '@/platform/number-words'
import { formatQuoteNumber, formatRequestNumber } from '@/platform/numbers'
import { copyQuote } from '../commands/copy-quote'
import { discardDraft } from '../commands/discard-draft'
import { extendValidity } from '../commands/extend-validity'
import { startWithoutRequest } from '../commands/start-without-request'
import { recordLoss } from '../commands/record-loss'
import { takeCounter } from '../commands/take-counter'
import { withdrawRevision } from '../commands/withdraw-revision'

/** Opens a quote for a buyer who asked outside the site, and goes to its editor. */
export async function startWithoutRequestAction(
  _: DeskResult,
  form: FormData,
): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'quote.edit', failure: 'quote not started' },
    async (typed, context) => {
      const { serial } = await startWithoutRequest(context, {
        ...typed,
        destination: typed['destination']?.toUpperCase(),
        currency: typed['currency']?.toUpperCase(),
        quantity: wholeOf(typed['quantity'] ?? '', { sign: '.' }).value,
      })
      redirect(`/staff/quotes/${formatQuoteNumber(serial)}`)
    },
  )
}

/** Drafts a new quote as a copy of another, and goes to its editor. */
export async function copyQuoteAction(serial: number, idempotencyKey: string): Promise<void> {
  const context = await admit({ permission: 'quote.edit', rate: 'desk' })
  const copy = await copyQuote(context, { serial, idempotencyKey })
  redirect(`/staff/quotes/${formatQuoteNumber(copy.serial)}`)
}

/** Withdraws a sent revision. */
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

/**
 * Extends the validity of a quote; if it can't be sent at once, opens the draft in the editor. If
 * the quote is over, the page shows that.
 */
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

/** Discards a draft; goes to the request if nothing is left of the quote. */
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

/** Takes the chosen changes of a buyer into the next revision, and opens it. */
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

/** Records why a quote that is over was lost. */
export async function recordLossAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'quote.record-answer', done: 'entered', failure: 'loss not recorded' },
    (input, context) => recordLoss(context, input),
  )
}

function refreshOnConflict(error: unknown): void {
  if (!(error instanceof ConflictError)) throw error
  refresh()
}

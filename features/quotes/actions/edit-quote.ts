'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { currentContext } from '@/features/accounts/queries/current-actor'
import { ConflictError, ForbiddenError, InvalidInputError } from '@/platform/errors'
import { log } from '@/platform/log'
import { reviseQuote } from '../commands/revise-quote'
import { saveDraft, StaleQuoteError } from '../commands/save-draft'
import { sendRevision, SendStoppedError } from '../commands/send-revision'
import type { SendStop } from '../rules/send-stops'
import { startQuote } from '../commands/start-quote'
import { formatQuoteNumber } from '@/platform/numbers'
import type { QuoteDraft } from '../schema'

/** Somebody saved meanwhile, this person in another tab included; nothing was written. */
export interface QuoteConflict {
  by: string
  own: boolean
  /** ISO instant */
  at: string
  version: number
  theirs: QuoteDraft
}

/** What the editor gets back. `reason` is a key of staff.editor.reasons, or says that the session ended. */
export type EditorResult =
  | { ok: true; version?: number }
  | {
      ok: false
      reason:
        | 'stale'
        | 'not_a_draft'
        | 'total_moved'
        | 'accepted'
        | 'credit_gone'
        | 'failed'
        | 'invalid'
        | 'signed_out'
      fieldErrors?: Record<string, string[]>
      /** why it isn't sent */
      stops?: readonly SendStop[]
      /** of a save that was stale */
      conflict?: QuoteConflict
    }

const REASONS = ['stale', 'not_a_draft', 'total_moved', 'accepted', 'credit_gone'] as const

function failure(error: unknown): EditorResult {
  if (error instanceof InvalidInputError)
    return {
      ok: false,
      reason: 'invalid',
      fieldErrors: error.fieldErrors,
      ...(error instanceof SendStoppedError ? { stops: error.stops } : {}),
    }
  if (error instanceof ForbiddenError) return { ok: false, reason: 'signed_out' }
  const reason =
    error instanceof ConflictError ? REASONS.find((r) => r === error.reason) : undefined
  if (reason) return { ok: false, reason }
  log.error({ err: error }, 'quote editor failed')
  return { ok: false, reason: 'failed' }
}

/** Opens the quote of a request and goes to its editor. */
export async function startQuoteAction(requestSerial: number): Promise<void> {
  const { serial } = await startQuote(await currentContext(), Number(requestSerial))
  redirect(`/staff/quotes/${formatQuoteNumber(serial)}`)
}

/** Saves the editor's entries; the page then shows the newly computed quote. */
export async function saveDraftAction(input: {
  serial: number
  revision: number
  version: number
  draft: unknown
}): Promise<EditorResult> {
  const context = await currentContext()
  const { actor } = context
  try {
    const { version } = await saveDraft(context, input)
    refresh()
    return { ok: true, version }
  } catch (error) {
    if (!(error instanceof StaleQuoteError)) return failure(error)
    // The totals on the page are theirs from now on.
    refresh()
    const { by, at, version, theirs } = error
    return {
      ok: false,
      reason: 'stale',
      conflict: {
        by: by.name,
        own: actor.kind === 'staff' && by.id === actor.userId,
        at: at.toISOString(),
        version,
        theirs,
      },
    }
  }
}

/** Sends the saved draft. */
export async function sendRevisionAction(input: {
  serial: number
  revision: number
  version: number
  expectedTotalMinor: number
  reason?: string
}): Promise<EditorResult> {
  try {
    await sendRevision(await currentContext(), input)
    refresh()
    return { ok: true }
  } catch (error) {
    const answer = failure(error)
    // Nothing was being typed: the page shows what a colleague saved, to be looked over first.
    if (!answer.ok && answer.reason === 'stale') refresh()
    return answer
  }
}

/** Opens the next revision as a draft. */
export async function reviseQuoteAction(serial: number): Promise<void> {
  await reviseQuote(await currentContext(), Number(serial))
  redirect(`/staff/quotes/${formatQuoteNumber(Number(serial))}`)
}

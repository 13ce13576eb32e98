'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { RefusedCause } from '@/components/form/attempt'
import type { SavedMeanwhile } from '@/components/form/conflict-panel'
import { act, admit, refusalOf, savedMeanwhile } from '@/features/accounts/action'
import type { Actor } from '@/features/accounts/rules/actor'
import { reviseQuote } from '../commands/revise-quote'
import { saveDraft, StaleQuoteError } from '../commands/save-draft'
import { SendStoppedError } from '../commands/prepare-sending'
import { sendRevision } from '../commands/send-revision'
import type { SendStop } from '../rules/send-stops'
import { startQuote } from '../commands/start-quote'
import { formatQuoteNumber } from '@/platform/numbers'
import type { QuoteDraft } from '../schema'

/**
 * Another save came first, by somebody else or by this person in another tab; nothing was written.
 */
export interface QuoteConflict extends SavedMeanwhile {
  version: number
  theirs: QuoteDraft
}

/**
 * The editor's answer. `reason` is a key of staff.editor.reasons, or a cause named by the form kit.
 */
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
        | 'not_open'
        | 'failed'
        | 'invalid'
        | RefusedCause
      fieldErrors?: Record<string, string[]>
      /** why it wasn't sent */
      stops?: readonly SendStop[]
      /** for a stale save */
      conflict?: QuoteConflict
    }

const REASONS = [
  'stale',
  'not_a_draft',
  'total_moved',
  'accepted',
  'credit_gone',
  'not_open',
] as const

async function refusedResult(error: unknown): Promise<Extract<EditorResult, { ok: false }>> {
  const refusal = await refusalOf(error, REASONS, 'quote editor failed')
  if ('reason' in refusal) return { ok: false, ...refusal }
  return {
    ok: false,
    reason: 'invalid',
    ...refusal,
    ...(error instanceof SendStoppedError ? { stops: error.stops } : {}),
  }
}

const conflictOf = (
  { by, at, version, theirs }: StaleQuoteError,
  actor: Actor | null,
): QuoteConflict => ({ ...savedMeanwhile({ by, at }, actor), version, theirs })

/** Opens the quote of a request and goes to its editor. */
export async function startQuoteAction(requestSerial: number): Promise<void> {
  const context = await admit({ permission: 'quote.edit', rate: 'desk' })
  const { serial } = await startQuote(context, Number(requestSerial))
  redirect(`/staff/quotes/${formatQuoteNumber(serial)}`)
}

/** Saves the editor's entries; the page then shows the newly computed quote. */
export async function saveDraftAction(input: {
  serial: number
  revision: number
  version: number
  draft: unknown
}): Promise<EditorResult> {
  return act<EditorResult>(
    { permission: 'quote.edit', rate: 'desk' },
    async (context) => {
      const { version } = await saveDraft(context, input)
      refresh()
      return { ok: true, version }
    },
    (error, context) => {
      if (!(error instanceof StaleQuoteError)) return refusedResult(error)
      // From now on the page shows the totals of the other save.
      refresh()
      const conflict = conflictOf(error, context?.actor ?? null)
      return { ok: false, reason: 'stale', conflict }
    },
  )
}

/** Sends the saved draft. */
export async function sendRevisionAction(input: {
  serial: number
  revision: number
  version: number
  expectedTotalMinor: number
  reason?: string
}): Promise<EditorResult> {
  return act<EditorResult>(
    { permission: 'quote.send', rate: 'desk' },
    async (context) => {
      await sendRevision(context, input)
      refresh()
      return { ok: true }
    },
    async (error) => {
      const answer = await refusedResult(error)
      // Nothing was being typed: the page shows what a colleague saved, to be reviewed first.
      if (answer.reason === 'stale') refresh()
      return answer
    },
  )
}

/** Opens the next revision as a draft. */
export async function reviseQuoteAction(serial: number): Promise<void> {
  const context = await admit({ permission: 'quote.edit', rate: 'desk' })
  await reviseQuote(context, Number(serial))
  redirect(`/staff/quotes/${formatQuoteNumber(Number(serial))}`)
}

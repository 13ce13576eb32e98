'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { currentViewer } from '@/features/accounts/queries/current-viewer'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { log } from '@/platform/log'
import { reviseQuote } from '../commands/revise-quote'
import { saveDraft } from '../commands/save-draft'
import { sendRevision, SendStoppedError } from '../commands/send-revision'
import type { SendStop } from '../rules/send-stops'
import { startQuote } from '../commands/start-quote'
import { formatQuoteNumber } from '@/platform/numbers'

/** What the editor gets back. `reason` is a key of staff.editor.reasons. */
export type EditorResult =
  | { ok: true; version?: number }
  | {
      ok: false
      reason:
        'stale' | 'not_a_draft' | 'total_moved' | 'accepted' | 'credit_gone' | 'failed' | 'invalid'
      fieldErrors?: Record<string, string[]>
      /** why it isn't sent */
      stops?: readonly SendStop[]
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
  const reason =
    error instanceof ConflictError ? REASONS.find((r) => r === error.reason) : undefined
  if (reason) return { ok: false, reason }
  log.error({ err: error }, 'quote editor failed')
  return { ok: false, reason: 'failed' }
}

/** Opens the quote of a request and goes to its editor. */
export async function startQuoteAction(requestSerial: number): Promise<void> {
  const { serial } = await startQuote(await currentViewer(), Number(requestSerial))
  redirect(`/staff/quotes/${formatQuoteNumber(serial)}`)
}

/** Saves the editor's entries; the page then shows the newly computed quote. */
export async function saveDraftAction(input: {
  serial: number
  revision: number
  version: number
  draft: unknown
}): Promise<EditorResult> {
  try {
    const { version } = await saveDraft(await currentViewer(), input)
    refresh()
    return { ok: true, version }
  } catch (error) {
    return failure(error)
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
    await sendRevision(await currentViewer(), input)
    refresh()
    return { ok: true }
  } catch (error) {
    return failure(error)
  }
}

/** Opens the next revision as a draft. */
export async function reviseQuoteAction(serial: number): Promise<void> {
  await reviseQuote(await currentViewer(), Number(serial))
  redirect(`/staff/quotes/${formatQuoteNumber(Number(serial))}`)
}

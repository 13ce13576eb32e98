'use server'

import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { PICK_REFUSALS, picksTyped } from '../rules/choices'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { askSignature } from '../commands/ask-signature'
import { refuseSignature, takeBackSignature } from '../commands/decide-signature'

/** Conflicts that a form has words for. */
const REASONS = [
  'over_limit',
  'over_credit',
  'not_over',
  'no_approver',
  'own',
  'decided',
  'sign_in',
  'expired',
  'superseded',
  'waits_otherwise',
  ...PICK_REFUSALS,
] as const

/** Turns a conflict into the form's own words. */
async function withConflictWords(work: Promise<unknown>): Promise<void> {
  try {
    await work
  } catch (error) {
    const reason =
      error instanceof ConflictError ? REASONS.find((each) => each === error.reason) : undefined
    if (!reason) throw error
    throw new InvalidInputError({ change: [{ code: `refusals.signature_${reason}` }] })
  }
}

/** Asks an approver to sign an amount above one's own limit. */
export async function askSignatureAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'quote.accept', failure: 'signature not asked for' },
    (typed, context) =>
      withConflictWords(
        askSignature(context, {
          serial: Number(typed.serial),
          revision: Number(typed.revision),
          documentHash: typed.documentHash,
          picks: picksTyped(typed.picks),
          note: typed.note ?? '',
        }),
      ),
  )
}

/** Refuses a signature request, with a reason. */
export async function refuseSignatureAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'acceptance.approve', failure: 'signature not refused' },
    (typed, context) => withConflictWords(refuseSignature(context, typed)),
  )
}

/** Withdraws a signature request, by the person who asked. */
export async function takeBackSignatureAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'quote.accept', failure: 'signature not taken back' },
    (typed, context) => withConflictWords(takeBackSignature(context, typed)),
  )
}

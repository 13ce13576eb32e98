'use server'

import { redirect } from 'next/navigation'
import type { DeskResult } from '@/components/desk/result'
import { act, deskEntry } from '@/features/accounts/action'
import type { AcceptState } from '@/features/quotes/components/shop/accept-form'
import { PICK_REFUSALS, picksTyped } from '@/features/quotes/rules/choices'
import { clientAddress } from '@/platform/client-address'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { textEntries } from '@/platform/form-entries'
import { formatOrderNumber } from '@/platform/numbers'
import { acceptRefusal } from '../accept-refusal'
import { askSignature } from '@/features/quotes/commands/ask-signature'
import { refuseSignature, signRequested, takeBackSignature } from '../commands/decide-signature'
import { signedEntries } from '../signing-entries'

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

/** A conflict in the words of the form. */
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

/** Asks an approver to sign what is above one's own limit. */
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

/** An approver says no, with a reason. */
export async function refuseSignatureAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'acceptance.approve', failure: 'signature not refused' },
    (typed, context) => withConflictWords(refuseSignature(context, typed)),
  )
}

/** Whoever asked takes it back. */
export async function takeBackSignatureAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'quote.accept', failure: 'signature not taken back' },
    (typed, context) => withConflictWords(takeBackSignature(context, typed)),
  )
}

/** An approver signs what a colleague asked for, and goes to its order. */
export async function signRequestedAction(_: AcceptState, form: FormData): Promise<AcceptState> {
  const typed = textEntries(form)
  return act<AcceptState>(
    { permission: 'acceptance.approve', rate: 'decide' },
    async (context) => {
      const { orderSerial } = await signRequested(
        context,
        { ...signedEntries(typed), id: typed.id },
        await clientAddress(),
      )
      redirect(`/orders/${formatOrderNumber(orderSerial)}`)
    },
    async (error) => ({ ...(await acceptRefusal(error)), typed }),
  )
}

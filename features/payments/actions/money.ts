'use server'

import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { answerDispute, concedeDispute } from '../commands/answer-dispute'
import { askRefund } from '../commands/ask-refund'
import { compareStripe } from '../commands/compare-stripe'
import { dropRefund } from '../commands/drop-refund'
import { payOutSandbox } from '../commands/pay-out-sandbox'
import { askDifference, noteDifference } from '../commands/settle-difference'

/** Refunds a payment, in full or in part. */
export async function askRefundAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'payment.refund', done: 'refund_asked', failure: 'a refund was not asked for' },
    (input, context) => askRefund(context, input),
  )
}

/** Drops a refund that failed. */
export async function dropRefundAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'payment.refund', done: 'entered', failure: 'a refund was not dropped' },
    (input, context) => dropRefund(context, input),
  )
}

/** Sends the bank the evidence that answers a dispute. */
export async function answerDisputeAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'dispute.answer', done: 'evidence_sent', failure: 'a dispute was not answered' },
    (input, context) => answerDispute(context, input),
  )
}

/** Concedes a dispute. */
export async function concedeDisputeAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'dispute.answer', done: 'entered', failure: 'a dispute was not conceded' },
    (input, context) => concedeDispute(context, input),
  )
}

/** Compares Stripe with the books. */
export async function compareStripeAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'stripe.compare', done: 'compared', failure: 'Stripe was not compared' },
    (_typed, context) => compareStripe(context),
  )
}

/** Asks Stripe about a difference again and books what it answers. */
export async function askDifferenceAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'stripe.compare', done: 'entered', failure: 'a difference was not settled' },
    (input, context) => askDifference(context, input),
  )
}

/** Records why a difference stays. */
export async function noteDifferenceAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'stripe.compare', done: 'entered', failure: 'a difference was not noted' },
    (input, context) => noteDifference(context, input),
  )
}

/** Makes the sandbox pay out now. */
export async function payOutSandboxAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'stripe.compare', done: 'entered', failure: 'the sandbox has not paid out' },
    (_typed, context) => payOutSandbox(context),
  )
}

'use server'

import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { answerDispute, concedeDispute } from '../commands/answer-dispute'
import { askRefund } from '../commands/ask-refund'
import { compareStripe } from '../commands/compare-stripe'
import { dropRefund } from '../commands/drop-refund'
import { payOutSandbox } from '../commands/pay-out-sandbox'
import { askDifference, noteDifference } from '../commands/settle-difference'

/** Gives a payment back, or a part of it. */
export async function askRefundAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'payment.refund', done: 'refund_asked', failure: 'a refund was not asked for' },
    (typed, context) => askRefund(context, typed),
  )
}

/** Lets a refund that failed be. */
export async function dropRefundAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'payment.refund', done: 'entered', failure: 'a refund was not dropped' },
    (typed, context) => dropRefund(context, typed),
  )
}

/** Sends a bank what proves the trade. */
export async function answerDisputeAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'dispute.answer', done: 'evidence_sent', failure: 'a dispute was not answered' },
    (typed, context) => answerDispute(context, typed),
  )
}

/** Gives in to a dispute. */
export async function concedeDisputeAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'dispute.answer', done: 'entered', failure: 'a dispute was not conceded' },
    (typed, context) => concedeDispute(context, typed),
  )
}

/** Holds Stripe against the books. */
export async function compareStripeAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'stripe.compare', done: 'compared', failure: 'Stripe was not compared' },
    (_typed, context) => compareStripe(context),
  )
}

/** Asks Stripe anew about a difference, and books it as Stripe says. */
export async function askDifferenceAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'stripe.compare', done: 'entered', failure: 'a difference was not settled' },
    (typed, context) => askDifference(context, typed),
  )
}

/** Says why a difference stays. */
export async function noteDifferenceAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'stripe.compare', done: 'entered', failure: 'a difference was not noted' },
    (typed, context) => noteDifference(context, typed),
  )
}

/** Has the sandbox pay out now. */
export async function payOutSandboxAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'stripe.compare', done: 'entered', failure: 'the sandbox has not paid out' },
    (_typed, context) => payOutSandbox(context),
  )
}

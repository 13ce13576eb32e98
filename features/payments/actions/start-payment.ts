'use server'

import { redirect } from 'next/navigation'
import { act } from '@/features/accounts/action'
import { translator } from '@/i18n/translator'
import { ConflictError, ForbiddenError, NotFoundError, TooManyError } from '@/platform/errors'
import { log } from '@/platform/log'
import { startPayment } from '../commands/start-payment'
import { PaymentUnavailableError } from '../stripe/unavailable'

export interface PayState {
  /** why the payment page can't be opened, in words */
  error?: string
}

const REASONS = [
  'paid',
  'processing',
  'review',
  'cancelled',
  'not_due',
  'too_small',
  'too_large',
  'unknown_currency',
  'no_cards',
  'above_card_limit',
] as const

/** Opens the payment page of a part and redirects to it. The amount comes from the order; the browser names none. */
export async function startPaymentAction(partId: string, _: PayState): Promise<PayState> {
  return act<PayState>(
    { permission: 'deposit.pay', rate: 'decide' },
    async (context) => redirect((await startPayment(context, String(partId))).url),
    refused,
  )
}

function refused(error: unknown): PayState {
  const t = translator('payments.start.errors')
  const reason =
    error instanceof ConflictError ? REASONS.find((each) => each === error.reason) : undefined
  if (reason) return { error: t(reason) }
  if (error instanceof NotFoundError || error instanceof ForbiddenError)
    return { error: t('notFound') }
  if (error instanceof TooManyError) return { error: t('too_many') }
  if (!(error instanceof PaymentUnavailableError))
    log.error({ err: error }, 'a payment could not be started')
  return { error: t('unavailable') }
}

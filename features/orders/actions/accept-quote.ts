'use server'

import { redirect } from 'next/navigation'
import { clientAddress } from '@/platform/client-address'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { log } from '@/platform/log'
import { translator } from '@/i18n/translator'
import { currentContext } from '@/features/accounts/queries/current-actor'
import type { AcceptState } from '@/features/quotes/components/shop/accept-form'
import { acceptQuote } from '../commands/accept-quote'
import { formatOrderNumber } from '@/platform/numbers'

const REASONS = ['expired', 'superseded', 'declined', 'accepted', 'altered', 'draft'] as const

/** Accepts the quote on the page and goes to its order. What was typed stays on a refusal. */
export async function acceptQuoteAction(_: AcceptState, form: FormData): Promise<AcceptState> {
  const t = translator('quotes.page')
  const signerName = String(form.get('signerName') ?? '')
  let orderSerial: number
  try {
    const result = await acceptQuote(
      await currentContext(),
      {
        serial: Number(form.get('serial')),
        revision: Number(form.get('revision')),
        documentHash: String(form.get('documentHash')),
        signerName,
        signerTimeZone: form.get('signerTimeZone'),
      },
      await clientAddress(),
    )
    orderSerial = result.orderSerial
  } catch (error) {
    if (error instanceof InvalidInputError && error.fieldErrors['signerName'])
      return { signerError: t('signerError'), signerName }
    const reason =
      error instanceof ConflictError ? REASONS.find((r) => r === error.reason) : undefined
    if (!reason && !(error instanceof NotFoundError)) log.error({ err: error }, 'acceptance failed')
    return { error: t(`errors.${reason ?? 'failed'}`), signerName }
  }
  redirect(`/orders/${formatOrderNumber(orderSerial)}`)
}

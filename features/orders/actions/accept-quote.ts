'use server'

import { redirect } from 'next/navigation'
import { clientAddress } from '@/platform/client-address'
import { ConflictError, InvalidInputError, NotFoundError, TooManyError } from '@/platform/errors'
import { log } from '@/platform/log'
import { translator } from '@/i18n/translator'
import { act } from '@/features/accounts/action'
import type { AcceptState } from '@/features/quotes/components/shop/accept-form'
import { acceptQuote } from '../commands/accept-quote'
import { formatOrderNumber } from '@/platform/numbers'

const REASONS = [
  'expired',
  'superseded',
  'declined',
  'withdrawn',
  'countered',
  'accepted',
  'altered',
  'draft',
] as const

/** Accepts the quote on the page and goes to its order. What was typed stays on a refusal. */
export async function acceptQuoteAction(_: AcceptState, form: FormData): Promise<AcceptState> {
  const signerName = String(form.get('signerName') ?? '')
  return act<AcceptState>(
    { permission: 'quote.accept', rate: 'decide' },
    async (context) => {
      const { orderSerial } = await acceptQuote(
        context,
        {
          serial: Number(form.get('serial')),
          revision: Number(form.get('revision')),
          documentHash: String(form.get('documentHash')),
          signerName,
          signerTimeZone: form.get('signerTimeZone'),
        },
        await clientAddress(),
      )
      redirect(`/orders/${formatOrderNumber(orderSerial)}`)
    },
    (error) => ({ ...refused(error), signerName }),
  )
}

function refused(error: unknown): AcceptState {
  const t = translator('quotes.page')
  if (error instanceof InvalidInputError && error.fieldErrors['signerName'])
    return { signerError: t('signerError') }
  if (error instanceof TooManyError) return { error: t('errors.too_many') }
  const reason =
    error instanceof ConflictError ? REASONS.find((each) => each === error.reason) : undefined
  if (!reason && !(error instanceof NotFoundError)) log.error({ err: error }, 'acceptance failed')
  return { error: t(`errors.${reason ?? 'failed'}`) }
}

'use server'

import { redirect } from 'next/navigation'
import { clientAddress } from '@/platform/client-address'
import { act } from '@/features/accounts/action'
import type { AcceptState } from '@/features/quotes/components/shop/accept-form'
import { acceptRefusal } from '../accept-refusal'
import { acceptQuote } from '../commands/accept-quote'
import { formatOrderNumber } from '@/platform/numbers'

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
    (error) => ({ ...acceptRefusal(error), signerName }),
  )
}

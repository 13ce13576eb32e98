'use server'

import { redirect } from 'next/navigation'
import { clientAddress } from '@/platform/client-address'
import { act } from '@/features/accounts/action'
import type { AcceptState } from '@/features/quotes/components/shop/accept-form'
import { picksTyped } from '@/features/quotes/rules/choices'
import { acceptRefusal } from '../accept-refusal'
import { acceptQuote } from '../commands/accept-quote'
import { signedEntries } from '../signing-entries'
import { textEntries } from '@/platform/form-entries'
import { formatOrderNumber } from '@/platform/numbers'

/** Accepts the quote on the page and goes to its order. What was entered stays on a refusal. */
export async function acceptQuoteAction(_: AcceptState, form: FormData): Promise<AcceptState> {
  const typed = textEntries(form)
  return act<AcceptState>(
    { permission: 'quote.accept', rate: 'decide' },
    async (context) => {
      const { orderSerial } = await acceptQuote(
        context,
        {
          ...signedEntries(typed),
          serial: Number(typed.serial),
          revision: Number(typed.revision),
          documentHash: typed.documentHash,
          picks: picksTyped(typed.picks),
        },
        await clientAddress(),
      )
      redirect(`/orders/${formatOrderNumber(orderSerial)}`)
    },
    async (error) => ({ ...(await acceptRefusal(error)), typed }),
  )
}

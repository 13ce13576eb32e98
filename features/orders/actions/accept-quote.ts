'use server'

import { redirect } from 'next/navigation'
import { signEntry } from '@/features/quotes/actions/sign-entry'
import type { AcceptState } from '@/features/quotes/components/shop/accept-form'
import { picksTyped } from '@/features/quotes/rules/choices'
import { signedEntries } from '@/features/quotes/rules/signing-entries'
import { clientAddress } from '@/platform/client-address'
import { formatOrderNumber } from '@/platform/numbers'
import { acceptQuote } from '../commands/accept-quote'

/** Accepts the quote on the page and goes to its order. */
export async function acceptQuoteAction(_: AcceptState, form: FormData): Promise<AcceptState> {
  return signEntry(form, 'quote.accept', async (typed, context) => {
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
  })
}

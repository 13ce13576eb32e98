'use server'

import { redirect } from 'next/navigation'
import { signEntry } from '@/features/quotes/actions/sign-entry'
import type { AcceptState } from '@/features/quotes/components/shop/accept-form'
import { signedEntries } from '@/features/quotes/rules/signing-entries'
import { clientAddress } from '@/platform/client-address'
import { formatOrderNumber } from '@/platform/numbers'
import { signRequested } from '../commands/sign-requested'

/**
 * Signs, as an approver, a revision that a colleague asked to have signed, and goes to its order.
 */
export async function signRequestedAction(_: AcceptState, form: FormData): Promise<AcceptState> {
  return signEntry(form, 'acceptance.approve', async (typed, context) => {
    const { orderSerial } = await signRequested(
      context,
      { ...signedEntries(typed), id: typed.id },
      await clientAddress(),
    )
    redirect(`/orders/${formatOrderNumber(orderSerial)}`)
  })
}

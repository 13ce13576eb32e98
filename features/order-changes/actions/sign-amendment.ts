'use server'

import { redirect } from 'next/navigation'
import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { signEntry } from '@/features/quotes/actions/sign-entry'
import { signedEntries } from '@/features/quotes/rules/signing-entries'
import type { AcceptState } from '@/features/quotes/components/shop/accept-form'
import { clientAddress } from '@/platform/client-address'
import { formatOrderNumber } from '@/platform/numbers'
import { declineAmendment } from '../commands/end-amendment'
import { signAmendment } from '../commands/sign-amendment'

/** Declines an amendment for the buyer. */
export async function declineAmendmentAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'amendment.sign', failure: 'amendment not declined' },
    (input, context) => declineAmendment(context, input),
  )
}

/** Signs an amendment for the buyer and shows the amended order. */
export async function signAmendmentAction(_: AcceptState, form: FormData): Promise<AcceptState> {
  return signEntry(form, 'amendment.sign', async (entries, context) => {
    await signAmendment(
      context,
      {
        ...signedEntries(entries),
        serial: entries.serial,
        number: entries.number,
        documentHash: entries.documentHash,
      },
      await clientAddress(),
    )
    redirect(`/orders/${formatOrderNumber(Number(entries.serial))}?amended=1#plan`)
  })
}

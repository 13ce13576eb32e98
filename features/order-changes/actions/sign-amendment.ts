'use server'

import { redirect } from 'next/navigation'
import type { DeskResult } from '@/components/desk/result'
import { act, deskEntry } from '@/features/accounts/action'
import { acceptRefusal } from '@/features/orders/accept-refusal'
import { signedEntries } from '@/features/orders/signing-entries'
import type { AcceptState } from '@/features/quotes/components/shop/accept-form'
import { clientAddress } from '@/platform/client-address'
import { InvalidInputError } from '@/platform/errors'
import { textEntries } from '@/platform/form-entries'
import { formatOrderNumber } from '@/platform/numbers'
import { readerLocale } from '@/platform/reader-locale'
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

/** Signs an amendment for the buyer and shows the amended order. Entries stay on a refusal. */
export async function signAmendmentAction(_: AcceptState, form: FormData): Promise<AcceptState> {
  const entries = textEntries(form)
  return act<AcceptState>(
    { permission: 'amendment.sign', rate: 'decide' },
    async (context) => {
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
    },
    async (error) => {
      const change =
        error instanceof InvalidInputError ? error.saidIn(await readerLocale())['change'] : null
      return {
        ...(change ? { error: change.join(' ') } : await acceptRefusal(error)),
        typed: entries,
      }
    },
  )
}

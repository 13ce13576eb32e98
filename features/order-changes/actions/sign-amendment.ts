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

/** Its buyer says no. */
export async function declineAmendmentAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'amendment.sign', failure: 'amendment not declined' },
    (typed, context) => declineAmendment(context, typed),
  )
}

/** Its buyer signs it, and sees the order as it is with it. What was entered stays on a refusal. */
export async function signAmendmentAction(_: AcceptState, form: FormData): Promise<AcceptState> {
  const typed = textEntries(form)
  return act<AcceptState>(
    { permission: 'amendment.sign', rate: 'decide' },
    async (context) => {
      await signAmendment(
        context,
        {
          ...signedEntries(typed),
          serial: typed.serial,
          number: typed.number,
          documentHash: typed.documentHash,
        },
        await clientAddress(),
      )
      redirect(`/orders/${formatOrderNumber(Number(typed.serial))}?amended=1#plan`)
    },
    async (error) => {
      const change =
        error instanceof InvalidInputError ? error.saidIn(await readerLocale())['change'] : null
      return { ...(change ? { error: change.join(' ') } : await acceptRefusal(error)), typed }
    },
  )
}

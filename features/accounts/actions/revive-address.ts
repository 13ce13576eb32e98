'use server'

import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '../action'
import { reviveAddress, reviveOwnAddress } from '../commands/revive-address'

/** An address that mail came back from is right again, as somebody of the house has learnt. */
export async function reviveAddressAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'company.edit', failure: 'address not revived' },
    ({ address }, context) => reviveAddress(context, address),
  )
}

/** Whoever signs in says that their own address is right again. */
export async function reviveOwnAddressAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'account.secure', failure: 'own address not revived' },
    (_typed, context) => reviveOwnAddress(context),
  )
}

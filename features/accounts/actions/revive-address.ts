'use server'

import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '../action'
import { reviveAddress, reviveOwnAddress } from '../commands/revive-address'

/** Marks an address that mail bounced from as working again, on the word of somebody of the house. */
export async function reviveAddressAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'company.edit', failure: 'address not revived' },
    ({ address }, context) => reviveAddress(context, address),
  )
}

/** Marks one's own address as working again. */
export async function reviveOwnAddressAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'account.secure', failure: 'own address not revived' },
    (_typed, context) => reviveOwnAddress(context),
  )
}

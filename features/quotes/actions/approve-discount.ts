'use server'

import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { approveDiscount } from '../commands/approve-discount'

/** Approves a draft whose discount exceeds its sender's limit. */
export async function approveDiscountAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'discount.approve', failure: 'discount not approved' },
    (input, context) => approveDiscount(context, input),
  )
}

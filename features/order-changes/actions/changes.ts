'use server'

import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { cancelOrder } from '../commands/cancel-order'

/** Calls an order off. */
export async function cancelOrderAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'order.cancel', done: 'saved', failure: 'order not cancelled' },
    (typed, context) => cancelOrder(context, typed),
  )
}

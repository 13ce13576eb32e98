'use server'

import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { billInterest } from '../commands/bill-interest'
import { cancelOrder } from '../commands/cancel-order'
import { holdOrder, releaseOrder } from '../commands/hold-order'

/** Calls an order off. */
export async function cancelOrderAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'order.cancel', done: 'entered', failure: 'order not cancelled' },
    (typed, context) => cancelOrder(context, typed),
  )
}

/** Stops an order for a reason. */
export async function holdOrderAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'order.hold', done: 'entered', failure: 'order not held' },
    (typed, context) => holdOrder(context, typed),
  )
}

/** Lets an order go on. */
export async function releaseOrderAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'order.hold', done: 'entered', failure: 'order not released' },
    (typed, context) => releaseOrder(context, typed),
  )
}

/** Bills interest for what was late. */
export async function billInterestAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'interest.bill', done: 'entered', failure: 'interest not billed' },
    (typed, context) => billInterest(context, typed),
  )
}

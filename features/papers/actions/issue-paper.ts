'use server'

import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { issuePaper } from '../commands/issue-paper'

/** Issues a paper of an order. */
export async function issuePaperAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'order.papers', done: 'entered', failure: 'paper not issued' },
    ({ serial, shipmentId, sure, ...typed }, context) =>
      issuePaper(context, {
        ...typed,
        serial: Number(serial),
        shipmentId: shipmentId || null,
        ...(sure ? { sure } : {}),
      }),
  )
}

'use server'

import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { approveFloor } from '../commands/approve-floor'

/** A sales manager's yes to a draft below the least margin. */
export async function approveFloorAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'floor.approve', failure: 'floor not approved' },
    (input, context) => approveFloor(context, input),
  )
}

'use server'

import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { approveFloor } from '../commands/approve-floor'

/** Approves a draft below the minimum margin, for a sales manager. */
export async function approveFloorAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'floor.approve', failure: 'floor not approved' },
    (input, context) => approveFloor(context, input),
  )
}

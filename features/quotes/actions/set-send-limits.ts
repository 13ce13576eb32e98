'use server'

import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { setSendLimits } from '../commands/set-send-limits'

/** Sets new limits of what may be sent. */
export async function setSendLimitsAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'send-limit.set', done: 'set', failure: 'send limits not set' },
    (input, context) => setSendLimits(context, input),
  )
}

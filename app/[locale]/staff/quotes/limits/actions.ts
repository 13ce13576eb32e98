'use server'

import { refresh } from 'next/cache'
import type { DeskResult } from '@/components/desk/result'
import { currentActor } from '@/features/accounts/queries/current-actor'
import { setSendLimits } from '@/features/quotes/commands/set-send-limits'
import { ConflictError, ForbiddenError, InvalidInputError } from '@/platform/errors'
import { textEntries } from '@/platform/form-entries'
import { log } from '@/platform/log'

/** Sets new bounds of what may be sent. */
export async function setSendLimitsAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  const typed = textEntries(form)
  try {
    await setSendLimits(await currentActor(), typed)
  } catch (error) {
    if (error instanceof InvalidInputError) return { fieldErrors: error.fieldErrors, typed }
    if (error instanceof ForbiddenError) return { reason: 'signed_out', typed }
    if (error instanceof ConflictError) return { reason: 'stale', typed }
    log.error({ err: error }, 'send limits not set')
    return { reason: 'failed', typed }
  }
  refresh()
  return { done: 'set', typed: {} }
}

'use server'

import { refresh } from 'next/cache'
import { admit, deskEntry } from '@/features/accounts/action'
import type { DeskResult } from '@/components/desk/result'
import { addDays, factoryDay } from '@/platform/day'
import { textEntries } from '@/platform/form-entries'
import { addFollowUp } from '../commands/add-follow-up'
import { endFollowUp } from '../commands/end-follow-up'

/** As many as a page of the list has. */
const MOST_AT_ONCE = 100

/** Adds a follow-up on a trade for a day. */
export async function addFollowUpAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'follow-up.keep', done: 'entered', failure: 'a follow-up could not be kept' },
    (input, context) => addFollowUp(context, input),
  )
}

const SNOOZED_DAYS = { tomorrow: 1, week: 7 } as const

/** Completes several follow-ups, or postpones them by a day or a week; those that no longer exist are skipped. */
export async function endFollowUpsAction(
  _: { count: number },
  form: FormData,
): Promise<{ count: number }> {
  const context = await admit({ permission: 'follow-up.keep', rate: 'desk' })
  const { ids = '', deed = '' } = (form as unknown) instanceof FormData ? textEntries(form) : {}
  const days = deed === 'tomorrow' || deed === 'week' ? SNOOZED_DAYS[deed] : null
  const until = days === null ? {} : { until: addDays(factoryDay(context.now), days) }
  const few = ids.split(' ').filter(Boolean).slice(0, MOST_AT_ONCE)
  if (days === null && deed !== 'done') return { count: 0 }
  for (const id of few) await endFollowUp(context, { id, ...until })
  refresh()
  return { count: few.length }
}

/**
 * Completes or postpones a follow-up.
 * @param until `YYYY-MM-DD`; none when it is done
 */
export async function endFollowUpAction(id: string, until?: string): Promise<void> {
  const context = await admit({ permission: 'follow-up.keep', rate: 'desk' })
  await endFollowUp(context, until === undefined ? { id } : { id, until })
  refresh()
}

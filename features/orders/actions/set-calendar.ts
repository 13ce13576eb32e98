'use server'

import { updateTag } from 'next/cache'
import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { SETTINGS_TAG } from '@/platform/cache-tags'
import { setCalendar } from '../commands/set-calendar'

/** Sets a year of the factory's calendar; asks first if days already promised would move. */
export async function setCalendarAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'setting.edit', done: 'setting', failure: 'calendar not set' },
    async (typed, context) => {
      await setCalendar(context, typed)
      updateTag(SETTINGS_TAG)
    },
  )
}

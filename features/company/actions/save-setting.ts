'use server'

import { updateTag } from 'next/cache'
import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { SETTINGS_TAG } from '@/platform/cache-tags'
import { saveSetting } from '../commands/save-setting'

/** Saves one setting; the form names its section. */
export async function saveSettingAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'setting.edit', done: 'setting', failure: 'setting not saved' },
    async (typed, context) => {
      await saveSetting(context, typed)
      updateTag(SETTINGS_TAG)
    },
  )
}

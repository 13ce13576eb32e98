'use server'

import { updateTag } from 'next/cache'
import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { SETTINGS_TAG } from '@/platform/cache-tags'
import { withdrawHousePicture } from '../commands/withdraw-house-picture'

/** Removes a picture of the house from every page. */
export async function withdrawHousePictureAction(
  _: DeskResult,
  form: FormData,
): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'setting.edit', failure: 'picture of the house not withdrawn' },
    async (typed, context) => {
      await withdrawHousePicture(context, typed)
      updateTag(SETTINGS_TAG)
    },
  )
}

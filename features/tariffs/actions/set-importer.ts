'use server'

import { updateTag } from 'next/cache'
import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { TARIFFS_TAG } from '@/platform/cache-tags'
import { setImporter } from '../commands/set-importer'

/** Sets whether the house can import into a destination. */
export async function setImporterAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'tariff.edit', done: 'set', failure: 'importer not set' },
    async (input, context) => {
      await setImporter(context, input)
      updateTag(TARIFFS_TAG)
    },
  )
}

'use server'

import { updateTag } from 'next/cache'
import { redirect } from 'next/navigation'
import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { TARIFFS_TAG } from '@/platform/cache-tags'
import { dropOutlook, saveOutlook } from '../commands/save-outlook'
import { MOST_SCENARIOS } from '../rules/outlook-entries'

/** Sets an outlook, new or in the place of another. */
export async function saveOutlookAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'tariff.edit', failure: 'outlook not set' },
    async (input, context) => {
      const scenarios = Array.from({ length: MOST_SCENARIOS }, (_row, i) => ({
        title: input[`title${i}`] ?? '',
        probability: input[`probability${i}`] ?? '',
        changes: input[`changes${i}`] ?? 'today',
      }))
      await saveOutlook(context, {
        key: input.key ?? '',
        version: Number(input.version),
        title: input.title ?? '',
        scenarios,
      })
      updateTag(TARIFFS_TAG)
    },
  )
}

/** Drops an outlook, and goes to those that are left. */
export async function dropOutlookAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'tariff.edit', failure: 'outlook not given up' },
    async (input, context) => {
      await dropOutlook(context, { key: input.key ?? '', version: Number(input.version) })
      updateTag(TARIFFS_TAG)
      redirect('/staff/tariffs/outlooks')
    },
  )
}

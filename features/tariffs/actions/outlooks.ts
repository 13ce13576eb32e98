'use server'

import { updateTag } from 'next/cache'
import { redirect } from 'next/navigation'
import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { TARIFFS_TAG } from '@/platform/cache-tags'
import { dropOutlook, saveOutlook } from '../commands/save-outlook'
import { MOST_SCENARIOS } from '../rules/outlook-entries'

/** Sets an outlook, or takes another one's place. */
export async function saveOutlookAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'tariff.edit', failure: 'outlook not set' },
    async (typed, context) => {
      const scenarios = Array.from({ length: MOST_SCENARIOS }, (_row, i) => ({
        title: typed[`title${i}`] ?? '',
        probability: typed[`probability${i}`] ?? '',
        changes: typed[`changes${i}`] ?? 'today',
      }))
      await saveOutlook(context, {
        key: typed.key ?? '',
        version: Number(typed.version),
        title: typed.title ?? '',
        scenarios,
      })
      updateTag(TARIFFS_TAG)
    },
  )
}

/** Gives an outlook up, and goes to those that are left. */
export async function dropOutlookAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'tariff.edit', failure: 'outlook not given up' },
    async (typed, context) => {
      await dropOutlook(context, { key: typed.key ?? '', version: Number(typed.version) })
      updateTag(TARIFFS_TAG)
      redirect('/staff/tariffs/outlooks')
    },
  )
}

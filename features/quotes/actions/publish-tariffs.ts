'use server'

import { updateTag } from 'next/cache'
import { redirect } from 'next/navigation'
import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { TARIFFS_TAG } from '@/platform/cache-tags'
import { publishTariffs } from '../commands/publish-tariffs'

/** Publishes a draft of tariff rules; prices in the shop follow at once. */
export async function publishAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'tariff.publish', failure: 'tariff change not published' },
    async ({ serial, expectedVersion, reason = '' }, context) => {
      await publishTariffs(context, {
        serial: Number(serial),
        expectedVersion: Number(expectedVersion),
        reason,
      })
      updateTag(TARIFFS_TAG)
      redirect(`/staff/tariffs/changes/${serial}`)
    },
  )
}

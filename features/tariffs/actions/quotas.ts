'use server'

import { refresh, updateTag } from 'next/cache'
import type { DeskResult } from '@/components/desk/result'
import { admit, deskEntry } from '@/features/accounts/action'
import type { OwnContext } from '@/features/accounts/context'
import { TARIFFS_TAG } from '@/platform/cache-tags'
import { openQuotaWindow } from '../commands/open-quota-window'
import { prorateReservations } from '../commands/prorate-reservations'
import { recordBulletin } from '../commands/record-bulletin'
import { releaseReservation } from '../commands/release-reservation'

const entered = (
  form: FormData,
  work: (input: Record<string, string>, context: OwnContext) => Promise<unknown>,
): Promise<DeskResult> =>
  deskEntry(
    form,
    { permission: 'tariff.publish', failure: 'quota entry not written' },
    async (input, context) => {
      await work(input, context)
      updateTag(TARIFFS_TAG)
    },
  )

/** Opens a period of a quota. */
export async function openQuotaAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return entered(form, (input, context) => openQuotaWindow(context, input))
}

/** Records what customs reports as used. */
export async function bulletinAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return entered(form, ({ windowId = '', used = '', version }, context) =>
    recordBulletin(context, { windowId, used, version: Number(version) || 0 }),
  )
}

/** Cuts reservations to the share that customs announced. */
export async function prorateAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return entered(form, ({ windowId = '', percent = '', version }, context) =>
    prorateReservations(context, { windowId, percent, version: Number(version) || 0 }),
  )
}

/** Gives back what was reserved for a quote. */
export async function releaseAction(entryId: string): Promise<void> {
  await releaseReservation(
    await admit({ permission: 'tariff.publish', rate: 'desk' }),
    String(entryId),
  )
  updateTag(TARIFFS_TAG)
  refresh()
}

'use server'

import { refresh, updateTag } from 'next/cache'
import { redirect } from 'next/navigation'
import { currentActor } from '@/features/accounts/queries/current-actor'
import { publishTariffs } from '@/features/quotes/commands/publish-tariffs'
import { discardChangeSet, draftChange } from '@/features/tariffs/commands/change-sets'
import { dropOutlook, MOST_SCENARIOS, saveOutlook } from '@/features/tariffs/commands/save-outlook'
import {
  openQuotaWindow,
  prorateReservations,
  recordBulletin,
  releaseReservation,
} from '@/features/tariffs/commands/quotas'
import type { DeskResult } from '@/components/desk/result'
import { TARIFFS_TAG } from '@/platform/cache-tags'
import { newYorkDay } from '@/platform/day'
import { ConflictError, ForbiddenError, InvalidInputError } from '@/platform/errors'
import { textEntries } from '@/platform/form-entries'
import { log } from '@/platform/log'

/** Drafts a change and goes to its impact. */
export async function draftChangeAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  const typed = textEntries(form)
  let serial: number
  try {
    ;({ serial } = await draftChange(await currentActor(), typed, newYorkDay(new Date())))
  } catch (error) {
    if (error instanceof InvalidInputError) return { fieldErrors: error.fieldErrors, typed }
    if (error instanceof ForbiddenError) return { reason: 'signed_out', typed }
    log.error({ err: error }, 'tariff change not drafted')
    return { reason: 'failed', typed }
  }
  redirect(`/staff/tariffs/changes/${serial}`)
}

/** Publishes a draft; prices shown in the shop follow at once. */
export async function publishAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  const typed = textEntries(form)
  try {
    await publishTariffs(await currentActor(), {
      serial: Number(typed.serial),
      expectedVersion: Number(typed.expectedVersion),
      reason: typed.reason ?? '',
    })
  } catch (error) {
    if (error instanceof InvalidInputError) return { fieldErrors: error.fieldErrors, typed }
    if (error instanceof ForbiddenError) return { reason: 'signed_out', typed }
    if (
      error instanceof ConflictError &&
      (error.reason === 'stale' || error.reason === 'not_a_draft')
    )
      return { reason: error.reason, typed }
    log.error({ err: error }, 'tariff change not published')
    return { reason: 'failed', typed }
  }
  updateTag(TARIFFS_TAG)
  redirect(`/staff/tariffs/changes/${typed.serial}`)
}

/** Drops a draft. */
export async function discardAction(serial: number): Promise<void> {
  await discardChangeSet(await currentActor(), Number(serial))
  redirect('/staff/tariffs')
}

async function written(
  typed: Record<string, string>,
  work: () => Promise<unknown>,
): Promise<DeskResult> {
  try {
    await work()
  } catch (error) {
    if (error instanceof InvalidInputError) return { fieldErrors: error.fieldErrors, typed }
    if (error instanceof ForbiddenError) return { reason: 'signed_out', typed }
    log.error({ err: error }, 'tariff desk entry not written')
    return { reason: 'failed', typed }
  }
  updateTag(TARIFFS_TAG)
  refresh()
  return { typed: {} }
}

/** Sets an outlook, or takes another one's place. */
export async function saveOutlookAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  const typed = textEntries(form)
  const scenarios = Array.from({ length: MOST_SCENARIOS }, (_row, i) => ({
    title: typed[`title${i}`] ?? '',
    probability: typed[`probability${i}`] ?? '',
    changes: typed[`changes${i}`] ?? 'today',
  }))
  return written(typed, async () =>
    saveOutlook(await currentActor(), {
      key: typed.key ?? '',
      title: typed.title ?? '',
      scenarios,
    }),
  )
}

/** Gives an outlook up. */
export async function dropOutlookAction(key: string): Promise<void> {
  await dropOutlook(await currentActor(), String(key))
  refresh()
}

/** Opens a period of a quota. */
export async function openQuotaAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  const typed = textEntries(form)
  return written(typed, async () => openQuotaWindow(await currentActor(), typed))
}

/** Enters what customs says is used. */
export async function bulletinAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  const typed = textEntries(form)
  return written(typed, async () =>
    recordBulletin(await currentActor(), {
      windowId: typed.windowId ?? '',
      used: typed.used ?? '',
    }),
  )
}

/** Cuts reservations to the share customs announced. */
export async function prorateAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  const typed = textEntries(form)
  return written(typed, async () =>
    prorateReservations(await currentActor(), {
      windowId: typed.windowId ?? '',
      percent: typed.percent ?? '',
    }),
  )
}

/** Gives back what was reserved for a quote. */
export async function releaseAction(entryId: string): Promise<void> {
  await releaseReservation(await currentActor(), String(entryId))
  updateTag(TARIFFS_TAG)
  refresh()
}

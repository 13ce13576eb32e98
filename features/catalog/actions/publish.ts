'use server'

import { refresh, updateTag } from 'next/cache'
import { redirect } from 'next/navigation'
import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import type { OwnContext } from '@/features/accounts/context'
import { CATALOG_TAG } from '@/platform/cache-tags'
import { InvalidInputError } from '@/platform/errors'
import { archiveProduct } from '../commands/archive-product'
import { cancelSchedule } from '../commands/cancel-schedule'
import { changeProducts } from '../commands/change-products'
import { publishDrafts } from '../commands/publish-drafts'
import { publishProduct } from '../commands/publish-product'
import { schedulePublish } from '../commands/schedule-publish'
import { undoPublish } from '../commands/undo-publish'
import { deskWhere } from '../queries/product-table'
import { readBulkChange } from '../rules/bulk-change'
import { productFilter } from '../rules/product-view'

type Work = (typed: Record<string, string>, context: OwnContext) => Promise<unknown>

const entered = (
  form: FormData,
  done: NonNullable<DeskResult['done']>,
  work: Work,
): Promise<DeskResult> =>
  deskEntry(form, { permission: 'catalog.edit', done, failure: 'catalog desk failed' }, work)

/** The shop changes: the next visitor sees it, on every page that shows it. */
async function inShop<T>(change: Promise<T>): Promise<T> {
  const result = await change
  updateTag(CATALOG_TAG)
  return result
}

/** Like {@link entered}, for actions that make a batch: its page offers the undo. */
const published = (
  form: FormData,
  work: (typed: Record<string, string>, context: OwnContext) => Promise<{ batchId: string }>,
): Promise<DeskResult> =>
  entered(form, 'published', async (typed, context) => {
    const { batchId } = await inShop(work(typed, context))
    refresh()
    redirect(`/staff/catalog?batch=${batchId}`)
  })

const named = ({ id = '', version = '' }: Record<string, string>) => ({
  id,
  version: Number(version),
})

/** Publishes the draft to the shop. */
export async function publishProductAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return entered(form, 'published', (typed, context) =>
    inShop(publishProduct(context, named(typed))),
  )
}

/** Schedules publishing of the draft. */
export async function scheduleAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return entered(form, 'scheduled', (typed, context) =>
    schedulePublish(context, { ...named(typed), at: typed.at ?? '' }),
  )
}

/** Cancels scheduled publishing. */
export async function cancelScheduleAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return entered(form, 'unscheduled', (typed, context) => cancelSchedule(context, named(typed).id))
}

/** Removes a product from the shop. */
export async function archiveProductAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return entered(form, 'archived', (typed, context) =>
    inShop(archiveProduct(context, named(typed))),
  )
}

/** Publishes again what a batch replaced. */
export async function undoAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return entered(form, 'undone', ({ batchId = '' }, context) =>
    inShop(undoPublish(context, batchId)),
  )
}

/** Publishes all drafts that a view finds. */
export async function publishDraftsAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return published(form, async ({ view = '' }, context) =>
    publishDrafts(context, await deskWhere({ ...productFilter(view), status: 'PENDING' })),
  )
}

/** Publishes the previewed change. */
export async function changeProductsAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return published(form, ({ versions = '', kind = '', value = '' }, context) => {
    const shown = new Map(
      versions
        .split(',')
        .filter(Boolean)
        .map((pair) => [pair.split(':')[0] ?? '', Number(pair.split(':')[1])]),
    )
    const change = readBulkChange(kind, value)
    if ('problem' in change) throw new InvalidInputError({ change: [change.problem] })
    return changeProducts(context, shown, change)
  })
}

'use server'

import { refresh, updateTag } from 'next/cache'
import { redirect } from 'next/navigation'
import type { DeskResult } from '@/components/desk/result'
import { currentActor } from '@/features/accounts/queries/current-actor'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { archiveProduct } from '@/features/catalog/commands/archive-product'
import { readBulkChange } from '@/features/catalog/rules/bulk-change'
import { cancelSchedule } from '@/features/catalog/commands/cancel-schedule'
import { changeProducts } from '@/features/catalog/commands/change-products'
import { duplicateProduct } from '@/features/catalog/commands/duplicate-product'
import { publishDrafts } from '@/features/catalog/commands/publish-drafts'
import { publishProduct } from '@/features/catalog/commands/publish-product'
import { schedulePublish } from '@/features/catalog/commands/schedule-publish'
import { startChange } from '@/features/product-imports/commands/start-change'
import { undoPublish } from '@/features/catalog/commands/undo-publish'
import { withdrawDocument } from '@/features/catalog/commands/withdraw-document'
import { deskWhere } from '@/features/catalog/queries/product-table'
import { readDeskQuery } from '@/features/catalog/rules/product-view'
import { deleteDeskView, saveDeskView } from '@/features/catalog/queries/saved-views'
import { CATALOG_TAG, DOCUMENTS_TAG } from '@/platform/cache-tags'
import { ConflictError, ForbiddenError, InvalidInputError } from '@/platform/errors'
import { textEntries } from '@/platform/form-entries'
import { log } from '@/platform/log'

/** What stays of a refusal: the entries as typed, and why. */
function refused(error: unknown, typed: Record<string, string>): DeskResult {
  if (error instanceof InvalidInputError) return { fieldErrors: error.fieldErrors, typed }
  if (error instanceof ForbiddenError) return { reason: 'signed_out', typed }
  if (
    error instanceof ConflictError &&
    (error.reason === 'stale' ||
      error.reason === 'nothing' ||
      error.reason === 'sku_in_use' ||
      error.reason === 'superseded')
  )
    return { reason: error.reason, typed }
  log.error({ err: error }, 'catalog desk failed')
  return { reason: 'failed', typed }
}

/** What buyers see has changed: the next visitor sees it, on every page that showed it. */
async function inShop<T>(change: Promise<T>): Promise<T> {
  const result = await change
  updateTag(CATALOG_TAG)
  return result
}

/** Runs one entry of the desk; a refusal keeps what was typed. */
async function entered(
  form: FormData,
  done: NonNullable<DeskResult['done']>,
  work: (typed: Record<string, string>, actor: Actor) => Promise<unknown>,
): Promise<DeskResult> {
  const typed = textEntries(form)
  try {
    const actor = await currentActor()
    // First: who may not is told that, whatever they sent.
    authorize(actor, 'catalog.edit')
    await work(typed, actor)
  } catch (error) {
    return refused(error, typed)
  }
  refresh()
  return { done, typed: {} }
}

/** As {@link entered}, for what makes a batch: its page offers the undo. */
async function published(
  form: FormData,
  work: (typed: Record<string, string>, actor: Actor) => Promise<{ batchId: string }>,
): Promise<DeskResult> {
  let batchId = ''
  const result = await entered(
    form,
    'published',
    async (typed, actor) => ({ batchId } = await inShop(work(typed, actor))),
  )
  if (!result.done) return result
  redirect(`/staff/catalog?batch=${batchId}`)
}

const named = ({ id = '', version = '' }: Record<string, string>) => ({
  id,
  version: Number(version),
})

/** Puts the draft into the shop. */
export async function publishProductAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return entered(form, 'published', (typed, actor) => inShop(publishProduct(actor, named(typed))))
}

/** Has the draft published by itself. */
export async function scheduleAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return entered(form, 'scheduled', (typed, actor) =>
    schedulePublish(actor, { ...named(typed), at: typed.at ?? '' }),
  )
}

/** Gives up what was scheduled. */
export async function cancelScheduleAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return entered(form, 'unscheduled', (typed, actor) => cancelSchedule(actor, named(typed).id))
}

/** Takes a compliance document away from buyers. */
export async function withdrawDocumentAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return entered(form, 'withdrawn', async (typed, actor) => {
    await withdrawDocument(actor, named(typed))
    updateTag(DOCUMENTS_TAG)
  })
}

/** Takes a product out of the shop. */
export async function archiveProductAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return entered(form, 'archived', (typed, actor) => inShop(archiveProduct(actor, named(typed))))
}

/** Publishes again what a batch replaced. */
export async function undoAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return entered(form, 'undone', ({ batchId = '' }, actor) => inShop(undoPublish(actor, batchId)))
}

/** Publishes all entries that a view finds. */
export async function publishDraftsAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return published(form, async ({ view = '' }, actor) =>
    publishDrafts(actor, await deskWhere({ ...readDeskQuery(view).filter, status: 'PENDING' })),
  )
}

/** Publishes the change that was previewed. */
export async function changeProductsAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return published(form, ({ versions = '', kind = '', value = '' }, actor) => {
    const shown = new Map(
      versions
        .split(',')
        .filter(Boolean)
        .map((pair) => [pair.split(':')[0] ?? '', Number(pair.split(':')[1])]),
    )
    const change = readBulkChange(kind, value)
    if ('problem' in change) throw new InvalidInputError({ change: [change.problem] })
    return changeProducts(actor, shown, change)
  })
}

/** Has a change worked out for everything that a view finds, and goes to where it is looked at. */
export async function startChangeAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  const { title = '', ...typed } = textEntries(form)
  let id = ''
  const result = await entered(
    form,
    'kept',
    async (_typed, actor) => ({ id } = await startChange(actor, typed, title)),
  )
  if (!result.done) return result
  redirect(`/staff/catalog/import/${id}`)
}

/** Gives the present view a name. */
export async function saveViewAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return entered(form, 'kept', ({ name = '', query = '', shared }, actor) =>
    saveDeskView(actor, { name, query, shared: shared === 'on' }),
  )
}

/** Deletes a view of one's own. */
export async function deleteViewAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return entered(form, 'removed', ({ id = '' }, actor) => deleteDeskView(actor, id))
}

/** Makes a draft like another product and opens it. */
export async function duplicateAction(id: string): Promise<void> {
  const made = await duplicateProduct(await currentActor(), String(id))
  redirect(`/staff/catalog/${made.id}`)
}

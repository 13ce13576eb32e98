'use server'

import { refresh, updateTag } from 'next/cache'
import { redirect } from 'next/navigation'
import type { DeskResult } from '@/components/desk/result'
import { currentViewer } from '@/features/accounts/queries'
import { archiveProduct } from '@/features/catalog/commands/archive-product'
import { changePrices, readPriceChange } from '@/features/catalog/commands/change-prices'
import { duplicateProduct } from '@/features/catalog/commands/duplicate-product'
import { publishDrafts } from '@/features/catalog/commands/publish-drafts'
import { publishProduct } from '@/features/catalog/commands/publish-product'
import { saveProduct, StaleProductError } from '@/features/catalog/commands/save-product'
import { undoPublish } from '@/features/catalog/commands/undo-publish'
import { deskWhere } from '@/features/catalog/desk/products'
import { CATALOG_TAG, productTag } from '@/platform/cache-tags'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { textEntries } from '@/platform/form-entries'
import { log } from '@/platform/log'

/** What stays of a refusal: the entries as typed, and why. */
function refused(error: unknown, typed: Record<string, string>): DeskResult {
  if (error instanceof StaleProductError) {
    const theirs = error.theirs.map(({ field, theirs: text }) => `${field}: ${text.slice(0, 120)}`).join('; ')
    return { reason: 'overtaken', detail: { by: error.by, theirs }, hidden: { version: String(error.version) }, typed }
  }
  if (error instanceof InvalidInputError) return { fieldErrors: error.fieldErrors, typed }
  if (error instanceof ConflictError && (error.reason === 'stale' || error.reason === 'nothing' || error.reason === 'sku_in_use' || error.reason === 'superseded')) return { reason: error.reason, typed }
  log.error({ err: error }, 'catalog desk failed')
  return { reason: 'failed', typed }
}

function shown(...slugs: string[]): void {
  updateTag(CATALOG_TAG)
  for (const slug of slugs) updateTag(productTag(slug))
}

/** Keeps the entries as the product's draft. */
export async function saveProductAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  const typed = textEntries(form)
  try {
    await saveProduct(await currentViewer(), { id: typed.id ?? '', version: Number(typed.version), entries: typed })
  } catch (error) {
    return refused(error, typed)
  }
  refresh()
  return { done: 'saved', typed: {} }
}

/** Puts the draft into the shop; the next visitor sees it. */
export async function publishProductAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  const typed = textEntries(form)
  try {
    const { slug } = await publishProduct(await currentViewer(), { id: typed.id ?? '', version: Number(typed.version) })
    shown(slug)
  } catch (error) {
    return refused(error, {})
  }
  refresh()
  return { done: 'published', typed: {} }
}

/** Takes a product out of the shop. */
export async function archiveProductAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  const typed = textEntries(form)
  try {
    await archiveProduct(await currentViewer(), { id: typed.id ?? '', version: Number(typed.version) })
    shown(typed.slug ?? '')
  } catch (error) {
    return refused(error, {})
  }
  refresh()
  return { done: 'archived', typed: {} }
}

/** Publishes again what a batch replaced. */
export async function undoAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  try {
    const { slugs } = await undoPublish(await currentViewer(), String(form.get('batchId')))
    shown(...slugs)
  } catch (error) {
    return refused(error, {})
  }
  refresh()
  return { done: 'undone', typed: {} }
}

/** Publishes all entries that a filter finds. */
export async function publishDraftsAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  const typed = textEntries(form)
  let batchId: string
  try {
    const published = await publishDrafts(await currentViewer(), deskWhere({ q: typed.q ?? '', line: typed.line ?? '', status: 'PENDING' }))
    shown(...published.slugs)
    ;({ batchId } = published)
  } catch (error) {
    return refused(error, {})
  }
  redirect(`/staff/catalog?batch=${batchId}`)
}

/** Makes a draft like another product and opens it. */
export async function duplicateAction(id: string): Promise<void> {
  const made = await duplicateProduct(await currentViewer(), String(id))
  redirect(`/staff/catalog/${made.id}`)
}

/** Publishes the prices that were previewed. */
export async function changePricesAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  const typed = textEntries(form)
  let batchId: string
  try {
    const versions = new Map((typed.versions ?? '').split(',').filter(Boolean).map((pair) => [pair.split(':')[0] ?? '', Number(pair.split(':')[1])]))
    ;({ batchId } = await changePrices(await currentViewer(), versions, readPriceChange({ percent: typed.percent ?? '', amount: typed.amount ?? '' })))
    shown()
  } catch (error) {
    return refused(error, {})
  }
  redirect(`/staff/catalog?batch=${batchId}`)
}

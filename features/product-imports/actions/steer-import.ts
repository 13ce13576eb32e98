'use server'

import { refresh, updateTag } from 'next/cache'
import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import type { OwnContext } from '@/features/accounts/context'
import { CATALOG_TAG } from '@/platform/cache-tags'
import { publishImport, undoImport } from '../commands/publish-import'
import {
  applyImport,
  cancelImport,
  mapImport,
  recheckImport,
  sayDecimalSign,
} from '../commands/steer-import'

/** Runs a step of an import; a refusal keeps what was entered, and the page shows the import's current state. */
async function stepped(
  form: FormData,
  work: (context: OwnContext, id: string, input: Record<string, string>) => Promise<unknown>,
  done?: DeskResult['done'],
): Promise<DeskResult> {
  const result = await deskEntry(
    form,
    {
      permission: 'catalog.edit',
      ...(done ? { done } : {}),
      failure: 'a step of an import failed',
    },
    ({ id = '', ...typed }, context) => work(context, id, typed),
  )
  if (result.reason) refresh()
  return result
}

/** Buyers see a change in the shop, also when a later batch was refused: the cache is renewed for the next visitor. */
async function inShop(change: Promise<unknown>): Promise<void> {
  try {
    await change
  } finally {
    updateTag(CATALOG_TAG)
  }
}

/** Saves what the columns are and has the file checked. */
export async function mapImportAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return stepped(form, (context, id, input) =>
    mapImport(
      context,
      id,
      Array.from({ length: Number(input.columns) || 0 }, (_each, i) => input[`column-${i}`] ?? ''),
    ),
  )
}

/** Saves the file's decimal sign, and has the file checked with it. */
export async function sayDecimalSignAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return stepped(form, (context, id, { decimalSign }) => sayDecimalSign(context, id, decimalSign))
}

/** Checks the file again. */
export async function recheckImportAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return stepped(form, recheckImport)
}

/** Applies the good rows. */
export async function applyImportAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return stepped(form, (context, id, { how, batchSize }) =>
    applyImport(context, id, { how, batchSize }),
  )
}

/** Cancels the import. */
export async function cancelImportAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return stepped(form, cancelImport)
}

/** Publishes what the import entered. */
export async function publishImportAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return stepped(form, (context, id) => inShop(publishImport(context, id)), 'published')
}

/** Undoes the publishing. */
export async function undoImportAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return stepped(form, (context, id) => inShop(undoImport(context, id)), 'undone')
}

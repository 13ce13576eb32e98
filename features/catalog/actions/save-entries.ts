'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { act } from '@/features/accounts/action'
import { ForbiddenError, InvalidInputError } from '@/platform/errors'
import { readerLocale } from '@/platform/reader-locale'
import { log } from '@/platform/log'
import { createProduct } from '../commands/create-product'
import { saveProduct, StaleProductError } from '../commands/save-product'
import type { SaveAnswer } from '../rules/save-answer'

const entries = z.record(z.string().max(40), z.string().max(20_000))
const saveSchema = z.object({ id: z.string().max(40), version: z.int(), entries })

/** Saves the editor's entries as the product's draft; a colleague's are never overwritten unseen. */
export async function saveEntriesAction(input: unknown): Promise<SaveAnswer> {
  return act<SaveAnswer>(
    { permission: 'catalog.edit', rate: 'desk' },
    async (context) => {
      const { version } = await saveProduct(context, saveSchema.parse(input))
      refresh()
      return { state: 'saved', version }
    },
    refused,
  )
}

/** Creates a product from the editor's entries, which then opens on its own page. */
export async function createEntriesAction(input: unknown): Promise<SaveAnswer> {
  return act<SaveAnswer>(
    { permission: 'catalog.edit', rate: 'desk' },
    async (context) => {
      const { id } = await createProduct(context, z.object({ entries }).parse(input).entries)
      return { state: 'created', id }
    },
    refused,
  )
}

async function refused(error: unknown): Promise<SaveAnswer> {
  if (error instanceof StaleProductError)
    return {
      state: 'conflict',
      by: error.by,
      at: error.at.toISOString(),
      version: error.version,
      theirs: error.now,
    }
  if (error instanceof InvalidInputError)
    return { state: 'refused', fieldErrors: error.saidIn(await readerLocale()) }
  if (error instanceof ForbiddenError)
    return { state: error.isSignedIn ? 'not_yours' : 'signed_out' }
  log.error({ err: error }, 'saving a product failed')
  return { state: 'failed' }
}

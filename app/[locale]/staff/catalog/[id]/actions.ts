'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { currentActor } from '@/features/accounts/queries/current-actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { saveProduct, StaleProductError } from '@/features/catalog/commands/save-product'
import type { SaveAnswer } from '@/features/catalog/rules/save-answer'
import { ForbiddenError, InvalidInputError } from '@/platform/errors'
import { log } from '@/platform/log'

const asked = z.object({
  id: z.string().max(40),
  version: z.int(),
  entries: z.record(z.string().max(40), z.string().max(20_000)),
})

/** Keeps the editor's entries as the product's draft; a colleague's are never overwritten unseen. */
export async function saveEntriesAction(input: unknown): Promise<SaveAnswer> {
  try {
    const actor = await currentActor()
    authorize(actor, 'catalog.edit')
    const { version } = await saveProduct(actor, asked.parse(input))
    refresh()
    return { state: 'saved', version }
  } catch (error) {
    if (error instanceof StaleProductError)
      return {
        state: 'conflict',
        by: error.by,
        at: error.at.toISOString(),
        version: error.version,
        theirs: error.now,
      }
    if (error instanceof InvalidInputError)
      return { state: 'refused', fieldErrors: error.fieldErrors }
    if (error instanceof ForbiddenError) return { state: 'signed_out' }
    log.error({ err: error }, 'saving a product failed')
    return { state: 'failed' }
  }
}

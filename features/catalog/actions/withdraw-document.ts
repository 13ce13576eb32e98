'use server'

import { updateTag } from 'next/cache'
import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { DOCUMENTS_TAG } from '@/platform/cache-tags'
import { withdrawDocument } from '../commands/withdraw-document'

/** Withdraws a compliance document from buyers. */
export async function withdrawDocumentAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'catalog.edit', done: 'withdrawn', failure: 'document not withdrawn' },
    async ({ id = '', version = '' }, context) => {
      await withdrawDocument(context, { id, version: Number(version) })
      updateTag(DOCUMENTS_TAG)
    },
  )
}

'use server'

import { updateTag } from 'next/cache'
import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { FREIGHT_TAG } from '@/platform/cache-tags'
import { reviewCards } from '../commands/review-cards'

/** Records that a file's rows were reviewed against their source. */
export async function reviewCardsAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'freight.edit', done: 'set', failure: 'freight cards not reviewed' },
    async (typed, context) => {
      await reviewCards(context, Number(typed.serial))
      updateTag(FREIGHT_TAG)
    },
  )
}

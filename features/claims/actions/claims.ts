'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import type { DeskResult } from '@/components/desk/result'
import type { RefusedCause } from '@/components/form/attempt'
import { act, deskEntry, refusalOf } from '@/features/accounts/action'
import { textEntries } from '@/platform/form-entries'
import { answerClaim } from '../commands/answer-claim'
import { openClaim } from '../commands/open-claim'

export interface ClaimSent {
  done?: true
  reason?: RefusedCause | 'failed'
  fieldErrors?: Record<string, string[]>
  typed: Record<string, string>
}

const photosSchema = z.preprocess(
  (text) => (typeof text === 'string' && text !== '' ? (JSON.parse(text) as unknown) : []),
  z.array(z.object({ id: z.string(), claimToken: z.string() })),
)

/** A buyer claims pieces that have left. */
export async function openClaimAction(_: ClaimSent, form: FormData): Promise<ClaimSent> {
  const { photos = '', ...typed } = textEntries(form)
  return act<ClaimSent>(
    { permission: 'claim.open', rate: 'decide' },
    async (context) => {
      await openClaim(context, { ...typed, photos: photosSchema.parse(photos) })
      refresh()
      return { done: true, typed: {} }
    },
    async (error) => ({ ...(await refusalOf(error, [], 'claim not opened')), typed }),
  )
}

/** Answers a claim. */
export async function answerClaimAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'claim.answer', done: 'entered', failure: 'claim not answered' },
    (typed, context) => answerClaim(context, typed),
  )
}

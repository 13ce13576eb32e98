'use server'

import type { DeskResult } from '@/components/desk/result'
import { deskEntry } from '@/features/accounts/action'
import { picksTyped } from '@/features/quotes/rules/choices'
import { recordAnswer } from '../commands/record-answer'

/** Records an answer that the buyer gave outside the site. */
export async function recordAnswerAction(_: DeskResult, form: FormData): Promise<DeskResult> {
  return deskEntry(
    form,
    { permission: 'quote.record-answer', failure: 'answer not recorded' },
    ({ fileId = '', claimToken = '', reasonCode = '', picks = '', ...typed }, context) =>
      recordAnswer(context, {
        ...typed,
        serial: Number(typed['serial']),
        revision: Number(typed['revision']),
        picks: picksTyped(picks),
        ...(reasonCode ? { reasonCode } : {}),
        ...(fileId ? { file: { id: fileId, claimToken } } : {}),
      }),
  )
}

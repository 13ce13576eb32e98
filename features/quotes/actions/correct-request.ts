'use server'

import { refresh } from 'next/cache'
import { act, refusalOf } from '@/features/accounts/action'
import { textEntries } from '@/platform/form-entries'
import { correctRequest } from '../commands/correct-request'
import { withdrawRequest } from '../commands/withdraw-request'
import {
  CORRECTION_REFUSALS,
  correctionTyped,
  type CorrectionState,
} from '../rules/correction-form'

/** Corrects a request that isn't quoted yet; a refused form keeps its entries. */
export async function correctRequestAction(
  _: CorrectionState,
  form: FormData,
): Promise<CorrectionState> {
  const typed = textEntries(form)
  return act<CorrectionState>(
    { permission: 'request.correct', rate: 'decide' },
    async (context) => {
      const moves = await correctRequest(context, correctionTyped(typed))
      refresh()
      return { typed: {}, done: moves.length > 0 ? 'changed' : 'nothing' }
    },
    async (error) => ({
      typed,
      ...(await refusalOf(error, CORRECTION_REFUSALS, 'request not corrected')),
    }),
  )
}

/** Withdraws a request before it is quoted. */
export async function withdrawRequestAction(
  _: CorrectionState,
  form: FormData,
): Promise<CorrectionState> {
  const typed = textEntries(form)
  return act<CorrectionState>(
    { permission: 'request.withdraw', rate: 'decide' },
    async (context) => {
      await withdrawRequest(context, { serial: Number(typed['serial']), words: typed['words'] })
      refresh()
      return { typed: {} }
    },
    async (error) => ({
      typed,
      ...(await refusalOf(error, CORRECTION_REFUSALS, 'request not taken back')),
    }),
  )
}

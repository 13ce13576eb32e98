'use server'

import { refresh } from 'next/cache'
import { act, refusalOf } from '@/features/accounts/action'
import { ConflictError } from '@/platform/errors'
import { declineQuote } from '../commands/decline-quote'
import { takeBackCounter } from '../commands/take-back-counter'
import { DECLINE_REFUSALS, type DeclineState } from '../rules/answer-states'

/** A buyer's no; what was typed stays on a refusal. */
export async function declineQuoteAction(_: DeclineState, form: FormData): Promise<DeclineState> {
  const entered = {
    reasonCode: String(form.get('reasonCode') ?? ''),
    words: String(form.get('words') ?? ''),
    competitor: String(form.get('competitor') ?? ''),
    price: String(form.get('price') ?? ''),
  }
  return act<DeclineState>(
    { permission: 'quote.decline', rate: 'decide' },
    async (context) => {
      await declineQuote(context, {
        serial: Number(form.get('serial')),
        revision: Number(form.get('revision')),
        documentHash: String(form.get('documentHash')),
        ...entered,
      })
      refresh()
      return {}
    },
    async (error) => ({
      ...(await refusalOf(error, DECLINE_REFUSALS, 'quote not declined')),
      ...entered,
    }),
  )
}

/** Takes changes back; those that were answered meanwhile show themselves so. */
export async function takeBackCounterAction(serial: number, counterId: string): Promise<void> {
  return act<void>(
    { permission: 'quote.counter', rate: 'decide' },
    async (context) => {
      await takeBackCounter(context, { serial, counterId })
      refresh()
    },
    (error) => {
      if (!(error instanceof ConflictError)) throw error
      refresh()
    },
  )
}

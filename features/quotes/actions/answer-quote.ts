'use server'

import { refresh } from 'next/cache'
import { act, refusalOf } from '@/features/accounts/action'
import { ConflictError } from '@/platform/errors'
import { declineQuote } from '../commands/decline-quote'
import { takeBackCounter } from '../commands/take-back-counter'
import { DECLINE_REFUSALS, type DeclineState } from '../rules/answer-states'

/** Declines a quote for its buyer; a refused form keeps its entries. */
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

/** Withdraws a buyer's changes; if they were answered meanwhile, the page shows that. */
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

'use server'

import { refresh } from 'next/cache'
import { act } from '@/features/accounts/action'
import type { TariffTermsKind } from '@/features/pricing/rules/tariff-terms'
import { ConflictError } from '@/platform/errors'
import { askRequote } from '../commands/ask-requote'

/** Asks for a new revision of a quote; if it was signed meanwhile, the page shows that. */
export async function askRequoteAction(serial: number, terms?: TariffTermsKind): Promise<void> {
  return act<void>(
    { permission: 'quote.requote', rate: 'decide' },
    async (context) => {
      await askRequote(context, { serial, terms })
      refresh()
    },
    (error) => {
      if (!(error instanceof ConflictError)) throw error
      refresh()
    },
  )
}

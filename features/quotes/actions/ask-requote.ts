'use server'

import { refresh } from 'next/cache'
import { currentContext } from '@/features/accounts/queries/current-actor'
import type { TariffTermsKind } from '@/features/pricing/rules/tariff-terms'
import { ConflictError } from '@/platform/errors'
import { askRequote } from '../commands/ask-requote'

/** Asks for a quote anew; one that was signed meanwhile shows itself so. */
export async function askRequoteAction(serial: number, terms?: TariffTermsKind): Promise<void> {
  try {
    await askRequote(await currentContext(), { serial, terms })
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error
  }
  refresh()
}

'use server'

import { refresh } from 'next/cache'
import { act } from '@/features/accounts/action'
import { InvalidInputError } from '@/platform/errors'
import { readerLocale } from '@/platform/reader-locale'
import { log } from '@/platform/log'
import { saveBasePrice } from '../commands/save-base-price'
import { StaleProductError } from '../commands/save-product'
import type { PriceAnswer } from '../rules/price-answer'

/** Saves a base price entered in the table's row as a draft; the table then shows it. */
export async function savePriceAction(input: unknown): Promise<PriceAnswer> {
  return act<PriceAnswer>(
    { permission: 'catalog.edit', rate: 'desk' },
    async (context) => {
      await saveBasePrice(context, input)
      refresh()
      return { state: 'saved' }
    },
    refused,
  )
}

async function refused(error: unknown): Promise<PriceAnswer> {
  if (error instanceof StaleProductError)
    return {
      state: 'conflict',
      by: error.by,
      at: error.at.toISOString(),
      version: error.version,
      theirs: error.now.priceBreaks.split('\n')[0]?.split('|')[1]?.trim() ?? '',
    }
  if (error instanceof InvalidInputError)
    return {
      state: 'refused',
      problems: error.complaints.price
        ? []
        : Object.values(error.saidIn(await readerLocale())).flat(),
    }
  log.error({ err: error }, 'entering a price in the table failed')
  return { state: 'failed' }
}

'use server'

import { refresh } from 'next/cache'
import { currentActor } from '@/features/accounts/queries/current-actor'
import { saveBasePrice } from '@/features/catalog/commands/save-base-price'
import { StaleProductError } from '@/features/catalog/commands/save-product'
import type { PriceAnswer } from '@/features/catalog/rules/price-answer'
import { InvalidInputError } from '@/platform/errors'
import { log } from '@/platform/log'

/** Enters a base price in the table's row, as a draft; the table then shows it. */
export async function savePriceAction(input: unknown): Promise<PriceAnswer> {
  try {
    await saveBasePrice(await currentActor(), input)
  } catch (error) {
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
        problems: error.fieldErrors.price ? [] : Object.values(error.fieldErrors).flat(),
      }
    log.error({ err: error }, 'entering a price in the table failed')
    return { state: 'failed' }
  }
  refresh()
  return { state: 'saved' }
}

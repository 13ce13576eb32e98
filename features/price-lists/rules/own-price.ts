import {
  entryThatHolds,
  ownLadder,
  withFinish,
  type HoldingList,
  type ListReference,
  type PriceEntry,
} from '@/features/pricing/rules/price-lists'
import type { PriceBreak } from '@/features/pricing/rules/list-price'
import { factoryDay } from '@/platform/day'

/** From what a company's lists say to the price of a SKU. Pure. */

/** Entries that speak of a product, and of its SKUs by name. */
export interface ListEntry {
  list: HoldingList
  entry: PriceEntry
  /** empty for an entry of the whole product */
  sku: string
}

export interface OwnPrice {
  /** by quantity, finish included, options apart; US cents */
  ladder: PriceBreak[]
  list: ListReference
}

/**
 * A SKU's own price; null where no list says anything of it. Pure.
 * @param sku empty for the design without a finish's or a size's own entry
 * @param catalog what the catalog asks for it: breaks, and the finish's price change that comes on top
 */
export function ownPriceOf(
  said: readonly ListEntry[] | undefined,
  sku: string,
  catalog: { breaks: readonly PriceBreak[]; finishDeltaMinor: number },
  now: Date,
): OwnPrice | null {
  if (!said || catalog.breaks.length === 0) return null
  const best = entryThatHolds(
    said.filter((each) => each.sku === '' || each.sku === sku),
    factoryDay(now),
  )
  if (!best) return null
  const { serial, version, name, holdsUntil } = best.list
  return {
    ladder: ownLadder(
      withFinish(catalog.breaks, catalog.finishDeltaMinor),
      best.entry,
      catalog.finishDeltaMinor,
    ),
    list: { serial, version, name, holdsUntil },
  }
}

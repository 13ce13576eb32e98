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

/** The price of a SKU, from what a company's lists say. Pure. */

/** Entries about a product, and about its SKUs by name. */
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
 * @param catalog the catalog's price: breaks, and the finish's price change on top
 */
export function ownPriceOf(
  entries: readonly ListEntry[] | undefined,
  sku: string,
  catalog: { breaks: readonly PriceBreak[]; finishDeltaMinor: number },
  now: Date,
): OwnPrice | null {
  if (!entries || catalog.breaks.length === 0) return null
  const best = entryThatHolds(
    entries.filter((each) => each.sku === '' || each.sku === sku),
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

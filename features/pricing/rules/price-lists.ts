import { multiplyRatio } from '@/platform/money'
import { activeBreakIndex, type PriceBreak } from './list-price'

/**
 * Own prices of companies: which list is in force, which of its entries applies, and what a piece then costs. Pure;
 * browser-safe.
 */

/** The scope of an entry, from the widest to the most specific. */
export const SCOPES = ['WHOLE', 'LINE', 'TYPE', 'PRODUCT', 'SKU'] as const
export type Scope = (typeof SCOPES)[number]

export interface PriceEntry {
  scope: Scope
  /** product line, type, product or SKU; empty for the whole list */
  key: string
  /** hundredths of a percent off the catalog's price, negative for an increase; null where there are own breaks */
  basisPoints: number | null
  /** US cents, rising in quantity and falling in price; empty where there is a percentage */
  breaks: readonly PriceBreak[]
  /** it may be dearer than the catalog */
  aboveList: boolean
}

/** A version of a list, as far as its validity depends on it. Days are `YYYY-MM-DD`, Asia/Shanghai. */
export interface HoldingList {
  serial: number
  version: number
  name: string
  /** for the company itself, not for a group it belongs to */
  own: boolean
  priority: number
  activatedAt: string
  validFrom: string
  /** null: open-ended */
  holdsUntil: string | null
}

/** Which list and version a price came from. */
export interface ListReference {
  serial: number
  version: number
  name: string
  /** its last day, Asia/Shanghai; null: open-ended */
  holdsUntil: string | null
}

/** Whether a list is in force on a day; its first and its last day are included. */
export const holdsOn = (
  list: Pick<HoldingList, 'validFrom' | 'holdsUntil'>,
  day: string,
): boolean => list.validFrom <= day && (list.holdsUntil === null || day <= list.holdsUntil)

/** Sorts the company's own lists before its group's, then by higher priority, then the newer ones first. */
export function listOrder(a: HoldingList, b: HoldingList): number {
  if (a.own !== b.own) return a.own ? -1 : 1
  if (a.priority !== b.priority) return b.priority - a.priority
  return b.activatedAt.localeCompare(a.activatedAt) || b.serial - a.serial
}

/**
 * The entry that prices an article: the most specific one of the first list, in order, that mentions it. A list that
 * doesn't mention an article leaves it to the next; an entry of 0% keeps the catalog's price.
 * @param entries those that mention the article, from lists that are for the company
 */
export function entryThatHolds<T extends { list: HoldingList; entry: Pick<PriceEntry, 'scope'> }>(
  entries: readonly T[],
  day: string,
): T | null {
  const inForce = entries.filter(({ list }) => holdsOn(list, day))
  return (
    inForce.toSorted(
      (a, b) =>
        listOrder(a.list, b.list) || SCOPES.indexOf(b.entry.scope) - SCOPES.indexOf(a.entry.scope),
    )[0] ?? null
  )
}

/**
 * What a piece costs by quantity under an entry; options come on top. Own breaks of a product carry the finish's
 * price change as the catalog's do, those of a SKU are its whole price. Nothing is ever dearer than in the catalog
 * unless the entry says so, and below its first own break the catalog's price applies.
 * @param ladder the catalog's for that SKU, finish included, in rising order of quantity; at least one
 */
export function ownLadder(
  ladder: readonly PriceBreak[],
  entry: Pick<PriceEntry, 'scope' | 'basisPoints' | 'breaks' | 'aboveList'>,
  finishDeltaMinor: number,
): PriceBreak[] {
  if (entry.basisPoints !== null) {
    const off = BigInt(
      10_000 - (entry.aboveList ? entry.basisPoints : Math.max(0, entry.basisPoints)),
    )
    return shortest(
      ladder.map(({ fromQuantity, unitPriceMinor }) => ({
        fromQuantity,
        unitPriceMinor: atLeastACent(multiplyRatio(unitPriceMinor, off, 10_000n)),
      })),
    )
  }
  const delta = entry.scope === 'SKU' ? 0 : finishDeltaMinor
  const own = entry.breaks.map(({ fromQuantity, unitPriceMinor }) => ({
    fromQuantity,
    unitPriceMinor: atLeastACent(unitPriceMinor + delta),
  }))
  const [first] = own
  if (!first) return [...ladder]
  const quantities = [
    ...new Set([...ladder, ...own].map(({ fromQuantity }) => fromQuantity)),
  ].toSorted((a, b) => a - b)
  return shortest(
    quantities.map((fromQuantity) => {
      const catalog = at(ladder, fromQuantity)
      const ownBreak = at(own, fromQuantity)
      if (entry.aboveList)
        return {
          fromQuantity,
          unitPriceMinor:
            fromQuantity < first.fromQuantity ? Math.max(catalog, ownBreak) : ownBreak,
        }
      return {
        fromQuantity,
        unitPriceMinor: fromQuantity < first.fromQuantity ? catalog : Math.min(catalog, ownBreak),
      }
    }),
  )
}

/**
 * The SKUs' own breaks of a design, with one SKU's replaced by a ladder: this is how a price list enters the price
 * of a line.
 */
export const withLadder = <T extends PriceBreak & { sku: string }>(
  variantBreaks: readonly T[],
  sku: string,
  ladder: readonly PriceBreak[],
): (PriceBreak & { sku: string })[] => [
  ...variantBreaks.filter((each) => each.sku !== sku),
  ...ladder.map(({ fromQuantity, unitPriceMinor }) => ({ sku, fromQuantity, unitPriceMinor })),
]

/** The catalog's ladder of a SKU, from its breaks and its finish. */
export const withFinish = (breaks: readonly PriceBreak[], finishDeltaMinor: number): PriceBreak[] =>
  breaks.map(({ fromQuantity, unitPriceMinor }) => ({
    fromQuantity,
    unitPriceMinor: unitPriceMinor + finishDeltaMinor,
  }))

/** Change of a price in hundredths of a percent of the first, towards zero: for people to compare, not for pricing. */
export const changeBasisPoints = (beforeMinor: number, afterMinor: number): number =>
  beforeMinor === 0 ? 0 : Math.trunc(((afterMinor - beforeMinor) * 10_000) / beforeMinor)

const at = (breaks: readonly PriceBreak[], quantity: number): number =>
  breaks[activeBreakIndex(breaks, quantity)]?.unitPriceMinor ?? 0
const atLeastACent = (priceMinor: number): number => Math.max(1, priceMinor)
/** Drops the breaks at which nothing changes; the first stays. */
const shortest = (breaks: readonly PriceBreak[]): PriceBreak[] =>
  breaks.filter(
    ({ unitPriceMinor }, i) => i === 0 || unitPriceMinor !== breaks[i - 1]?.unitPriceMinor,
  )

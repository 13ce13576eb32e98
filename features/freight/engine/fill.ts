import type { Consignment, ContainerCount, ContainerType } from './types'

/** What a container holds in practice. */
export interface Equipment {
  type: ContainerType
  /** usual stowage, cubic centimetres */
  usableCm3: number
  payloadGrams: number
  /** inside dimensions, to find cartons that fit through no door */
  insideMm: { length: number; width: number; height: number }
}

/**
 * Only the last so many containers of a type are tried in mixtures; those beyond are all of that
 * type.
 */
const MOST_TRIED = 12

/**
 * The cheapest containers that hold a consignment by volume and by weight.
 * @param costOf cost of so many containers of a type, minor units; null where the card has no rate
 *   for them
 * @returns null where nothing holds it
 */
export function fillContainers(
  consignment: Pick<Consignment, 'grossGrams' | 'volumeCm3'>,
  equipment: readonly Equipment[],
  costOf: (type: ContainerType, count: number) => number | null,
): ContainerCount[] | null {
  // Mixtures ask for the same counts again and again.
  const costs = new Map<string, number | null>()
  const cost = (type: ContainerType, count: number): number | null => {
    const key = `${type} ${count}`
    const cached = costs.get(key)
    if (cached !== undefined) return cached
    const minor = costOf(type, count)
    costs.set(key, minor)
    return minor
  }
  const usable = equipment.filter(({ type }) => cost(type, 1) !== null)
  let best: { counts: ContainerCount[]; minor: number } | null = null
  const total = (counts: readonly ContainerCount[]): number | null => {
    let minor = 0
    for (const { type, count } of counts) {
      const each = count === 0 ? 0 : cost(type, count)
      if (each === null) return null
      minor += each
    }
    return minor
  }
  const consider = (counts: readonly ContainerCount[]) => {
    const used = counts.filter(({ count }) => count > 0)
    const minor = total(used)
    if (minor !== null && (!best || minor < best.minor)) best = { counts: [...used], minor }
  }
  const load = { grams: consignment.grossGrams, cm3: consignment.volumeCm3 }
  for (const one of usable) consider([{ type: one.type, count: needed(load, one) }])
  // Many of one type, and the rest in any mixture.
  for (const bulk of usable) {
    const bulkCount = Math.max(0, needed(load, bulk) - MOST_TRIED)
    const rest = {
      grams: Math.max(0, load.grams - bulkCount * bulk.payloadGrams),
      cm3: Math.max(0, load.cm3 - bulkCount * bulk.usableCm3),
    }
    mixtures(rest, usable, (counts) =>
      consider(
        counts.map((each) =>
          each.type === bulk.type ? { ...each, count: each.count + bulkCount } : each,
        ),
      ),
    )
    if (bulkCount === 0) break
  }
  return (best as { counts: ContainerCount[] } | null)?.counts ?? null
}

/** How many containers of a type it takes alone, at least one. */
const needed = (
  { grams, cm3 }: { grams: number; cm3: number },
  { payloadGrams, usableCm3 }: Equipment,
): number => Math.max(1, Math.ceil(grams / payloadGrams), Math.ceil(cm3 / usableCm3))

/** Every mixture of types that just holds the load. */
function mixtures(
  load: { grams: number; cm3: number },
  [first, ...others]: readonly Equipment[],
  take: (counts: ContainerCount[]) => void,
  before: ContainerCount[] = [],
): void {
  if (!first) return
  const empty = load.grams <= 0 && load.cm3 <= 0
  const most = empty ? 0 : needed(load, first)
  if (others.length === 0) return take([...before, { type: first.type, count: most }])
  for (let count = 0; count <= most; count++)
    mixtures(
      {
        grams: Math.max(0, load.grams - count * first.payloadGrams),
        cm3: Math.max(0, load.cm3 - count * first.usableCm3),
      },
      others,
      take,
      [...before, { type: first.type, count }],
    )
}

/** Whether every carton fits into a container, however it is turned. */
export const cartonsFit = (
  { cartons }: Pick<Consignment, 'cartons'>,
  { insideMm: { length, width, height } }: Equipment,
): boolean => {
  const inside = [length, width, height].toSorted((a, b) => a - b)
  return cartons.every(({ lengthMm, widthMm, heightMm }) =>
    [lengthMm, widthMm, heightMm]
      .toSorted((a, b) => a - b)
      .every((side, i) => side <= (inside[i] ?? 0)),
  )
}

import {
  add,
  compare,
  divide,
  multiply,
  percentOf,
  ratio,
  rational,
  rounded,
  smaller,
  subtract,
  text,
  ZERO,
  type Rational,
} from './rational'

/** What customs or we recorded of a quota definition, in the order it happened. */
export type QuotaEvent =
  | { kind: 'balance'; remaining: string }
  | { kind: 'critical'; active: boolean }
  | { kind: 'exhaustion' }
  /** volume came back: a proration was revised, or entries were withdrawn */
  | { kind: 'reopening' }

/** A range of days, the last one included. */
export interface Period {
  from: string
  to: string
}

/** One period of a tariff-rate quota. Volumes are decimals of its unit; customs keeps three places. */
export interface QuotaDefinition extends Period {
  volume: string
  /** percentage of the volume used from which it is critical; 100 for never */
  criticalThresholdPercent: string
}

/** A tariff-rate quota: who may draw how much at the lower rate, and when. */
export interface Quota {
  orderNumber: string
  title: string
  /** in kilograms unless another unit is named */
  unit: 'KGM' | 'NAR'
  /** first come, first served by the day, or holders of a licence */
  method: 'first_come_first_served' | 'licensed'
  definitions: readonly QuotaDefinition[]
  suspensions?: readonly Period[]
  blockings?: readonly Period[]
}

export type QuotaStatus = 'Open' | 'Critical' | 'Blocked' | 'Suspended' | 'Exhausted'

/**
 * Status of a definition: exhausted before suspended before blocked before critical before open.
 * @param events in the order they happened
 */
export function quotaStatus(
  events: readonly QuotaEvent[],
  now: { critical?: boolean; suspended?: boolean; blocked?: boolean } = {},
): QuotaStatus {
  const filled = events.findLast(({ kind }) => kind === 'exhaustion' || kind === 'reopening')
  if (filled?.kind === 'exhaustion') return 'Exhausted'
  if (now.suspended) return 'Suspended'
  if (now.blocked) return 'Blocked'
  const critical = events.findLast((event) => event.kind === 'critical')
  return (critical ? critical.active : now.critical) ? 'Critical' : 'Open'
}

/**
 * Status of a definition on a day, given what is used of it.
 * @param pauses periods in which nothing may be drawn
 */
export function statusOn(
  definition: QuotaDefinition,
  used: string,
  day: string,
  pauses: Pick<Quota, 'suspensions' | 'blockings'> = {},
): QuotaStatus {
  const within = (periods: readonly Period[] = []) =>
    periods.some(({ from, to }) => from <= day && day <= to)
  const available = subtract(rational(definition.volume), rational(used))
  return quotaStatus(compare(available, ZERO) <= 0 ? [{ kind: 'exhaustion' }] : [], {
    critical:
      compare(
        multiply(rational(used), ratio(100n, 1n)),
        multiply(rational(definition.volume), rational(definition.criticalThresholdPercent)),
      ) >= 0,
    suspended: within(pauses.suspensions),
    blocked: within(pauses.blockings),
  })
}

/** The definition that a day falls into: unused volume of an earlier one is lost. */
export const definitionOn = (
  definitions: readonly QuotaDefinition[],
  day: string,
): QuotaDefinition | null => definitions.find(({ from, to }) => from <= day && day <= to) ?? null

export interface QuotaSplit {
  /** within the quota and beyond it, in the quota's unit */
  inQuota: string
  overQuota: string
  /** cents; they add up to the value of the entry */
  inQuotaMinor: number
  overQuotaMinor: number
}

/**
 * Splits an entry that may cross the limit: quantity by what remains, value in proportion, rounded half up to the
 * cent.
 * @param remaining what is left before this entry; a negative amount counts as zero
 */
export function splitEntry(quantity: string, remaining: string, valueMinor: number): QuotaSplit {
  const [whole, left] = [rational(quantity), rational(remaining)]
  const within = compare(left, ZERO) <= 0 ? ZERO : smaller(whole, left)
  const inQuotaMinor =
    compare(whole, ZERO) === 0
      ? 0
      : Number(rounded(divide(multiply(ratio(BigInt(valueMinor), 1n), within), whole), 0))
  return {
    inQuota: text(within),
    overQuota: text(subtract(whole, within)),
    inQuotaMinor,
    overQuotaMinor: valueMinor - inQuotaMinor,
  }
}

/**
 * The opening moment: everything presented then shares one percentage, in whole units of all of it together, never
 * more than there is. Whole units lost by rounding down go to the largest remainders, so that the parts add up to
 * what customs releases. Source: 19 CFR 132.12.
 * @param percent the share customs announces
 * @returns what is within of each, by id
 */
export function prorated(
  drawings: readonly Pick<DrawDown, 'id' | 'quantity'>[],
  percent: string,
): Map<string, string> {
  const demand = drawings.reduce<Rational>(
    (sum, { quantity }) => add(sum, rational(quantity)),
    ZERO,
  )
  const exact = percentOf(demand, percent)
  const released = compare(exact, demand) >= 0 ? demand : { n: exact.n / exact.d, d: 1n }
  return new Map(
    [...sharedOut(released, drawings, 0)].map(([id, within]) => [id, text(within)] as const),
  )
}

export interface DrawDown {
  id: string
  quantity: string
  /** instant of presentation, ISO; earlier goes first */
  presented: string
}

/**
 * First come, first served within one window: how much of each drawing is within, and what is left. Drawings of one
 * moment share what there is.
 */
export function drawDown(
  volume: string,
  drawings: readonly DrawDown[],
): { granted: Map<string, string>; remaining: string } {
  let available = rational(volume)
  const granted = new Map<string, string>()
  const moments = [...new Set(drawings.map(({ presented }) => Date.parse(presented)))]
  for (const moment of moments.sort((a, b) => a - b)) {
    const together = drawings.filter(({ presented }) => Date.parse(presented) === moment)
    for (const [id, within] of sharedOut(available, together)) {
      granted.set(id, text(within))
      available = subtract(available, within)
    }
  }
  return { granted, remaining: text(available) }
}

/** customs keeps three places of a quota's unit */
const PLACES = 3

/**
 * What drawings presented at one moment get of what is left: all they ask where that suffices, else the same
 * percentage each, to a number of decimal places of the unit. What rounding down leaves goes to the largest
 * remainders, so that everything is drawn and none gets more than it asked. Source: 19 CFR 132.12.
 */
export function sharedOut(
  available: Rational,
  drawings: readonly Pick<DrawDown, 'id' | 'quantity'>[],
  places = PLACES,
): Map<string, Rational> {
  const [scale, smallest] = [10n ** BigInt(places), ratio(1n, 10n ** BigInt(places))]
  const demands = drawings.map(({ id, quantity }) => ({ id, quantity: rational(quantity) }))
  const demand = demands.reduce<Rational>((sum, { quantity }) => add(sum, quantity), ZERO)
  if (compare(demand, available) <= 0)
    return new Map(demands.map(({ id, quantity }) => [id, quantity]))
  const exact = demands.map(({ id, quantity }) => {
    const share = divide(multiply(available, quantity), demand)
    const within = ratio((share.n * scale) / share.d, scale)
    return { id, quantity, within, remainder: subtract(share, within) }
  })
  let leftover = subtract(
    available,
    exact.reduce<Rational>((sum, { within }) => add(sum, within), ZERO),
  )
  const granted = new Map(exact.map(({ id, within }) => [id, within]))
  for (const { id, quantity, within } of exact.toSorted((a, b) =>
    compare(b.remainder, a.remainder),
  )) {
    const next = add(within, smallest)
    if (compare(leftover, smallest) < 0) break
    if (compare(next, quantity) > 0) continue
    granted.set(id, next)
    leftover = subtract(leftover, smallest)
  }
  return granted
}

/** The share of an opening that is released at once, in percent: 100 unless more is asked than there is. */
export const openingPercent = (volume: string, demanded: string): string => {
  const [whole, demand] = [rational(volume), rational(demanded)]
  return compare(demand, whole) <= 0
    ? '100'
    : text(divide(multiply(whole, ratio(100n, 1n)), demand))
}

/**
 * The deposit for goods that ask for a quota. Once it is nearly full the importer deposits the duty beyond it, and
 * gets the difference back where the quota is granted. Source: 19 CFR 132.13.
 * @param withinMinor duty inside the quota,
 * @param beyondMinor duty outside it, cents
 */
export function depositFor(
  status: QuotaStatus,
  withinMinor: number,
  beyondMinor: number,
): { depositMinor: number; refundIfWithinMinor: number } {
  const depositMinor = status === 'Open' ? withinMinor : beyondMinor
  return { depositMinor, refundIfWithinMinor: depositMinor - withinMinor }
}

export type VolumeChange =
  | { kind: 'no_change' }
  | {
      kind:
        'increase_percentage' | 'decrease_percentage' | 'increase_quantity' | 'decrease_quantity'
      value: string
    }

/** Volumes of successive periods, unrounded: percentages compound, quantities add; never below zero. */
export function successiveVolumes(
  initial: string,
  change: VolumeChange,
  periods: number,
): Rational[] {
  const volumes = [rational(initial)]
  while (volumes.length < periods) {
    const next = changed(volumes.at(-1) ?? ZERO, change)
    volumes.push(compare(next, ZERO) < 0 ? ZERO : next)
  }
  return volumes.slice(0, periods)
}

function changed(volume: Rational, change: VolumeChange): Rational {
  if (change.kind === 'no_change') return volume
  const step = change.kind.endsWith('percentage')
    ? percentOf(volume, change.value)
    : rational(change.value)
  return change.kind.startsWith('increase') ? add(volume, step) : subtract(volume, step)
}

/** A volume taken from history: the average of what was imported in the base years, times a percentage. */
export function volumeFromHistory(yearly: readonly string[], percent = '100'): string {
  if (yearly.length === 0) throw new RangeError('a base period needs at least one year')
  const average = divide(yearly.map(rational).reduce(add, ZERO), ratio(BigInt(yearly.length), 1n))
  return text(percentOf(average, percent))
}

/**
 * The day a window fills up at the rate so far; null when it won't before its end.
 * @param used by the end of `day`
 */
export function projectedExhaustion(
  definition: QuotaDefinition,
  used: string,
  day: string,
): string | null {
  const elapsed = BigInt(daysBetween(definition.from, day) + 1)
  const [usedVolume, volume] = [rational(used), rational(definition.volume)]
  if (elapsed <= 0n || compare(usedVolume, ZERO) <= 0) return null
  const days = divide(multiply(volume, ratio(elapsed, 1n)), usedVolume)
  const date = addDays(definition.from, Number((days.n + days.d - 1n) / days.d) - 1)
  return date <= definition.to ? date : null
}

const daysBetween = (a: string, b: string): number =>
  Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / 86_400_000)
const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

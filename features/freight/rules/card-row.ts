import type { Message, MessageCode, MessageValue } from '@/i18n/message'
import { wholeOf } from '@/platform/number-words'
import { canonical, millionths } from '../engine/decimal'
import {
  CONTAINER_TYPES,
  LEGS,
  MODES,
  UNITS,
  type Mode,
  type RateRow,
  type Surcharge,
  type Unit,
} from '../engine/types'
import { canonicalZone } from '../engine/zone'

/** Reads one line of a file of rate cards. Pure. */

/** Columns of the file; the marked ones may be left out or blank. */
export const CARD_COLUMNS = [
  'lane',
  'mode',
  'carrier',
  'service',
  'origin',
  'destination_country',
  'zone_or_postcodes?',
  'incoterm_leg',
  'unit',
  'from',
  'to?',
  'rate',
  'minimum?',
  'currency',
  'divisor?',
  'round_to?',
  'container_type?',
  'transit_min?',
  'transit_max?',
  'fuel_percent?',
  'surcharges?',
  'valid_from',
  'valid_to?',
  'source',
  'note?',
] as const
export type CardColumn = (typeof CARD_COLUMNS)[number] extends infer C
  ? C extends `${infer Name}?`
    ? Name
    : C
  : never
export const CARD_COLUMN_NAMES = CARD_COLUMNS.map((column) =>
  column.replace('?', ''),
) as CardColumn[]
export const NEEDED_COLUMNS = CARD_COLUMNS.filter((column) => !column.endsWith('?')) as CardColumn[]

/** The content of a line, before it is imported. */
export type CardTerms = Omit<RateRow, 'id' | 'review' | 'isDemo'>

/** The currency that catalog and cards are in. */
export const CARD_CURRENCY = 'USD'

export interface CellProblem {
  /** null for the line as a whole */
  column: CardColumn | null
  message: Message
}

/** Units that a mode's main leg is charged by. */
const MAIN_UNITS: Readonly<Record<Mode, readonly Unit[]>> = {
  express: ['kg', 'shipment'],
  air: ['kg', 'shipment'],
  rail: ['kg', 'cbm', 'wm', 'container', 'shipment'],
  lcl: ['cbm', 'wm'],
  fcl: ['container'],
}
/** Modes that count volume as weight. */
const BY_VOLUME_WEIGHT: readonly Mode[] = ['express', 'air', 'rail']
const DIVISORS = { least: 1_000, most: 10_000 }
const MOST_TRANSIT_DAYS = 365
const MOST_PERCENT = 300n * 1_000_000n

type NameOf<C> = C extends `freight.problems.${infer Name}` ? Name : never
type Problems = NameOf<MessageCode>

/**
 * Reads the cells of a line.
 * @returns its terms, or everything that is wrong with it, by column
 */
export function readCardRow(
  cell: (column: CardColumn) => string,
): { terms: CardTerms } | { problems: CellProblem[] } {
  const problems: CellProblem[] = []
  const wrong = (
    column: CardColumn | null,
    problem: Problems,
    values?: Readonly<Record<string, MessageValue>>,
  ) => {
    const code: MessageCode = `freight.problems.${problem}`
    problems.push({ column, message: { code, ...(values ? { values } : {}) } })
  }
  const text = (column: CardColumn, most: number, isRequired = true): string => {
    const value = cell(column)
    if (isRequired && value === '') wrong(column, 'missing')
    else if (value.length > most) wrong(column, 'too_long', { most })
    else if (/[\p{Cc}\u2028\u2029]/u.test(value)) wrong(column, 'one_line')
    return value
  }
  const choice = <T extends string>(column: CardColumn, of: readonly T[]): T | null => {
    const value = cell(column)
    const found = of.find((each) => each.toLowerCase() === value.toLowerCase())
    if (found === undefined)
      wrong(column, value === '' ? 'missing' : 'choice', {
        of: { list: [...of], between: 'commas' },
      })
    return found ?? null
  }
  const decimal = (column: CardColumn, places: number, isRequired = false): string | null => {
    const value = cell(column)
    if (value === '') {
      if (isRequired) wrong(column, 'missing')
      return null
    }
    if (new RegExp(`^\\d{1,9}(\\.\\d{1,${places}})?$`).test(value)) return canonical(value)
    wrong(column, 'decimal', { places })
    return null
  }
  const whole = (column: CardColumn, least: number, most: number): number | null => {
    const value = cell(column)
    if (value === '') return null
    const number = wholeOf(value).value ?? -1
    if (number >= least && number <= most) return number
    wrong(column, 'whole', { least, most })
    return null
  }
  const country = (column: CardColumn): string => {
    const value = cell(column).toUpperCase()
    if (!/^[A-Z]{2}$/.test(value)) wrong(column, 'country')
    return value
  }
  const day = (column: CardColumn, isRequired: boolean): string | null => {
    const value = cell(column)
    if (value === '') {
      if (isRequired) wrong(column, 'missing')
      return null
    }
    if (isDay(value)) return value
    wrong(column, 'day')
    return null
  }

  const mode = choice('mode', MODES)
  const leg = choice('incoterm_leg', LEGS)
  const unit = choice('unit', UNITS)
  const containerType =
    cell('container_type') === '' ? null : choice('container_type', CONTAINER_TYPES)
  const from = decimal('from', 3, true)
  const to = decimal('to', 3)
  const rate = decimal('rate', 4, true)
  const divisor = whole('divisor', DIVISORS.least, DIVISORS.most)
  const roundTo = decimal('round_to', 3)
  const transitMin = whole('transit_min', 0, MOST_TRANSIT_DAYS)
  const transitMax = whole('transit_max', 0, MOST_TRANSIT_DAYS)
  const validFrom = day('valid_from', true)
  const validTo = day('valid_to', false)
  const fuelPercent = decimal('fuel_percent', 3)
  const currency = cell('currency').toUpperCase()
  const zone = canonicalZone(cell('zone_or_postcodes'))
  const surcharges = readSurcharges(cell('surcharges'))
  const terms: CardTerms = {
    lane: text('lane', 60),
    mode: mode ?? 'air',
    carrier: text('carrier', 80),
    service: text('service', 80),
    origin: country('origin'),
    destination: country('destination_country'),
    zone: zone ?? '',
    leg: leg ?? 'main',
    unit: unit ?? 'kg',
    from: from ?? '0',
    to,
    rate: rate ?? '0',
    minimum: decimal('minimum', 4),
    currency,
    divisor,
    roundTo,
    containerType,
    transitMin,
    transitMax,
    fuelPercent,
    surcharges: surcharges ?? [],
    validFrom: validFrom ?? '',
    validTo,
    source: text('source', 300),
    note: text('note', 300, false),
  }

  if (zone === null) wrong('zone_or_postcodes', 'zone')
  else if (zone.length > 400) wrong('zone_or_postcodes', 'too_long', { most: 400 })
  if (surcharges === null) wrong('surcharges', 'surcharges')
  if (currency === '') wrong('currency', 'missing')
  else if (currency !== CARD_CURRENCY)
    wrong('currency', 'other_currency', { currency, ours: CARD_CURRENCY })
  if (from !== null && to !== null && millionths(from) >= millionths(to))
    wrong('to', 'band_empty', { from: { decimal: from }, to: { decimal: to } })
  if (roundTo === '0') wrong('round_to', 'step_zero')
  if (rate === '0' && surcharges?.length === 0) wrong('rate', 'rate_zero')
  if (fuelPercent !== null && millionths(fuelPercent) > MOST_PERCENT)
    wrong('fuel_percent', 'percent_high', { most: 300 })
  if (validFrom && validTo && validTo < validFrom)
    wrong('valid_to', 'ends_before', { from: { day: validFrom }, to: { day: validTo } })
  if (transitMin !== null && transitMax !== null && transitMax < transitMin)
    wrong('transit_max', 'transit_falls', { least: transitMin, most: transitMax })
  if (mode && leg && unit) {
    const volumeWeighs = BY_VOLUME_WEIGHT.includes(mode)
    const byWeight = unit === 'kg' || unit === 'shipment'
    if (leg === 'main' && !MAIN_UNITS[mode].includes(unit))
      wrong('unit', 'unit_of_mode', {
        mode,
        of: { list: [...MAIN_UNITS[mode]], between: 'commas' },
      })
    if (
      divisor === null &&
      cell('divisor') === '' &&
      volumeWeighs &&
      (unit === 'kg' || (leg === 'main' && byWeight))
    )
      wrong('divisor', 'divisor_missing', { mode })
    if (divisor !== null && !byWeight) wrong('divisor', 'divisor_unused', { unit })
    if (unit === 'container' && cell('container_type') === '')
      wrong('container_type', 'container_missing', {
        of: { list: [...CONTAINER_TYPES], between: 'commas' },
      })
    if (unit !== 'container' && cell('container_type') !== '')
      wrong('container_type', 'container_unused', { unit })
    if (leg === 'main' && (transitMin === null || transitMax === null))
      if (cell('transit_min') === '' || cell('transit_max') === '')
        wrong(cell('transit_min') === '' ? 'transit_min' : 'transit_max', 'transit_missing')
  }
  return problems.length > 0 ? { problems } : { terms }
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text

/** Reads `name=5%; name=0.30/kg; name=25`. @returns null where it isn’t in this form */
function readSurcharges(text: string): Surcharge[] | null {
  const parts = text
    .split(';')
    .map((part) => part.trim())
    .filter(Boolean)
  const surcharges = parts.map((part): Surcharge | null => {
    const found = /^([^=;]{1,60}?)\s*=\s*(\d{1,7}(?:\.\d{1,4})?)\s*(%|\/kg)?$/.exec(part)
    if (!found) return null
    const [, name = '', amount = '', mark] = found
    return {
      name,
      per: mark === '%' ? 'percent' : mark === '/kg' ? 'kg' : 'shipment',
      amount: canonical(amount),
    }
  })
  const names = new Set(surcharges.map((each) => each?.name))
  return surcharges.length > 12 || surcharges.includes(null) || names.size < surcharges.length
    ? null
    : (surcharges as Surcharge[])
}

const MARKS = { percent: '%', kg: '/kg', shipment: '' } as const
/** Surcharges as their column is written. */
export const surchargesText = (surcharges: readonly Surcharge[]): string =>
  surcharges.map(({ name, per, amount }) => `${name}=${amount}${MARKS[per]}`).join('; ')

/** The cells of a row, as its line is written. */
export const cardCells = (row: CardTerms): Record<CardColumn, string> => ({
  lane: row.lane,
  mode: row.mode,
  carrier: row.carrier,
  service: row.service,
  origin: row.origin,
  destination_country: row.destination,
  zone_or_postcodes: row.zone,
  incoterm_leg: row.leg,
  unit: row.unit,
  from: row.from,
  to: row.to ?? '',
  rate: row.rate,
  minimum: row.minimum ?? '',
  currency: row.currency,
  divisor: String(row.divisor ?? ''),
  round_to: row.roundTo ?? '',
  container_type: row.containerType ?? '',
  transit_min: String(row.transitMin ?? ''),
  transit_max: String(row.transitMax ?? ''),
  fuel_percent: row.fuelPercent ?? '',
  surcharges: surchargesText(row.surcharges),
  valid_from: row.validFrom,
  valid_to: row.validTo ?? '',
  source: row.source,
  note: row.note,
})

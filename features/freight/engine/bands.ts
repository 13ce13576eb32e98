import {
  ceilDivide,
  decimalOf,
  millionths,
  minorOf,
  percentMinor,
  roundedUp,
  timesMinor,
} from './decimal'
import { cubicMm } from './pack'
import type {
  CartonGroup,
  Component,
  Consignment,
  Formula,
  Mode,
  RateRow,
  Surcharge,
} from './types'

/**
 * A charge: the bands of one leg, unit and container type of a card, in rising order, parsed once.
 */
export interface Charge {
  bands: readonly Band[]
}

export interface Band {
  row: RateRow
  from: bigint
  to: bigint | null
  rate: bigint
  minimumMinor: number | null
  step: bigint | null
  fuel: bigint | null
  surcharges: readonly (Surcharge & { value: bigint })[]
}

/** The result of pricing a charge. */
export interface Priced {
  band: Band
  components: readonly Component[]
  totalMinor: number
  /** millionths of the band's unit that are charged */
  quantity: bigint
}

export const readBand = (row: RateRow): Band => ({
  row,
  from: millionths(row.from),
  to: row.to === null ? null : millionths(row.to),
  rate: millionths(row.rate),
  minimumMinor: row.minimum === null ? null : minorOf(millionths(row.minimum)),
  step: row.roundTo === null ? null : millionths(row.roundTo),
  fuel: row.fuelPercent === null ? null : millionths(row.fuelPercent),
  surcharges: row.surcharges.map((each) => ({ ...each, value: millionths(each.amount) })),
})

/** A consignment to be measured for one carrier; each measure is computed once. */
export interface Measured {
  consignment: Consignment
  mode: Mode
  /** containers of the charge's type, where it is charged by container */
  containers: number
}

/**
 * Chargeable weight in millionths of a kilogram, before rounding: the greater of actual and volume
 * weight. Couriers take it for each carton; by air and rail it is taken for the whole consignment.
 */
export function chargeableWeight(
  consignment: Consignment,
  mode: Mode,
  divisor: number | null,
): bigint {
  if (divisor === null) return BigInt(consignment.grossGrams) * 1000n
  const weights = weightCache.get(consignment) ?? new Map<string, bigint>()
  weightCache.set(consignment, weights)
  const key = `${mode === 'express'} ${divisor}`
  const weight = weights.get(key) ?? weigh(consignment, mode, divisor)
  weights.set(key, weight)
  return weight
}

/** Computed weights by consignment: every band of every card asks for them. */
const weightCache = new WeakMap<Consignment, Map<string, bigint>>()

function weigh(
  { cartons, grossGrams, volumeCm3 }: Consignment,
  mode: Mode,
  divisor: number,
): bigint {
  if (mode !== 'express')
    return greater(
      BigInt(grossGrams) * 1000n,
      ceilDivide(BigInt(volumeCm3) * 1_000_000n, BigInt(divisor)),
    )
  return cartons.reduce((sum, each) => sum + BigInt(each.count) * ofCarton(each, divisor), 0n)
}

/** mm³ / (divisor cm³) kilograms, in millionths, rounded up. */
const ofCarton = (carton: CartonGroup, divisor: number): bigint =>
  greater(BigInt(carton.grossGrams) * 1000n, ceilDivide(cubicMm(carton) * 1000n, BigInt(divisor)))

const greater = (a: bigint, b: bigint): bigint => (a > b ? a : b)

/** The quantity that a band charges for, before rounding: millionths of its unit. */
function measure({ row }: Band, { consignment, mode, containers }: Measured): bigint {
  switch (row.unit) {
    case 'kg':
    case 'shipment':
      return chargeableWeight(consignment, mode, row.divisor)
    case 'cbm':
      return BigInt(consignment.volumeCm3)
    case 'wm':
      // A cubic centimetre is a millionth of a cubic metre, a gram of a tonne.
      return greater(BigInt(consignment.volumeCm3), BigInt(consignment.grossGrams))
    case 'container':
      return BigInt(containers) * 1_000_000n
  }
}

/**
 * Prices a charge by the band that the rounded quantity falls into, or by a higher one at its least
 * quantity where that is cheaper. Below the first band, its least quantity is charged.
 * @returns null where the goods are beyond the last band
 */
export function priceCharge({ bands }: Charge, measured: Measured): Priced | null {
  let best: Priced | null = null
  for (const band of bands) {
    const own = roundedUp(measure(band, measured), band.step)
    // Bands below the fitting one don't cover the quantity; those above it can be had for their
    // least quantity.
    if (band.to !== null && own > band.to) continue
    const quantity = greater(own, band.from)
    const raised = quantity === own ? null : best ? 'next_band' : 'least'
    const price = priceBand(band, quantity, raised, measured)
    if (!best || price.totalMinor < best.totalMinor) best = price
  }
  return best
}

function priceBand(
  band: Band,
  quantity: bigint,
  because: Component['because'],
  measured: Measured,
): Priced {
  const { row } = band
  const { leg, id: rowId, unit } = row
  const plain = unit === 'shipment' ? minorOf(band.rate) : timesMinor(quantity, band.rate)
  const lifted = band.minimumMinor !== null && plain < band.minimumMinor
  const freightMinor = lifted && band.minimumMinor !== null ? band.minimumMinor : plain
  const charged = { quantity: decimalOf(quantity), unit, rate: row.rate }
  const formula: Formula = lifted
    ? { kind: 'minimum', ...charged }
    : unit === 'shipment'
      ? { kind: 'flat' }
      : { kind: 'per_unit', ...charged, unit }
  const components: Component[] = [
    { leg, what: 'freight', name: '', formula, because, amountMinor: freightMinor, rowId },
  ]
  if (band.fuel !== null && row.fuelPercent !== null)
    components.push({
      leg,
      what: 'fuel',
      name: '',
      formula: { kind: 'percent', percent: row.fuelPercent, ofMinor: freightMinor },
      because: null,
      amountMinor: percentMinor(freightMinor, band.fuel),
      rowId,
    })
  for (const { name, per, amount, value } of band.surcharges) {
    const kilograms =
      unit === 'kg' || unit === 'shipment'
        ? quantity
        : chargeableWeight(measured.consignment, measured.mode, row.divisor)
    components.push({
      leg,
      what: 'surcharge',
      name,
      formula:
        per === 'percent'
          ? { kind: 'percent', percent: amount, ofMinor: freightMinor }
          : per === 'kg'
            ? { kind: 'per_kg', quantity: decimalOf(kilograms), rate: amount }
            : { kind: 'flat' },
      because: null,
      amountMinor:
        per === 'percent'
          ? percentMinor(freightMinor, value)
          : per === 'kg'
            ? timesMinor(kilograms, value)
            : minorOf(value),
      rowId,
    })
  }
  return {
    band,
    components: components.filter(({ amountMinor }) => amountMinor > 0),
    totalMinor: components.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    quantity,
  }
}

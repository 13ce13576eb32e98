/**
 * The words of the freight engine. Decimals are text, money integer minor units, sizes whole
 * millimetres, weights whole grams. The engine is pure and imports nothing but itself.
 */

export const MODES = ['express', 'air', 'rail', 'lcl', 'fcl'] as const
export type Mode = (typeof MODES)[number]
/** Before, on and after the main carriage: who pays which follows from the Incoterm. */
export const LEGS = ['origin', 'main', 'destination'] as const
export type Leg = (typeof LEGS)[number]
/** wm: the greater of cubic metres and tonnes. shipment: once, whatever it weighs within the band. */
export const UNITS = ['kg', 'cbm', 'wm', 'container', 'shipment'] as const
export type Unit = (typeof UNITS)[number]
export const CONTAINER_TYPES = ['20GP', '40GP', '40HQ'] as const
export type ContainerType = (typeof CONTAINER_TYPES)[number]

/** What a carrier adds: a percentage of the band's freight, an amount by chargeable kilogram, or an amount once. */
export interface Surcharge {
  name: string
  per: 'percent' | 'kg' | 'shipment'
  /** decimal */
  amount: string
}

/** One priced band of a rate card. */
export interface RateRow {
  id: string
  lane: string
  mode: Mode
  carrier: string
  service: string
  /** ISO 3166-1 alpha-2 */
  origin: string
  destination: string
  /** beginnings of postcodes, `;` between them, a range as `90-93`; empty for the rest of the country */
  zone: string
  leg: Leg
  unit: Unit
  /** the band holds what is above this, decimal in its unit (kilograms of a shipment) */
  from: string
  /** up to this and including it; null for no end */
  to: string | null
  /** of one unit, in the currency */
  rate: string
  /** the least that the band's freight comes to, in the currency */
  minimum: string | null
  /** ISO 4217 */
  currency: string
  /** cubic centimetres that count as a kilogram; null where volume weighs nothing */
  divisor: number | null
  /** up to the next of these is charged, decimal in the unit */
  roundTo: string | null
  containerType: ContainerType | null
  /** days from door or port to the next, of the main leg */
  transitMin: number | null
  transitMax: number | null
  /** of the band's freight */
  fuelPercent: string | null
  surcharges: readonly Surcharge[]
  /** first and last day on which it holds, `YYYY-MM-DD`; null for no end */
  validFrom: string
  validTo: string | null
  /** where the figures come from */
  source: string
  note: string
  review: { state: 'reviewed'; at: string; by: string } | { state: 'not_reviewed' }
  isDemo: boolean
}

/** How a product is packed for export. */
export interface CartonSpec {
  /** in a full carton */
  pieces: number
  lengthMm: number
  widthMm: number
  heightMm: number
  /** of a full carton, with all in it */
  grossGrams: number
}

/** Goods that are to travel. */
export interface Goods {
  id: string
  pieces: number
  /** of one piece, decimal grams */
  unitGrams: string
  /** null where nobody has said how they are packed */
  carton: CartonSpec | null
}

/** Cartons that are alike. */
export interface CartonGroup {
  goodsId: string
  count: number
  /** in each */
  pieces: number
  lengthMm: number
  widthMm: number
  heightMm: number
  grossGrams: number
  /** the one that isn't full */
  remainder: boolean
}

export interface Consignment {
  cartons: readonly CartonGroup[]
  cartonCount: number
  grossGrams: number
  /** whole cubic centimetres, rounded up */
  volumeCm3: number
  /** goods of which it isn't known how they are packed; while there are any, nothing is quoted */
  unpacked: readonly string[]
}

/** Where and when goods travel. */
export interface Route {
  origin: string
  destination: string
  /** of the delivery, as far as it is known; empty otherwise */
  postcode: string
  /** on which the rates are to hold, `YYYY-MM-DD` */
  day: string
}

/** How many containers of a type. */
export interface ContainerCount {
  type: ContainerType
  count: number
}

/** What a component is, and how its amount was made. */
export type Formula =
  /** quantity × rate */
  | { kind: 'per_unit'; quantity: string; unit: Exclude<Unit, 'shipment'>; rate: string }
  | { kind: 'flat' }
  /** quantity × rate came to less than the band's minimum */
  | { kind: 'minimum'; quantity: string; unit: Unit; rate: string }
  | { kind: 'percent'; percent: string; ofMinor: number }
  | { kind: 'per_kg'; quantity: string; rate: string }

export interface Component {
  leg: Leg
  what: 'freight' | 'fuel' | 'surcharge'
  /** of a surcharge; empty otherwise */
  name: string
  formula: Formula
  /** why another quantity than the goods' own is charged */
  because: 'next_band' | 'least' | null
  amountMinor: number
  rowId: string
}

/** One way for a consignment, priced. */
export interface Offer {
  /** of the card: lane, mode, carrier and service */
  key: string
  lane: string
  mode: Mode
  carrier: string
  service: string
  currency: string
  transitMin: number | null
  transitMax: number | null
  components: readonly Component[]
  totalMinor: number
  legs: Readonly<Record<Leg, number>>
  /** what the main leg is charged for, decimal in its unit; of containers the fill */
  charged: { quantity: string; unit: Unit } | null
  containers: readonly ContainerCount[]
  /** legs that the card has no price for; an express card's main leg is from door to door */
  missing: readonly Leg[]
  /** the rows that it stands on, each once */
  rows: readonly RateRow[]
  /** every row of it was read by a second person */
  reviewed: boolean
  isDemo: boolean
}

/** Why a card gives no figure. */
export type Obstacle =
  /** its rates go by postcode, and none was said or none fits */
  | 'postcode'
  /** the goods are beyond its last band */
  | 'beyond'
  /** a carton is unlike anything that a container of its holds */
  | 'containers'

/** What there is for a consignment on a route. */
export interface FreightAnswer {
  /** by their totals, cheapest first */
  offers: readonly Offer[]
  /** cards of the route that give no figure */
  without: readonly { key: string; mode: Mode; service: string; why: Obstacle }[]
}

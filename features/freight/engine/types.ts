/**
 * The types of the freight engine. Decimals are text, money integer minor units, sizes whole
 * millimetres, weights whole grams. The engine is pure and imports nothing but itself.
 */

export const MODES = ['express', 'air', 'rail', 'lcl', 'fcl'] as const
export type Mode = (typeof MODES)[number]
/** Before, during and after the main carriage: the Incoterm decides who pays which. */
export const LEGS = ['origin', 'main', 'destination'] as const
export type Leg = (typeof LEGS)[number]
/** wm: the greater of cubic metres and tonnes. shipment: once, at any weight within the band. */
export const UNITS = ['kg', 'cbm', 'wm', 'container', 'shipment'] as const
export type Unit = (typeof UNITS)[number]
export const CONTAINER_TYPES = ['20GP', '40GP', '40HQ'] as const
export type ContainerType = (typeof CONTAINER_TYPES)[number]

/**
 * What a carrier adds: a percentage of the band's freight, an amount for each chargeable kilogram,
 * or a single amount.
 */
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
  /**
   * prefixes of postcodes, separated by `;`, a range as `90-93`; empty for the rest of the country
   */
  zone: string
  leg: Leg
  unit: Unit
  /** lower end of the band, exclusive, decimal in its unit (kilograms for a shipment) */
  from: string
  /** upper end, inclusive; null for none */
  to: string | null
  /** for one unit, in the currency */
  rate: string
  /** the least that the band's freight amounts to, in the currency */
  minimum: string | null
  /** ISO 4217 */
  currency: string
  /** cubic centimetres that count as a kilogram; null where volume doesn’t count */
  divisor: number | null
  /** step to which the charged quantity is rounded up, decimal in the unit */
  roundTo: string | null
  containerType: ContainerType | null
  /** days from door or port to the next, for the main leg */
  transitMin: number | null
  transitMax: number | null
  /** percent of the band's freight */
  fuelPercent: string | null
  surcharges: readonly Surcharge[]
  /** first and last day of validity, `YYYY-MM-DD`; null for no end */
  validFrom: string
  validTo: string | null
  /** the source of the figures */
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

/** Goods to be sent. */
export interface Goods {
  id: string
  pieces: number
  /** weight of one piece, decimal grams */
  unitGrams: string
  /** null where nobody has entered how they are packed */
  carton: CartonSpec | null
}

/** Identical cartons. */
export interface CartonGroup {
  goodsId: string
  count: number
  /** in each */
  pieces: number
  lengthMm: number
  widthMm: number
  heightMm: number
  grossGrams: number
  /** whether it is the one that isn't full */
  remainder: boolean
}

export interface Consignment {
  cartons: readonly CartonGroup[]
  cartonCount: number
  grossGrams: number
  /** whole cubic centimetres, rounded up */
  volumeCm3: number
  /** goods without packing data; while there are any, nothing is quoted */
  unpacked: readonly string[]
}

/** Where and when goods travel. */
export interface Route {
  origin: string
  destination: string
  /** of the delivery, as far as it is known; otherwise empty */
  postcode: string
  /** day on which the rates must be valid, `YYYY-MM-DD` */
  day: string
}

/** How many containers of one type. */
export interface ContainerCount {
  type: ContainerType
  count: number
}

/** How the amount of a component was computed. */
export type Formula =
  /** quantity × rate */
  | { kind: 'per_unit'; quantity: string; unit: Exclude<Unit, 'shipment'>; rate: string }
  | { kind: 'flat' }
  /** quantity × rate was less than the band's minimum */
  | { kind: 'minimum'; quantity: string; unit: Unit; rate: string }
  | { kind: 'percent'; percent: string; ofMinor: number }
  | { kind: 'per_kg'; quantity: string; rate: string }

export interface Component {
  leg: Leg
  what: 'freight' | 'fuel' | 'surcharge'
  /** name of a surcharge; otherwise empty */
  name: string
  formula: Formula
  /** why a quantity other than the goods' own is charged */
  because: 'next_band' | 'least' | null
  amountMinor: number
  rowId: string
}

/** One way to send a consignment, priced. */
export interface Offer {
  /** key of the card: lane, mode, carrier and service */
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
  /** what the main leg is charged for, decimal in its unit; for containers, how they are filled */
  charged: { quantity: string; unit: Unit } | null
  containers: readonly ContainerCount[]
  /** legs that the card has no price for; the main leg of an express card goes from door to door */
  missing: readonly Leg[]
  /** the rows that it is based on, each once */
  rows: readonly RateRow[]
  /** whether a second person has reviewed every row of it */
  reviewed: boolean
  isDemo: boolean
}

/** Why a card gives no figure. */
export type Obstacle =
  /** its rates go by postcode, and none was given or none fits */
  | 'postcode'
  /** the goods are beyond its last band */
  | 'beyond'
  /** a carton fits into none of its containers */
  | 'containers'

/** What is offered for a consignment on a route. */
export interface FreightAnswer {
  /** sorted by total, cheapest first */
  offers: readonly Offer[]
  /** cards of the route that give no figure */
  without: readonly { key: string; mode: Mode; service: string; why: Obstacle }[]
}

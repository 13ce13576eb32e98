import type { Dated, Review } from './dated'

/** What a destination's law has beside duties. */

export type TransportMode = 'ocean' | 'air'

/** Which parts of the price make the customs value. Source: WTO valuation, art. 8.2 leaves freight to each country. */
export type ValueBasis = 'fob' | 'cif'

/**
 * What a charge may be taken of beside other charges: the customs value, the duties, and the freight and insurance
 * that a value free on board leaves out (nothing where the customs value reaches to the border and has them).
 */
export type ChargeBase = 'customs_value' | 'duty' | 'carriage'

/** A duty or tax of the country of destination that is a percentage of values and of other charges. */
export interface Charge extends Partial<Dated> {
  code: string
  title: string
  percent: string
  /** what it is taken of: the values of `ChargeBase`, and codes of charges before it */
  of: readonly string[]
  /** only on goods of these codes, prefixes as with measures; on all when left out */
  codes?: readonly string[]
  exceptCodes?: readonly string[]
  legalBasis: string
  source: string
  review: Review
}

/** Lines of a tariff that nobody has read: no figure is given for them, and why is said. */
export interface Unread extends Dated {
  id: string
  /** whose lines they are, such as "the Mexican tariff" */
  tariff: string
  codes: readonly string[]
  /** why the rate of before, or of elsewhere, doesn't do, in words */
  text: string
  source: string
}

/** What a country asks beside duty, by what it is about. */
export const NOTICE_TOPICS = [
  'trade_remedy',
  'forced_labour',
  'safety',
  'substances',
  'licence',
  'carbon',
  'surtax',
  'other',
] as const
export type NoticeTopic = (typeof NOTICE_TOPICS)[number]

/** What a country's law has to say on goods that no percentage tells, with the fact that decides. Never charged. */
export interface Notice extends Dated {
  id: string
  topic: NoticeTopic
  title: string
  text: string
  /** papers that travel with the goods, or are kept for them; in words, one each */
  papers?: readonly string[]
  codes: readonly string[]
  origins: '*' | readonly string[]
  /** it concerns only goods of which this is true; those of which it is known not to be are told nothing */
  requires?: { fact: string; text: string }
  /** what decides is how much of these goods an importer brings in within a year: the mass that it begins at, kg */
  massBegins?: string
  legalBasis: string
  source: string
  review: Review
  /** the text that ended it, where a change did */
  endSource?: string
}

/** A fee of an entry: a share of its value within a least and a most. */
export interface Fee extends Dated {
  id: string
  programme: string
  heading: string
  title: string
  percent: string
  /** least and most that an entry pays, cents */
  minimumMinor?: number
  maximumMinor?: number
  /** only of what enters by these modes */
  modes?: readonly TransportMode[]
  /** goods of these origins pay none of it once the fact is known to be true; its condition begins with "if" */
  exempt?: { origins: readonly string[]; fact: string; text: string }
  /** what an informal entry up to a value pays instead, once the fact is known to be true */
  informal?: { fact: string; text: string; heading: string; flatMinor: number; atMostMinor: number }
  legalBasis: string
  source: string
  review: Review
}

/** What the law says of consignments up to a value. Named, never charged. */
export interface LowValueRule extends Dated {
  id: string
  destinations: readonly string[]
  currency: string
  /** a decimal of the currency's units, up to and with which it holds */
  limit: string
  text: string
  legalBasis: string
  source: string
  review: Review
}

/** What a destination's law asks of an importer of record. */
export interface ImporterLaw extends Dated {
  id: string
  destinations: readonly string[]
  /** who may be it: we ourselves from abroad, or somebody established there */
  ways: readonly ('seller' | 'established')[]
  /** what it takes, in words */
  takes: string
  legalBasis: string
  source: string
  review: Review
}

import type { Dated, Review } from './dated'

/** What a destination's law has beside duties. */

export type TransportMode = 'ocean' | 'air'

/** Which parts of the price form the customs value. Source: WTO valuation, art. 8.2 leaves freight to each country. */
export type ValueBasis = 'fob' | 'cif'

/**
 * The bases of a charge beside other charges: the customs value, the duties, and the freight and insurance that an
 * FOB value leaves out (zero where the customs value includes them).
 */
export type ChargeBase = 'customs_value' | 'duty' | 'carriage'

/** A duty or tax of the country of destination that is a percentage of values and of other charges. */
export interface Charge extends Partial<Dated> {
  code: string
  title: string
  percent: string
  /** its base: values of `ChargeBase`, and codes of earlier charges */
  of: readonly string[]
  /** only on goods of these codes, prefixes as with measures; on all where left out */
  codes?: readonly string[]
  exceptCodes?: readonly string[]
  legalBasis: string
  source: string
  review: Review
}

/** Lines of a tariff that nobody has read: they get no figure, and the reason is given. */
export interface Unread extends Dated {
  id: string
  /** whose lines they are, such as "the Mexican tariff" */
  tariff: string
  codes: readonly string[]
  /** why the earlier rate, or another country's, doesn't apply, in words */
  text: string
  source: string
}

/** What a country requires beside duty, by subject. */
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

/**
 * A requirement of a country's law on goods that no percentage expresses, with the fact that decides. Never charged.
 */
export interface Notice extends Dated {
  id: string
  topic: NoticeTopic
  title: string
  text: string
  /** papers that travel with the goods, or are kept for them; in words, one each */
  papers?: readonly string[]
  codes: readonly string[]
  origins: '*' | readonly string[]
  /** it concerns only goods of which this is true; goods of which it is known to be false aren't shown it */
  requires?: { fact: string; text: string }
  /** it depends on how much of these goods an importer brings in within a year: the mass from which it applies, kg */
  massBegins?: string
  legalBasis: string
  source: string
  review: Review
  /** the text that ended it, where a change did */
  endSource?: string
}

/** A fee of an entry: a share of its value between a minimum and a maximum. */
export interface Fee extends Dated {
  id: string
  programme: string
  heading: string
  title: string
  percent: string
  /** minimum and maximum that an entry pays, cents */
  minimumMinor?: number
  maximumMinor?: number
  /** only for entries by these modes */
  modes?: readonly TransportMode[]
  /** goods of these origins are exempt once the fact is known to be true; its condition begins with "if" */
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
  /** a decimal of the currency's units; the regime applies up to and including it */
  limit: string
  text: string
  legalBasis: string
  source: string
  review: Review
}

/** What a destination's law requires of an importer of record. */
export interface ImporterLaw extends Dated {
  id: string
  destinations: readonly string[]
  /** who may be the importer: we ourselves from abroad, or somebody established there */
  ways: readonly ('seller' | 'established')[]
  /** what it takes, in words */
  takes: string
  legalBasis: string
  source: string
  review: Review
}

/** The face of the engine: what it is told and what it answers. All amounts are cents of the rule set's currency. */

export type TransportMode = 'ocean' | 'air'

/**
 * A legal programme, such as `mfn`, `s301` or `s232`. Measures of one programme
 * never add up; those of different ones do, unless a cumulation rule says otherwise.
 */
export type Programme = string

/** A statement about a line that is true, false or not known. One that would lower duty never counts on "not known". */
export interface Fact {
  fact: string
  /** the condition in words, beginning with "if" */
  text: string
}

export type DutyExpression =
  /** percent of the basis */
  | { kind: 'ad_valorem'; percent: string }
  /** percent of the basis plus cents a kilogram of net weight */
  | { kind: 'compound'; percent: string; centsPerKilogram: string }
  /** what is missing of a least total with the base duty: max(0, percent of the basis − base duty) */
  | { kind: 'floor'; percent: string; atFloorHeading: string }

/** What a percentage is taken of: the customs value, or the share of it that a declared content has. */
export type Basis = 'customs_value' | { content: string }

export interface InTransitClause {
  /** goods on their way before this day (New York) and not before `loadedFrom` … */
  loadedBefore: string
  loadedFrom?: string
  /** on their way: loaded *and* on the final mode of transport by then, or either of them */
  movement: 'loaded_and_in_transit' | 'loaded_or_in_transit'
  /** … and entered before this day pay by this heading instead */
  enteredBefore: string
  /** only when the importer certifies it */
  certification?: Fact
  heading: string
  percent: string
  source: string
}

/** A lower rate under another heading when a fact holds. */
export interface Alternative extends Fact {
  heading: string
  percent: string
}

export type Review = { state: 'reviewed'; at: string; by: string } | { state: 'not_reviewed' }

export interface Measure {
  id: string
  programme: Programme
  /** HTS heading the duty is declared under */
  heading: string
  title: string
  legalBasis: string
  source: string
  review: Review
  /** ISO countries of origin, or every country */
  origins: '*' | readonly string[]
  exceptOrigins?: readonly string[]
  /** codes without dots; each covers everything below it, '' covers all */
  codes: readonly string[]
  /** codes taken out again, with everything below them */
  exceptCodes?: readonly string[]
  /** first day in force and first day no longer in force (statutory days of the destination) */
  from: string
  to: string | null
  /** first day we knew of the row, and first day we knew better; always known when left out */
  knownFrom?: string
  knownTo?: string
  duty: DutyExpression
  basis?: Basis
  inTransit?: readonly InTransitClause[]
  /** the measure holds only when this is true; otherwise it is named */
  requires?: Fact
  /** what could lower the duty; named with its saving until the fact is true */
  alternatives?: readonly Alternative[]
}

/** How programmes bear on one another, as law has it from one day to another. */
export type CumulationRule = {
  id: string
  from: string
  to: string | null
  /** the programme that gives way */
  programme: Programme
  /** the programmes it gives way to */
  against: readonly Programme[]
  source: string
} & (
  /** not due at all once one of the others owes more than zero; declared under `heading` */
  | { kind: 'excluded'; heading: string }
  /** due only on the value that the others are not charged on */
  | { kind: 'complement'; heading: string }
)

/** Everything in force for one destination, as of one reading of the law. */
export interface RuleSet {
  version: string
  /** ISO country these rules are of */
  destination: string
  currency: string
  /** first day the data answers for */
  begins: string
  /** origins whose whole stack is loaded, each with its first day; others are "to be confirmed"; '*' for all */
  origins: '*' | Readonly<Record<string, string>>
  /** order in which layers are laid and shown; others follow in their own order */
  order: readonly Programme[]
  cumulation: readonly CumulationRule[]
  measures: readonly Measure[]
}

export interface ShipmentLine {
  id: string
  /** code with or without dots, 6 to 10 digits */
  hsCode: string
  /** ISO country of origin */
  origin: string
  /** what is paid for the goods, without international freight and duty, cents */
  customsValueMinor: number
  netWeightGrams?: string | null
  /** what is known about the line; a fact left out is not known */
  facts?: Readonly<Record<string, boolean | null>>
  /** percent of the value by declared content, for measures on content */
  contentPercent?: Readonly<Record<string, string>>
}

export interface Shipment {
  /** ISO country of destination */
  destination: string
  /** day of entry in the destination's statutory zone */
  entryDate: string
  /** day of loading at origin; decides in-transit clauses only */
  loadedDate?: string
  /** day the final mode of transport left; the day of loading when left out */
  departedDate?: string
  mode: TransportMode
  /** replay with what was known on this day; everything known now when left out */
  knownAt?: string
  lines: readonly ShipmentLine[]
}

export interface Layer {
  programme: Programme
  /** which measure; fees have none */
  measureId?: string
  heading: string
  title: string
  legalBasis: string
  source: string
  ratePercent: string | null
  basisMinor: number
  amountMinor: number
  /** applied: counts; suppressed: put out by another; named: known but not charged */
  status: 'applied' | 'suppressed' | 'named'
  reason: string | null
}

/** A lower duty that a fact would bring. */
export interface Saving {
  fact: string
  heading: string
  ratePercent: string
  savingMinor: number
  /** `25% (9903.82.04) instead of 50% if …: −USD 2500.00.` */
  text: string
}

export type LineAssessment = { lineId: string; hsCode: string; origin: string; customsValueMinor: number } & (
  | { status: 'rated'; layers: Layer[]; savings: Saving[]; dutyMinor: number; totalRatePercent: string; message: string | null }
  | { status: 'to_be_confirmed' | 'missing_fact' | 'invalid'; message: string; missing?: string[] }
)

export interface DutyAssessment {
  ruleSetVersion: string
  lines: LineAssessment[]
  /** fees of the whole entry; only when at least one line is rated */
  fees: Layer[]
  /** every line has a figure */
  complete: boolean
  /** duties of the rated lines plus fees */
  totalMinor: number
}

/** The face of the engine: what it is told and what it answers. All amounts are US cents. */

export type TransportMode = 'ocean' | 'air'

/** A legal programme; measures of one programme never add up, those of different ones do unless excluded. */
export type Programme = 'mfn' | 's301' | 'ieepa_fentanyl' | 'ieepa_reciprocal' | 's122' | 's232' | 's301_forced_labour'

export type DutyExpression =
  /** percent of the customs value */
  | { kind: 'ad_valorem'; percent: string }
  /** percent of the customs value plus cents a kilogram of net weight */
  | { kind: 'compound'; percent: string; centsPerKilogram: string }

export interface InTransitClause {
  /** goods loaded at the port of origin before this day (New York) and not before `loadedFrom` … */
  loadedBefore: string
  loadedFrom?: string
  /** … and entered before this day pay by this heading instead */
  enteredBefore: string
  heading: string
  percent: string
  source: string
}

export interface Measure {
  id: string
  programme: Programme
  /** HTS heading the duty is declared under */
  heading: string
  title: string
  legalBasis: string
  source: string
  review: { state: 'reviewed'; at: string; by: string } | { state: 'not_reviewed' }
  /** ISO country of origin, or every country */
  origin: string
  /** HTS codes without dots; each covers everything below it */
  codes: readonly string[]
  /** first day in force and first day no longer in force (New York dates, from 00:01) */
  from: string
  to: string | null
  duty: DutyExpression
  inTransit?: readonly InTransitClause[]
  /** a programme that owes more than zero puts this one out, under the named heading */
  excludedBy?: { programme: Programme; heading: string }
  /** what could lower the duty but isn't known; named with its saving, never applied */
  condition?: { text: string; percentIfMet: string }
}

export interface RuleSet {
  version: string
  /** first day the data answers for */
  begins: string
  measures: readonly Measure[]
}

export interface ShipmentLine {
  id: string
  /** HTS code with or without dots, 6 to 10 digits */
  hsCode: string
  /** ISO country of origin */
  origin: string
  /** what is paid for the goods, without international freight and duty */
  customsValueMinor: number
  netWeightGrams?: string | null
}

export interface Shipment {
  /** ISO country of destination */
  destination: string
  /** day of entry, New York */
  entryDate: string
  /** day of loading at origin; decides in-transit clauses only */
  loadedDate?: string
  mode: TransportMode
  lines: readonly ShipmentLine[]
}

export interface Layer {
  programme: Programme | 'mpf' | 'hmf'
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

export type LineAssessment = { lineId: string; hsCode: string; origin: string; customsValueMinor: number } & (
  | { status: 'rated'; layers: Layer[]; dutyMinor: number; totalRatePercent: string; message: string | null }
  | { status: 'to_be_confirmed' | 'missing_fact' | 'invalid'; message: string }
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

import type { AgreementPhaseState } from './phase-states'
import type { CONTROL_KINDS } from './control-kinds'
import type { ControlReason, LayerReason, NoFigure, SavingMessage } from './messages'
import type { Charge, Fee, Notice, TransportMode, Unread, ValueBasis } from './country'
import type { Dated, Review } from './dated'
import type { Quota } from './quota'

export type { Charge, Notice, TransportMode, Unread, ValueBasis } from './country'
export type { Dated, Review } from './dated'

/** The engine's interface: what it takes and answers. All amounts are cents of the rule set's currency. */

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
  /** what is missing to a least total with the base duty: max(0, percent of the basis − base duty) */
  | { kind: 'floor'; percent: string; atFloorHeading: string }

/** The base of a percentage: the customs value, or the share of it of a declared content. */
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
  /** codes excepted again, with everything below them */
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
  /** the measure applies only when this is true; otherwise it is named */
  requires?: Fact
  /** the text that ended it, where a change did */
  endSource?: string
  /** what could lower the duty; named with its saving until the fact is true */
  alternatives?: readonly Alternative[]
}

/** How programmes affect one another, as the law has it from one day to another. */
export type CumulationRule = Dated & {
  id: string
  /** the programme that gives way */
  programme: Programme
  /** the programmes it gives way to */
  against: readonly Programme[]
  source: string
} &
  /** not due at all once one of the others owes more than zero; declared under `heading` */
  (
    | { kind: 'excluded'; heading: string }
    /** due only on the value that the others are not charged on */
    | { kind: 'complement'; heading: string }
  )

/** A list that lifts a programme's duty for the articles it describes, often retroactively. */
export interface Exclusion extends Dated {
  id: string
  title: string
  /** heading the entry is declared under instead */
  heading: string
  /** the programme it lifts */
  programme: Programme
  origins: '*' | readonly string[]
  /** ten-digit numbers that are excluded as a whole */
  numbers: readonly string[]
  /** codes among which a description may match; prefixes, as with measures */
  codes: readonly string[]
  /** whether the article is one that the list describes */
  description: Fact
  legalBasis: string
  source: string
  review: Review
}

/** What an agreement's phase grants while it is in force. */
export interface Concession {
  id: string
  /** the programme it lowers; others, such as a baseline, survive it */
  programme: Programme
  /** nothing at all, or this percentage instead */
  percent: string
  heading: string
  origins: readonly string[]
  codes: readonly string[]
  /** carve-outs: codes excepted again */
  exceptCodes?: readonly string[]
  /** only within this quota; beyond it the rate in force applies */
  quota?: string
  /** proof the importer needs; without it the concession is only named */
  claim?: Fact
}

export interface AgreementPhase {
  id: string
  title: string
  /** in the order they were learned; the last one that applies on a day and was known counts */
  states: readonly {
    state: AgreementPhaseState
    from: string
    knownFrom?: string
    source: string
    /**
     * set by the tariff desk, or by a scenario, with its source: it counts although the agreement's row isn't
     * reviewed
     */
    confirmed?: true
  }[]
  concessions: readonly Concession[]
}

export interface Agreement {
  id: string
  title: string
  parties: readonly string[]
  legalBasis: string
  source: string
  review: Review
  phases: readonly AgreementPhase[]
}

/** A rule of the exporting country: it stops goods or requires a licence; it never costs anything. */
export interface ExportControl extends Dated {
  id: string
  title: string
  kind: (typeof CONTROL_KINDS)[number]
  /** ISO country whose law it is: the goods' origin */
  exporter: string
  destinations: '*' | readonly string[]
  codes: readonly string[]
  /** what must be granted before shipping, for a licence */
  licence?: Fact
  legalBasis: string
  source: string
  review: Review
}

/** Everything in force for one destination, as of one reading of the law. */
export interface RuleSet {
  version: string
  /** ISO country of these rules */
  destination: string
  currency: string
  /** first day for which the data answers */
  begins: string
  /** origins whose whole stack is loaded, each with its first day; others are "to be confirmed"; '*' for all */
  origins: '*' | Readonly<Record<string, string>>
  /** order in which layers are applied and shown; others follow in their own order */
  order: readonly Programme[]
  cumulation: readonly CumulationRule[]
  measures: readonly Measure[]
  exclusions?: readonly Exclusion[]
  quotas?: readonly Quota[]
  agreements?: readonly Agreement[]
  exportControls?: readonly ExportControl[]
  /** basis of the customs value; free on board where left out */
  valueBasis?: ValueBasis
  /** fees of an entry as a whole, if a line of it has a figure */
  fees?: readonly Fee[]
  /** duties and taxes laid on value and duty, in order */
  charges?: readonly Charge[]
  /** currency of customs' accounts, where it isn't the currency of the figures */
  accountCurrency?: string
  unread?: readonly Unread[]
  notices?: readonly Notice[]
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
  /** for quotas and duties by the piece */
  pieces?: number
  /** what is known about the line; a fact left out is not known */
  facts?: Readonly<Record<string, boolean | null>>
  /** percent of the value by declared content, for measures on content */
  contentPercent?: Readonly<Record<string, string>>
  /** cents of the value by declared content; stands above a percentage */
  contentMinor?: Readonly<Record<string, number>>
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
  /** replay with what was known on this day; everything known now where left out */
  knownAt?: string
  /** cents, of the whole shipment; part of the value where customs takes it to the border */
  freightMinor?: number
  insuranceMinor?: number
  /** what is left of each quota before this shipment, in its unit; a missing one isn't known */
  quotaBalances?: Readonly<Record<string, string>>
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
  /** applied: counts; suppressed: displaced by another; named: known but not charged */
  status: 'applied' | 'suppressed' | 'named'
  reason: LayerReason | null
  /** of the row it stands on; of one that another row lifted, lowered or displaced, the older of both reviews */
  review: Review
  /** of a line that a quota splits: which part this layer is of */
  part?: QuotaPart
}

export type QuotaPart = 'in_quota' | 'over_quota'

/** How a quota splits a line: the parts within it and beyond. */
export interface LineSplit {
  orderNumber: string
  title: string
  unit: 'KGM' | 'NAR'
  inQuota: string
  overQuota: string
  inQuotaMinor: number
  overQuotaMinor: number
  /** cents: what would have to be deposited if the quota filled before entry */
  depositAtRiskMinor: number
}

/** What the exporting country's law says of a line. */
export interface ControlFinding {
  id: string
  title: string
  /** named: nobody has reviewed it, so it stops nothing */
  effect: 'blocks' | 'needs_licence' | 'licensed' | 'named'
  reason: ControlReason
  legalBasis: string
  source: string
}

/** A lower duty that a fact would bring. */
export interface Saving {
  fact: string
  heading: string
  ratePercent: string
  savingMinor: number
  /** `25% (9903.82.04) instead of 50% if …: −USD 2,500.00.` */
  message: SavingMessage
}

interface AssessedLine {
  lineId: string
  hsCode: string
  origin: string
  /** by the destination's basis: with freight and insurance where it takes them in */
  customsValueMinor: number
  /** export controls that cover the line; empty for nearly all */
  controls: ControlFinding[]
  /** what else the destination's law says on these goods */
  notices: readonly Notice[]
}

export type LineAssessment = AssessedLine &
  (
    | {
        status: 'rated'
        layers: Layer[]
        savings: Saving[]
        dutyMinor: number
        totalRatePercent: string
        splits?: LineSplit[]
      }
    | {
        status: 'to_be_confirmed' | 'missing_fact' | 'invalid'
        message: NoFigure
        missing?: string[]
        /** unreviewed rates: what the duty would be by them, never charged */
        indicative?: Layer[]
      }
  )

export interface DutyAssessment {
  ruleSetVersion: string
  lines: LineAssessment[]
  /** fees and taxes of the whole entry; only when at least one line is rated */
  fees: Layer[]
  /** what would lower a fee of the entry */
  savings: Saving[]
  /** every line has a figure */
  complete: boolean
  /** an export control stops at least one line */
  blocked: boolean
  /** duties of the rated lines plus fees */
  totalMinor: number
}

/**
 * The engine's messages, as values: it imports nothing and knows no language, so whoever shows an answer has the
 * words. Titles and conditions among the values are those of the rows, as their sources have them.
 */

/** cents of the rule set's currency */
interface Money {
  readonly amountMinor: number
  readonly currency: string
}
/** `YYYY-MM-DD` */
interface Day {
  readonly day: string
}
/** an exact decimal as text; of a percentage, without its sign */
interface Decimal {
  readonly decimal: string
}
interface List<T> {
  readonly list: readonly T[]
  readonly between: 'commas' | 'semicolons'
}
interface Says<Code extends string, Values extends object = Record<never, never>> {
  readonly code: Code
  readonly values?: Values
}

/** What must hold first: in the row's own words, beginning with "if", or the engine's. */
export type Condition =
  | string
  | Says<'duty.quota_open', { quota: string; day: Day }>
  | Says<'duty.once_reviewed', { title: string }>
  | Says<'duty.once_reviewed_if', { title: string; condition: string }>
  | Says<'duty.if_number', { hsCode: string; condition: string }>
  | Says<
      | 'duty.quota_suspended'
      | 'duty.quota_blocked'
      | 'duty.quota_balance'
      | 'duty.quota_balance_weight'
      | 'duty.quota_balance_pieces'
      | 'duty.quota_licence',
      { quota: string }
    >

/** Why a line has no figure. */
export type NoFigure =
  | Says<'duty.value_negative' | 'duty.code_needed' | 'duty.weight_needed'>
  | Says<'duty.destination_not_loaded', { destination: string }>
  | Says<'duty.value_too_large', { most: Money }>
  | Says<'duty.before_begin', { begins: Day }>
  | Says<'duty.origin_not_loaded', { origin: string }>
  | Says<'duty.origin_not_loaded_before', { origin: string; begins: Day }>
  | Says<'duty.no_rate', { hsCode: string; day: Day }>
  | Says<'duty.no_rate_nearest', { hsCode: string; day: Day; nearest: string }>
  | Says<'duty.too_short', { hsCode: string; answers: List<CodeAnswer> }>
  | Says<'duty.no_rate_beside', { hsCode: string; day: Day; answers: List<CodeAnswer> }>
  | Says<'duty.line_not_read', { hsCode: string; tariff: string; why: string }>
  | Says<'duty.indicative', { rates: List<string | TitledRate> }>

/** What a longer code would cost. */
export type CodeAnswer =
  | Says<'duty.code_rated', { hsCode: string; percent: Decimal; duty: Money }>
  | Says<'duty.code_indicated', { hsCode: string; rates: List<string | TitledRate> }>
  | Says<'duty.code_unrated', { hsCode: string }>
/** The base of a charge, beside charges that are named by their titles. */
export type ChargePart = Says<'duty.part_customs_value' | 'duty.part_duty' | 'duty.part_carriage'>
export type TitledRate = Says<'duty.titled_rate', { title: string; percent: Decimal }>

/** Why a layer is what it is. */
export type LayerReason =
  | Says<'duty.in_transit', { loaded: Day; enteredBefore: Day }>
  | Says<'duty.gives_way', { title: string; percent: Decimal; heading: string; wouldBe: Money }>
  | Says<
      'duty.not_reviewed' | 'duty.charge_not_reviewed' | 'duty.charge_of_unreviewed',
      { wouldBe: Money }
    >
  | Says<
      'duty.unmet' | 'duty.not_reviewed_if' | 'duty.not_reviewed_met',
      { condition: Condition; wouldBe: Money }
    >
  | Says<
      'duty.charge_formula',
      { percent: Decimal; parts: List<string | ChargePart>; atLeast: Money }
    >
  | Says<'duty.lower_of_two' | 'duty.unmet_unnamed', { wouldBe: Money }>
  | Says<'duty.floor_raises' | 'duty.floor_reached', { percent: Decimal }>
  | Says<'duty.excluded', { title: string; percent: Decimal; wouldBe: Money }>
  | Says<'duty.concession', { agreement: string; phase: string; percent: Decimal; wouldBe: Money }>
  | Says<'duty.conditions_met', { conditions: List<string> }>
  | Says<'duty.compound', { centsPerKilogram: Decimal; percent: Decimal }>
  | Says<'duty.least_fee' | 'duty.most_fee' | 'duty.fee_informal' | 'duty.charge_unknown'>
  | Says<'duty.fee_exempt', { condition: Condition }>
  | Says<'duty.fee_formal_above', { limit: Money }>

/** What would lower a duty. */
export type SavingMessage =
  | Says<'duty.saving_fee', { title: string; wouldBe: Money; condition: Condition; saving: Money }>
  | Says<
      'duty.saving_floor',
      {
        percent: Decimal
        heading: string
        wouldBe: Money
        instead: Decimal
        condition: Condition
        saving: Money
      }
    >
  | Says<
      'duty.saving',
      {
        percent: Decimal
        heading: string
        instead: Decimal
        condition: Condition
        saving: Money
      }
    >
  | Says<
      'duty.saving_under',
      {
        percent: Decimal
        heading: string
        agreement: string
        condition: Condition
        saving: Money
      }
    >

/** What the exporting country's law does to a line. */
export type ControlReason =
  | Says<
      'duty.control_licensed' | 'duty.control_needs_licence' | 'duty.control_not_reviewed',
      { exporter: string; title: string }
    >
  | Says<'duty.control_refused', { title: string }>
  | Says<'duty.control_blocks', { exporter: string; destination: string; title: string }>

/** What is wrong with an outlook. */
export type OutlookProblem =
  | Says<'duty.outlook_empty'>
  | Says<'duty.outlook_probability', { title: string }>
  | Says<'duty.outlook_sum', { sum: Decimal }>

/** Why rows can't be changed like this, or don't make a rule set. */
export type RuleProblem =
  | Says<
      | 'duty.measure_there'
      | 'duty.measure_missing'
      | 'duty.agreement_there'
      | 'duty.agreement_missing'
      | 'duty.exclusion_there'
      | 'duty.control_there'
      | 'duty.notice_there'
      | 'duty.notice_missing'
      | 'duty.no_rules'
      | 'duty.ends_before_begins'
      | 'duty.negative',
      { id: string }
    >
  | Says<
      | 'duty.measure_missing_to_end'
      | 'duty.measure_missing_to_supersede'
      | 'duty.exclusion_missing_to_end'
      | 'duty.control_missing_to_end'
      | 'duty.notice_missing_to_end',
      { id: string; on: Day }
    >
  | Says<'duty.phase_there' | 'duty.phase_missing', { phase: string; agreement: string }>
  | Says<
      'duty.overlap' | 'duty.overlap_everywhere',
      { id: string; rival: string; hsCode: string; origins: string }
    >

/** Why a text can't be read. */
export type SyntaxCode =
  | 'DutyAmountRequired'
  | 'InvalidDutyExpression'
  | 'InvalidMonetaryUnit'
  | 'InvalidMeasurementUnit'
  | 'InvalidMeasurementUnitQualifier'
  | 'InvalidSeason'
  | 'InvalidRate'

/** Why the parts of a readable text may not stand together. */
export type RuleCode =
  | 'DutyExpressionOrder'
  | 'DutyExpressionRepeated'
  | 'MeasurementUnitNotPermitted'
  | 'MeasurementUnitQualifierNotPermitted'

const RULES: ReadonlySet<string> = new Set<RuleCode>([
  'DutyExpressionOrder',
  'DutyExpressionRepeated',
  'MeasurementUnitNotPermitted',
  'MeasurementUnitQualifierNotPermitted',
])

/** The problem as a value: the engine imports nothing, and whoever shows it has the words. */
// An alias, not an interface: what stands in a sentence needs its index signature.
export type SentenceProblem = {
  readonly code: `tariffImport.sentence.${
    | 'amount_follows'
    | 'amount_needed'
    | 'no_currency'
    | 'no_day'
    | 'no_expression'
    | 'no_qualifier'
    | 'no_rate'
    | 'no_season'
    | 'no_unit'
    | 'nothing'
    | 'order'
    | 'qualifier_barred'
    | 'rate_follows'
    | 'repeated'
    | 'unit_barred'}`
  readonly values?: Readonly<Record<string, string>>
}

/** A duty text that can't be accepted, with where: `position` is the 0-based column of the offending part. */
export class DutySentenceError extends Error {
  override readonly name = 'DutySentenceError'

  constructor(
    readonly code: SyntaxCode | RuleCode,
    readonly position: number,
    /** what is wrong, for its author */
    readonly problem: SentenceProblem,
  ) {
    super(`${code} at ${position}`)
  }

  /** Whether the text was read and then refused, in which case the problem rather than the code names the fault. */
  get kind(): 'syntax' | 'rule' {
    return RULES.has(this.code) ? 'rule' : 'syntax'
  }
}

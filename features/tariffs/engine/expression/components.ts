import type { Rational } from '../rational'
import { DutySentenceError } from './error'

/**
 * TARIC duty expressions of a sentence; 99 names only a supplementary unit. 12 to 29, except 15, 17, 19 and 20, are
 * agricultural components whose amount comes from separate tables.
 */
export type ExpressionId =
  | '01'
  | '04'
  | '12'
  | '14'
  | '15'
  | '17'
  | '19'
  | '20'
  | '21'
  | '25'
  | '27'
  | '29'
  | '35'
  | '36'
  | '37'
  | '99'

export interface DutyComponent {
  expression: ExpressionId
  /** percent when `currency` is null, else units of the currency (never minor units); null where none is allowed */
  amount: Rational | null
  /** ISO 4217, or XEM for a thousandth of a euro */
  currency: string | null
  /** TARIC code: DTN is 100 kg, TNE 1000 kg, NAR one item …; null for a percentage or a flat amount */
  unit: string | null
  /** TARIC letter of what is measured: E is net drained weight; left out when none */
  qualifier?: string | null
}

export interface Expression {
  id: ExpressionId
  /** how it is written before its amount */
  prefix: string
  /** other spellings of it */
  aliases: readonly string[]
  description: string
  takesAmount: boolean
}

const expression = (
  id: ExpressionId,
  prefix: string,
  description: string,
  takesAmount = true,
  ...aliases: string[]
): Expression => ({ id, prefix, description, takesAmount, aliases })

/** In ascending order of id, which is the order in a sentence. */
export const EXPRESSIONS: readonly Expression[] = [
  expression('01', '', '% or amount'),
  expression('04', '+', '+ % or amount'),
  expression('12', '+ AC', '+ agricultural component', false, '+ EA'),
  expression('14', '+ AC (reduced)', '+ reduced agricultural component', false, '+ EAR'),
  expression('15', 'MIN', 'minimum'),
  expression('17', 'MAX', 'maximum'),
  expression('19', '+', '+ % or amount'),
  expression('20', '+', '+ % or amount'),
  expression('21', '+ SD', '+ additional duty on sugar', false, '+ ADSZ'),
  expression('25', '+ SD (reduced)', '+ reduced additional duty on sugar', false, '+ ADSZR'),
  expression('27', '+ FD', '+ additional duty on flour', false, '+ ADFM'),
  expression('29', '+ FD (reduced)', '+ reduced additional duty on flour', false, '+ ADFMR'),
  expression('35', 'MAX', 'maximum'),
  expression('36', '-', 'minus % or amount'),
  expression('37', 'NIHIL', '(nothing)', false),
  expression('99', '', 'supplementary unit', false),
]

export function expressionOf(id: ExpressionId): Expression {
  const found = EXPRESSIONS.find((each) => each.id === id)
  if (!found) throw new RangeError(`no duty expression ${id}`)
  return found
}

/**
 * The expression that a prefix stands for after earlier ones: the first of its ids above the last one. So the first
 * `+` is 04, and one after a MAX is 19.
 * @throws DutySentenceError when the prefix is used up, or may only stand earlier
 */
export function nextExpression(
  prefix: string,
  before: readonly ExpressionId[],
  position: number,
): Expression {
  const last = before.at(-1) ?? '00'
  const candidates = EXPRESSIONS.filter((each) => each.prefix === prefix && each.id !== '99')
  const next = candidates.find(({ id }) => id > last)
  if (next) return next
  if (candidates.some(({ id }) => before.includes(id))) {
    throw new DutySentenceError('DutyExpressionRepeated', position, {
      code: 'tariffImport.sentence.repeated',
    })
  }
  throw new DutySentenceError('DutyExpressionOrder', position, {
    code: 'tariffImport.sentence.order',
  })
}

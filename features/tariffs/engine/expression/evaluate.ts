import {
  add,
  larger,
  multiply,
  ratio,
  rational,
  smaller,
  subtract,
  ZERO,
  type Rational,
} from '../rational'
import type { DutyComponent } from './components'
import { quantityIn } from './units'

export interface DutyFacts {
  /** in units of `currency`, not minor units */
  customsValue: Rational
  currency: string
  /** by TARIC unit code, followed by a qualifier's letter; weights convert into one another */
  quantities: Readonly<Record<string, Rational>>
  /** units of `currency` for one unit of another */
  exchange?: Readonly<Record<string, Rational>>
}

export type Evaluation =
  | { duty: Rational }
  /** what must be known first; never counted as zero */
  | { missing: string[] }

const HUNDRED = ratio(100n, 1n)
/** Expressions whose amount comes from tables outside the sentence. */
const TABLES = new Set(['12', '14', '21', '25', '27', '29'])

/**
 * The duty that components come to, exact and unrounded, never below zero. Additions and subtractions belong to the
 * operand they follow: in `A MIN B MAX C - D`, D lowers C.
 */
export function evaluate(components: readonly DutyComponent[], facts: DutyFacts): Evaluation {
  const missing = new Set<string>()
  const operands: { join: 'start' | 'min' | 'max'; value: Rational }[] = []
  for (const component of components) {
    if (component.expression === '37' || component.expression === '99') continue
    if (TABLES.has(component.expression)) {
      missing.add(`component ${component.expression}`)
      continue
    }
    const value = valueOf(component, facts, missing)
    const last = operands.at(-1)
    switch (component.expression) {
      case '15':
        operands.push({ join: 'min', value })
        break
      case '17':
      case '35':
        operands.push({ join: 'max', value })
        break
      case '36':
        if (last) last.value = subtract(last.value, value)
        break
      default:
        if (last) last.value = add(last.value, value)
        else operands.push({ join: 'start', value })
    }
  }
  if (missing.size > 0) return { missing: [...missing] }
  const duty = operands.reduce<Rational | null>(
    (sum, { join, value }) =>
      sum === null || join === 'start'
        ? value
        : join === 'min'
          ? larger(sum, value)
          : smaller(sum, value),
    null,
  )
  return { duty: larger(duty ?? ZERO, ZERO) }
}

function valueOf(
  { amount, currency, unit, qualifier }: DutyComponent,
  facts: DutyFacts,
  missing: Set<string>,
): Rational {
  if (!amount) return ZERO
  if (currency === null)
    return multiply(facts.customsValue, multiply(amount, { n: 1n, d: HUNDRED.n }))
  const rate =
    currency === facts.currency
      ? ratio(1n, 1n)
      : (facts.exchange?.[currency] ??
        (currency === 'XEM' && facts.currency === 'EUR' ? rational('0.001') : null))
  if (!rate) missing.add(`exchange ${currency}`)
  const quantity =
    unit === null ? ratio(1n, 1n) : quantityIn(facts.quantities, unit, qualifier ?? '')
  if (!quantity) missing.add(`${unit}${qualifier ?? ''}`)
  return rate && quantity ? multiply(multiply(amount, rate), quantity) : ZERO
}

/** The percentage where the duty is nothing else; null otherwise, never zero for a specific duty. */
export function adValoremPercent(components: readonly DutyComponent[]): Rational | null {
  if (components.length === 1 && components[0]?.expression === '37') return ZERO
  const plain = components.every(
    ({ expression, amount, currency }) =>
      (expression === '01' || expression === '04' || expression === '19' || expression === '20') &&
      amount !== null &&
      currency === null,
  )
  return plain && components.length > 0
    ? components.reduce((sum, { amount }) => add(sum, amount ?? ZERO), ZERO)
    : null
}

import type { DutyComponent } from '../engine/expression/components'
import { DutySentenceError } from '../engine/expression/error'
import { parseHtsRate } from '../engine/expression/hts'
import { multiply, ratio, text } from '../engine/rational'
import type { DutyExpression } from '../engine/types'

/**
 * A written rate as the engine charges it: a percentage, or one with cents a kilogram.
 * @returns a problem, with the place in the text, for any other; never a guess
 */
export function dutyOf(written: string): { duty: DutyExpression } | { problem: string } {
  if (/^\s*-/.test(written)) return { problem: `“${written}” is negative: a duty is zero or more.` }
  let components: DutyComponent[]
  try {
    components = parseHtsRate(written)
  } catch (error) {
    if (error instanceof DutySentenceError)
      return {
        problem: `“${written}” can’t be read at character ${error.position + 1}: ${error.message}`,
      }
    throw error
  }
  let [percent, centsPerKilogram] = ['0', '']
  for (const { amount, currency, unit } of components) {
    if (!amount) return { problem: `“${written}” has a part without an amount.` }
    if (currency === null) percent = text(amount)
    else if (unit === 'KGM') centsPerKilogram = text(multiply(amount, ratio(100n, 1n)))
    else
      return {
        problem: `“${written}” is charged by a unit that isn’t kept (${unit ?? 'none'}): enter this line at the desk.`,
      }
  }
  return {
    duty: centsPerKilogram
      ? { kind: 'compound', percent, centsPerKilogram }
      : { kind: 'ad_valorem', percent },
  }
}

/** A duty as people write it: `7.5%`, `12.1¢/kg + 4.6%`. */
export function dutyText(duty: DutyExpression): string {
  if (duty.kind === 'floor') return `at least ${duty.percent}%`
  return duty.kind === 'compound'
    ? `${duty.centsPerKilogram}¢/kg + ${duty.percent}%`
    : `${duty.percent}%`
}

import type { Message } from '@/i18n/message'
import type { DutyComponent } from '../engine/expression/components'
import { DutySentenceError } from '../engine/expression/error'
import { parseHtsRate } from '../engine/expression/hts'
import { multiply, ratio, text } from '../engine/rational'
import type { DutyExpression } from '../engine/types'

/**
 * A written rate as the engine charges it: a percentage, or one with cents per kilogram.
 * @returns for any other text a problem with its place; never a guess
 */
export function dutyOf(rate: string): { duty: DutyExpression } | { problem: Message } {
  if (/^\s*-/.test(rate))
    return { problem: { code: 'tariffImport.duty.negative', values: { written: rate } } }
  let components: DutyComponent[]
  try {
    components = parseHtsRate(rate)
  } catch (error) {
    if (error instanceof DutySentenceError)
      return {
        problem: {
          code: 'tariffImport.duty.unreadable',
          values: { written: rate, at: error.position + 1, problem: error.problem },
        },
      }
    throw error
  }
  let [percent, centsPerKilogram] = ['0', '']
  for (const { amount, currency, unit } of components) {
    if (!amount)
      return { problem: { code: 'tariffImport.duty.no_amount', values: { written: rate } } }
    if (currency === null) percent = text(amount)
    else if (unit === 'KGM') centsPerKilogram = text(multiply(amount, ratio(100n, 1n)))
    else
      return {
        problem: unit
          ? { code: 'tariffImport.duty.unit', values: { written: rate, unit } }
          : { code: 'tariffImport.duty.no_unit', values: { written: rate } },
      }
  }
  return {
    duty: centsPerKilogram
      ? { kind: 'compound', percent, centsPerKilogram }
      : { kind: 'ad_valorem', percent },
  }
}

/** A duty as it is written in any language: `7.5%`, `12.1¢/kg + 4.6%`, `≥ 15%` for one that tops up to a total. */
export function dutyText(duty: DutyExpression): string {
  if (duty.kind === 'floor') return `≥ ${duty.percent}%`
  return duty.kind === 'compound'
    ? `${duty.centsPerKilogram}¢/kg + ${duty.percent}%`
    : `${duty.percent}%`
}

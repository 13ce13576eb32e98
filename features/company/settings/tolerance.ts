import { z } from 'zod'
import { readAmount } from '@/platform/amounts'
import { typedDecimal } from '@/platform/typed-numbers'
import { schemaWords as words } from '@/platform/validation-words'
import { compareDecimals } from '../rules/decimals'
import { currencyScope } from './bank'
import { settingKind } from './kind'

/** No bank's fee is higher than this. */
const MOST_PERCENT = '5'

const toleranceSchema = z.object({
  /** percent of what is owed, such as `0.3` */
  percent: typedDecimal(2, words.percentage).refine(
    (text) => compareDecimals(text, MOST_PERCENT) <= 0,
    words.percentage,
  ),
  /** units of the currency at most, such as `25` */
  most: typedDecimal(3),
})

/**
 * How much intermediary banks may deduct from a transfer for it to count as paid in full: the smaller of both limits.
 */
export const toleranceSetting = settingKind({
  section: 'tolerance',
  edit: 'setting.money',
  scope: currencyScope,
  schema: toleranceSchema,
  summary: ['percent', 'most'],
  fields: [
    { name: 'percent', kind: 'decimal' },
    { name: 'most', kind: 'decimal' },
  ],
})

/** A typed sum in minor units; null where it is finer than the currency. Pure. */
export function mostMinorOf(most: string, currency: string): number | null {
  const amount = readAmount(most, { currency, sign: '.', declared: true })
  return amount.is === 'read' ? amount.value : null
}

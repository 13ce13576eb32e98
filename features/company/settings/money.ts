import { z } from 'zod'
import { compareDecimals, isTenfold } from '../rules/decimals'
import { lineSchema } from '@/platform/fields'
import { orNone, typedDecimal, typedWhole } from '@/platform/typed-numbers'
import { schemaWords as words } from '@/platform/validation-words'
import { currencyScope } from './bank'
import { choiceOf, settingKind } from './kind'

const CARDS = ['taken', 'not_taken'] as const

const moneySchema = z.object({
  /** a rate older than this many days suspends quotes in its currency */
  rateDays: typedWhole(1, 366),
  /** whether deposits may be paid by card */
  cards: choiceOf(CARDS),
  /** whole US dollars up to which cards are accepted; null for any amount */
  cardMostUsd: orNone(typedWhole(1, 1_000_000)),
})

/** How long the house sells at a rate. */
export const moneySetting = settingKind({
  section: 'money',
  edit: 'setting.money',
  scope: null,
  schema: moneySchema,
  fields: [
    { name: 'rateDays', kind: 'whole' },
    { name: 'cards', kind: 'choice', choices: CARDS },
    { name: 'cardMostUsd', kind: 'whole' },
  ],
})

/** Decimals of a rate: enough for any currency. */
const RATE_DECIMALS = 8

/** Rounding steps in units of the currency; empty for its smallest coin. */
const ROUNDINGS = ['', '0.05', '0.10', '0.25', '0.50', '1', '5', '10', '50', '100'] as const

const rateSchema = z.object({
  /** units of the currency for one US dollar, as the source has it */
  unitsPerUsd: typedDecimal(RATE_DECIMALS).refine(
    (text) => compareDecimals(text, '0') > 0,
    words.rate_zero,
  ),
  /** added for the bank's share and for changes of the rate until the money arrives, percent */
  spreadPercent: typedDecimal(2, words.percentage).refine(
    (text) => compareDecimals(text, '25') <= 0,
    words.spread,
  ),
  /** day of the rate */
  day: z.iso.date(),
  source: lineSchema(120).min(2),
  /** prices in the currency are multiples of this many units; empty for its minor unit */
  roundTo: z.enum(ROUNDINGS).default(''),
  /** buyers may request quotes in it; a rate that isn't offered only converts duty figures */
  offered: z.string().transform((text) => text === 'on'),
})
export type SellingRate = z.infer<typeof rateSchema>

/** The selling rate of a currency. */
export const rateSetting = settingKind({
  section: 'rate',
  edit: 'setting.money',
  scope: currencyScope.refine((code) => code !== 'USD', words.rate_of_usd),
  schema: rateSchema,
  summary: ['unitsPerUsd', 'spreadPercent', 'day', 'source', 'roundTo', 'offered'],
  ask: (before, after) =>
    isTenfold(before.unitsPerUsd, after.unitsPerUsd)
      ? {
          unitsPerUsd: [
            { code: 'refusals.rate_tenfold', values: { before: { decimal: before.unitsPerUsd } } },
          ],
        }
      : null,
  fields: [
    { name: 'unitsPerUsd', kind: 'decimal' },
    { name: 'spreadPercent', kind: 'decimal' },
    { name: 'day', kind: 'day' },
    { name: 'source' },
    { name: 'roundTo', kind: 'choice', choices: ROUNDINGS },
    { name: 'offered', kind: 'check', wide: true },
  ],
})

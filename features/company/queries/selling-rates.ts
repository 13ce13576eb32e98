import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { SETTINGS_TAG } from '@/platform/cache-tags'
import { factoryDay } from '@/platform/day'
import { InvalidInputError } from '@/platform/errors'
import type { DatedRates, FrozenRate } from '../rules/exchange'
import { isFresh, quotableRate, RATE_DAYS, type NoRate } from '../rules/selling-rate'
import { moneySetting, rateSetting } from '../settings/money'
import { settingOf, settingsOf } from './settings'

/**
 * Nothing can be priced in a currency: it has no rate, isn't offered, or its rate is too old. No rate is ever guessed.
 */
export class NoRateError extends InvalidInputError {
  override name = 'NoRateError'
  constructor(
    readonly currency: string,
    readonly why: NoRate,
  ) {
    super({ currency: [{ code: `refusals.rate_${why}`, values: { currency } }] })
  }
}

const rateDays = async (): Promise<number> =>
  (await settingOf(moneySetting))?.value.rateDays ?? RATE_DAYS

/**
 * Current rates of every currency that has one, at the source's rate, each with its day: for comparing, not for
 * charging.
 */
export async function currentRates(): Promise<DatedRates> {
  const rates = await settingsOf(rateSetting)
  return Object.fromEntries(
    rates.map(({ scope, value: { unitsPerUsd, day, source } }) => [
      scope ?? '',
      { unitsPerUsd, asOf: day, source },
    ]),
  )
}

/** The same, at most a few hours old. */
export async function planningRates(): Promise<DatedRates> {
  'use cache'
  cacheLife('hours')
  cacheTag(SETTINGS_TAG)
  return currentRates()
}

/** Currencies in which a quote may be requested today, the dollar first. */
export async function offeredCurrencies(): Promise<string[]> {
  'use cache'
  cacheLife('hours')
  cacheTag(SETTINGS_TAG)
  const [rates, days] = await Promise.all([settingsOf(rateSetting), rateDays()])
  const today = factoryDay(new Date())
  return [
    'USD',
    ...rates
      .filter(({ value }) => value.offered && isFresh(value, days, today))
      .map(({ scope }) => scope ?? ''),
  ]
}

/**
 * Currencies that are offered but suspended because their rate is too old.
 * @returns also for how many days a rate is valid
 */
export async function staleRates(
  now: Date,
): Promise<{ rates: { currency: string; day: string }[]; days: number }> {
  const [rates, days] = await Promise.all([settingsOf(rateSetting), rateDays()])
  const today = factoryDay(now)
  return {
    rates: rates
      .filter(({ value }) => value.offered && !isFresh(value, days, today))
      .map(({ scope, value: { day } }) => ({ currency: scope ?? '', day })),
    days,
  }
}

/**
 * The selling rate of a currency, with its spread, as it is frozen into a revision.
 * @throws NoRateError where there is none that may be quoted with
 */
export async function exchangeRate(currency: string, now = new Date()): Promise<FrozenRate> {
  const [setting, days] = await Promise.all([
    currency === 'USD' ? null : settingOf(rateSetting, currency),
    rateDays(),
  ])
  const rate = quotableRate(currency, setting && setting.value, days, factoryDay(now))
  if (typeof rate === 'string') throw new NoRateError(currency, rate)
  return rate
}

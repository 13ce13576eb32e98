import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { settingOf, settingsOf } from '@/features/company/queries/settings'
import { rateSetting } from '@/features/company/settings/money'
import { db } from '@/platform/db/client'
import type { CostRate as Row } from '@/platform/db/generated/client'
import { RATE_KIND_NAMES, type CostRate } from '../rules/rates'

export const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

/** A database row as the rules read it. */
export function rateOf(row: Row): CostRate[] {
  const kind = RATE_KIND_NAMES.find((each) => each === row.kind)
  if (!kind) return []
  const { key, version, value, currency, validFrom, source, isDemo, reviewedBy, reviewedAt } = row
  return [
    {
      kind,
      key,
      version,
      value: value.toString(),
      currency,
      validFrom: dayOf(validFrom),
      source,
      isDemo,
      reviewed: reviewedBy && reviewedAt ? { by: reviewedBy, at: dayOf(reviewedAt) } : null,
    },
  ]
}

/** All dated rates, in no order: `ratesOn` tells which of them are valid on a day. */
export async function costRates(actor: Actor): Promise<CostRate[]> {
  authorize(actor, 'cost.read')
  return (await db.costRate.findMany()).flatMap(rateOf)
}

/**
 * The loss in exchanging a currency, percent, by its selling rate; null for the dollar or without a
 * rate.
 */
export const changeSpread = async (currency: string): Promise<string | null> =>
  currency === 'USD'
    ? null
    : ((await settingOf(rateSetting, currency))?.value.spreadPercent ?? null)

/** Units for a dollar by currency, decimals: the rates that convert costs in other currencies. */
export async function costExchange(): Promise<Record<string, string>> {
  const rates = await settingsOf(rateSetting)
  return Object.fromEntries(rates.map(({ scope, value }) => [scope ?? '', value.unitsPerUsd]))
}

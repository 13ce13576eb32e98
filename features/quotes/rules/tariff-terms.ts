import { capOf, TARIFF_TERMS, termsPremium } from '@/features/pricing/rules/tariff-terms'
import {
  addWorkingDays,
  type FactoryCalendar,
  type Reckoned,
} from '@/features/company/rules/calendar'
import { addDays } from '@/platform/day'
import type { Duty, QuoteOutlook, QuoteTariff, TariffTerms } from '../schema'

interface Entry {
  lines: readonly { leadTimeDays: number }[]
}

/**
 * How long production takes from a day, by the factory's calendar.
 * @param startDay the day it begins
 */
export const productionOf = (
  { lines }: Entry,
  startDay: string,
  calendar: FactoryCalendar,
): Reckoned =>
  addWorkingDays(startDay, Math.max(...lines.map((line) => line.leadTimeDays)), calendar)

/** The expected day of entry for goods ordered on a day: after production and transit. */
export function expectedEntry(
  draft: Entry,
  startDay: string,
  transitDays: number,
  calendar: FactoryCalendar,
): string {
  return addDays(productionOf(draft, startDay, calendar).day, transitDays)
}

/**
 * The tariff part of a quote whose duty the seller bears: the chosen terms with their price, and
 * what each of the others would cost by the outlook.
 * @param capPercent the house's default cap
 */
export function tariffOf(
  chosen: TariffTerms | undefined,
  duty: Pick<Duty, 'bornBy' | 'totalMinor'>,
  outlook: QuoteOutlook | null,
  capPercent: string,
): QuoteTariff {
  if (duty.bornBy === 'buyer' || !chosen) return { outlook, terms: null, offers: [] }
  const capMinor = capOf(duty.totalMinor, chosen.kind === 'capped' ? chosen.capPercent : capPercent)
  const worth = (kind: TariffTerms['kind']) =>
    outlook ? termsPremium(kind, outlook.scenarios, duty.totalMinor, capMinor) : null
  const agreedPremium = chosen.kind === 'floating' ? 0 : chosen.premiumMinor
  const premiumMinor = agreedPremium ?? worth(chosen.kind) ?? 0
  const others = TARIFF_TERMS.flatMap((kind) => {
    const price = kind === chosen.kind ? null : worth(kind)
    return price === null
      ? []
      : [{ kind, premiumMinor: price, capMinor: kind === 'capped' ? capMinor : null }]
  })
  return {
    outlook,
    terms: {
      kind: chosen.kind,
      premiumMinor,
      capMinor: chosen.kind === 'capped' ? capMinor : null,
    },
    offers: others,
  }
}

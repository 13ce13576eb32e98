import { capOf, TARIFF_TERMS, termsPremium } from '@/features/pricing/rules/tariff-terms'
import { dayText } from '@/platform/dates'
import { addDays } from '@/platform/day'
import { DEFAULT_CAP_PERCENT, EXPECTED_TRANSIT_DAYS } from '@/features/company/house'
import type { Duty, QuoteDraft, QuoteOutlook, QuoteTariff, TariffTerms } from '../schema'

type Entry = Pick<QuoteDraft, 'transportMode'> & { lines: readonly { leadTimeDays: number }[] }

/** The day goods ordered on a day are expected to enter: after production and transit. */
export const expectedEntry = ({ lines, transportMode }: Entry, ordered: string): string =>
  addDays(
    ordered,
    Math.max(...lines.map((line) => line.leadTimeDays)) + EXPECTED_TRANSIT_DAYS[transportMode],
  )

/**
 * The tariff side of a quote whose duty the seller bears: the terms chosen with their price,
 * and what each of the others would cost by the outlook.
 */
export function tariffOf(
  chosen: TariffTerms | undefined,
  duty: Pick<Duty, 'bornBy' | 'totalMinor'>,
  outlook: QuoteOutlook | null,
): QuoteTariff {
  if (duty.bornBy === 'buyer' || !chosen) return { outlook, terms: null, offers: [] }
  const capMinor = capOf(
    duty.totalMinor,
    chosen.kind === 'capped' ? chosen.capPercent : DEFAULT_CAP_PERCENT,
  )
  const worth = (kind: TariffTerms['kind']) =>
    outlook ? termsPremium(kind, outlook.scenarios, duty.totalMinor, capMinor) : null
  const asked = chosen.kind === 'floating' ? 0 : chosen.premiumMinor
  const premiumMinor = asked ?? worth(chosen.kind) ?? 0
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

/** The clause of the terms chosen, as it is signed; in English like the rest of the document. @param money writes an amount */
export function tariffClause(
  terms: TariffTerms,
  tariff: QuoteTariff['terms'],
  money: (amountMinor: number) => string,
): string {
  const settled = 'billed or credited after entry, with the customs entry as proof'
  switch (terms.kind) {
    case 'floating':
      return `Tariff terms, floating: duties and fees are due at the rates of the day of entry; what they differ from the amount shown is ${settled}.`
    case 'capped':
      return `Tariff terms, capped: duties and fees are due at the rates of the day of entry, but never above ${money(tariff?.capMinor ?? 0)}; what they differ from the amount shown up to there is ${settled}.`
    case 'locked':
      return `Tariff terms, locked: the amount shown for duties and fees stands for goods entered ${[terms.until ? `by ${dayText(terms.until)}` : '', terms.trigger ? `before this happens: ${terms.trigger}` : ''].filter(Boolean).join(' and ')}; after that they are due at the rates of the day of entry, and the difference is ${settled}.`
  }
}

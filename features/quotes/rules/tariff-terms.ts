import { capOf, TARIFF_TERMS, termsPremium } from '@/features/pricing/rules/tariff-terms'
import { addDays } from '@/platform/day'
import type { Duty, QuoteOutlook, QuoteTariff, TariffTerms } from '../schema'

interface Entry {
  lines: readonly { leadTimeDays: number }[]
}

/** The day goods ordered on a day are expected to enter: after production and transit. */
export const expectedEntry = ({ lines }: Entry, ordered: string, transitDays: number): string =>
  addDays(ordered, Math.max(...lines.map((line) => line.leadTimeDays)) + transitDays)

/**
 * The tariff side of a quote whose duty the seller bears: the terms chosen with their price,
 * and what each of the others would cost by the outlook.
 * @param capPercent of the cap that the house offers
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

import { capOf, TARIFF_TERMS, termsPremium } from '@/features/pricing/rules/tariff-terms'
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

import { rateOf, type FrozenRate } from '@/features/company/rules/exchange'
import type { Consignment, FreightAnswer, Leg, Mode, Offer } from '@/features/freight/engine/types'
import type { UsedFreight } from '@/features/freight/schema'
import { multiplyRatio } from '@/platform/money'
import type { QuoteDraft } from '../schema'

/** The freight proposed for a quote, beside what staff type. Pure. */
export interface FreightProposal {
  mode: Mode
  service: string
  transitMin: number | null
  transitMax: number | null
  /** for the legs that the seller bears, in the quote's currency */
  amountMinor: number
  /** the seller's legs that the card has no price for */
  missing: readonly Leg[]
  isDemo: boolean
  used: UsedFreight
}

/** A proposal as the editor shows it: its rate card rows stay on the server. */
export type FreightChoice = Omit<FreightProposal, 'used'>

/** Card modes that carry goods for a quote's transport mode. */
export const CARRIED_BY: Record<QuoteDraft['transportMode'], readonly Mode[]> = {
  ocean: ['lcl', 'fcl'],
  air: ['air', 'express'],
}

/** The legs that the seller bears under an Incoterm (Incoterms 2020), and includes in the price. */
export function sellerLegs(incoterm: string): Leg[] {
  if (incoterm === 'DDP' || incoterm === 'DAP') return ['origin', 'main', 'destination']
  if (incoterm === 'CIF') return ['origin', 'main']
  return incoterm === 'FOB' ? ['origin'] : []
}

/**
 * Proposals of the cheapest card of each mode, for the legs that the seller bears.
 * @param rate from US dollars, the currency of the cards, to the quote's `currency`
 */
export function freightProposals(
  { offers }: FreightAnswer,
  consignment: Consignment,
  incoterm: string,
  rate: FrozenRate,
  currency: string,
): FreightProposal[] {
  const legs = sellerLegs(incoterm)
  const { numerator, denominator } = rateOf(rate, currency)
  const proposals = offers.map((offer): FreightProposal => {
    const usd = legs.reduce((sum, leg) => sum + offer.legs[leg], 0)
    const { mode, service, transitMin, transitMax, isDemo } = offer
    return {
      mode,
      service,
      transitMin,
      transitMax,
      isDemo,
      amountMinor: multiplyRatio(usd, numerator, denominator),
      missing: offer.missing.filter((leg) => legs.includes(leg)),
      used: usedFreight(offer, consignment, legs),
    }
  })
  return proposals
    .filter(({ amountMinor }) => amountMinor > 0)
    .toSorted((a, b) => a.amountMinor - b.amountMinor)
    .filter((each, i, all) => all.findIndex(({ mode }) => mode === each.mode) === i)
}

function usedFreight(
  { mode, transitMin, transitMax, containers, currency, components, rows }: Offer,
  { cartonCount, grossGrams, volumeCm3 }: Consignment,
  legs: Leg[],
): UsedFreight {
  return {
    mode,
    legs,
    transitMin,
    transitMax,
    cartonCount,
    grossGrams,
    volumeCm3,
    containers: containers.map(({ type, count }) => ({ type, count })),
    currency,
    components: components.filter(({ leg }) => legs.includes(leg)),
    rows: rows
      .filter(({ leg }) => legs.includes(leg))
      .map((row) => ({
        id: row.id,
        lane: row.lane,
        carrier: row.carrier,
        service: row.service,
        leg: row.leg,
        unit: row.unit,
        from: row.from,
        to: row.to,
        rate: row.rate,
        minimum: row.minimum,
        divisor: row.divisor,
        roundTo: row.roundTo,
        containerType: row.containerType,
        fuelPercent: row.fuelPercent,
        surcharges: row.surcharges.map((each) => ({ ...each })),
        validFrom: row.validFrom,
        validTo: row.validTo,
        source: row.source,
        review: row.review,
        isDemo: row.isDemo,
      })),
  }
}

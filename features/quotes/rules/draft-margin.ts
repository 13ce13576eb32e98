import {
  quoteMargin,
  type MarginLine,
  type MarginTerms,
  type QuoteMargin,
  type Refund,
} from '@/features/costs/rules/quote-margin'
import type { CostComponent, MissingRate } from '@/features/costs/rules/unit-cost'
import type { Mode } from '@/features/freight/engine/types'
import { minorDigits } from '@/platform/currencies'
import type { QuoteDocument, QuoteDraft } from '../schema'
import { creditsOf, goodsOf, planOfDraft } from './compose'
import { CARRIED_BY } from './freight-proposal'

/** What the same company was quoted for an article earlier. */
export interface LastPrice {
  unitPriceMinor: number
  quantity: number
  currency: string
  quoteSerial: number
  /** instant, ISO 8601 */
  day: string
}

/** The known costs of a line. For the desk only. */
export interface LineBasis {
  /** decimal, per piece, in the quote's currency; null if unknown */
  unitCost: string | null
  setUpCost: string
  /** its components; their formulas are on the page of the cost */
  components: Pick<CostComponent, 'code' | 'of' | 'amount'>[]
  isDemo: boolean
  missing: MissingRate[]
  refund: Refund
  lastPrice: LastPrice | null
}

export interface QuoteCosts {
  /** by the id of the line */
  lines: Record<string, LineBasis>
  cardFeePercent: string | null
  spreadPercent: string | null
  floorPercent: string | null
  freight: FreightCosts
}

/** What the freight that we bear costs by rate cards, for the terms they were asked for. */
export interface FreightCosts {
  destination: string
  incoterm: string
  /** the cheapest of each mode, in the quote's currency */
  ways: readonly { mode: Mode; amountMinor: number }[]
}

export interface DraftMargin extends QuoteMargin {
  /** due with the signature, by the draft's plan; 0 while its share can't be read */
  depositMinor: number
  /**
   * the mode whose card gives the cost of freight; null where it is assumed to cost what is charged
   */
  freightBy: Mode | null
}

/** The part of a composed quote that stays as saved while its entries are typed. */
export interface SavedDuty {
  /** borne by us under the rules in force */
  dutyMinor: number
  dutyChargedMinor: number
  premiumMinor: number
  risk: MarginTerms['risk']
}

/** The duty of a composed quote that we bear. Under floating terms the buyer bears its changes. */
export function savedDuty({
  duty,
  surchargeMinor,
  tariff,
}: Pick<QuoteDocument, 'duty' | 'surchargeMinor' | 'tariff'>): SavedDuty {
  const terms = tariff?.terms ?? null
  const p90 = tariff?.outlook?.p90Minor
  const isOurs = duty.bornBy === 'seller'
  return {
    dutyMinor: isOurs ? duty.totalMinor : 0,
    dutyChargedMinor: surchargeMinor,
    premiumMinor: terms?.premiumMinor ?? 0,
    risk:
      isOurs && terms && p90 !== undefined && terms.kind !== 'floating'
        ? { p90Minor: p90, ourFromMinor: terms.capMinor ?? duty.totalMinor }
        : null,
  }
}

/** The total of a draft as typed, with the duty as saved. Pure. */
export const draftTotal = (draft: QuoteDraft, saved: SavedDuty): number =>
  goodsOf(draft) -
  draft.discountMinor -
  creditsOf(draft) +
  draft.freightMinor +
  draft.insuranceMinor +
  saved.dutyChargedMinor +
  saved.premiumMinor

/**
 * Whether every number of a draft as typed could be read: while one can't, nothing can be added up.
 * An unreadable number is a negative one in the draft. Pure.
 */
export const isReadable = (draft: QuoteDraft): boolean =>
  [draft.discountMinor, draft.freightMinor, draft.insuranceMinor].every((each) => each >= 0) &&
  [...draft.lines, ...(draft.optionalLines ?? [])].every(
    ({ quantity, unitPriceMinor, setupFeeMinor }) =>
      quantity > 0 && unitPriceMinor >= 0 && setupFeeMinor >= 0,
  )

/** Cost and margin of a draft as typed, with the duty as saved. Pure. */
export function draftMargin(draft: QuoteDraft, saved: SavedDuty, costs: QuoteCosts): DraftMargin {
  const freight = freightCost(draft, costs.freight)
  const creditsMinor = creditsOf(draft)
  const depositMinor = typedDeposit(draft, Math.max(0, draftTotal(draft, saved)))
  const margin = quoteMargin(
    draft.lines.map((line) => marginLine(line, costs)),
    {
      ...saved,
      digits: minorDigits(draft.currency),
      discountMinor: draft.discountMinor,
      creditsMinor,
      freightMinor: draft.freightMinor,
      insuranceMinor: draft.insuranceMinor,
      // No card has the cost of insurance: it is assumed to cost what is charged.
      freightCostMinor: freight && freight.amountMinor + draft.insuranceMinor,
      depositMinor,
      cardFeePercent: costs.cardFeePercent,
      spreadPercent: costs.spreadPercent,
      floorPercent: costs.floorPercent,
    },
  )
  return { ...margin, depositMinor, freightBy: freight?.mode ?? null }
}

/** What a draft's plan asks for with the signature. A half-typed share may be invalid. */
function typedDeposit(draft: QuoteDraft, totalMinor: number): number {
  try {
    return planOfDraft(draft, totalMinor).depositMinor
  } catch (error) {
    if (error instanceof RangeError) return 0
    throw error
  }
}

/**
 * The cost of freight to us: of the card whose amount is charged, else of the cheapest in the
 * quote's mode. Null where no card fits its terms. Pure.
 */
export function freightCost(
  draft: Pick<QuoteDraft, 'destination' | 'incoterm' | 'transportMode' | 'freightMinor'>,
  { destination, incoterm, ways }: FreightCosts,
): FreightCosts['ways'][number] | null {
  if (draft.destination !== destination || draft.incoterm !== incoterm) return null
  const fitting = ways
    .filter(({ mode }) => CARRIED_BY[draft.transportMode].includes(mode))
    .toSorted((a, b) => a.amountMinor - b.amountMinor)
  return ways.find(({ amountMinor }) => amountMinor === draft.freightMinor) ?? fitting[0] ?? null
}

/** The known costs of a line; of a line that was just split off, those of its source. */
export const basisOf = (
  { id, splitOf = '' }: { id: string; splitOf?: string | undefined },
  lines: QuoteCosts['lines'],
): LineBasis | undefined => lines[id] ?? lines[splitOf]

function marginLine(line: QuoteDraft['lines'][number], { lines }: QuoteCosts): MarginLine {
  const {
    unitCost = null,
    setUpCost = '0',
    refund = { state: 'none' },
  } = basisOf(line, lines) ?? {}
  return {
    id: line.id,
    quantity: line.quantity,
    unitPriceMinor: line.unitPriceMinor,
    setupFeeMinor: line.setupFeeMinor,
    unitCost,
    setUpCost,
    refund,
    isCharge: line.kind === 'charge',
  }
}

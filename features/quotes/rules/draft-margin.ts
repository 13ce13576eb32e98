import {
  quoteMargin,
  type MarginLine,
  type MarginTerms,
  type QuoteMargin,
  type Refund,
} from '@/features/costs/rules/quote-margin'
import type { CostComponent, MissingRate } from '@/features/costs/rules/unit-cost'
import { minorDigits } from '@/platform/currencies'
import { percentOf } from '@/platform/money'
import type { QuoteDocument, QuoteDraft } from '../schema'
import { creditsOf, goodsOf } from './compose'

/** What the same company was quoted for an article before. */
export interface LastPrice {
  unitPriceMinor: number
  quantity: number
  currency: string
  quoteSerial: number
  /** instant, ISO 8601 */
  day: string
}

/** What is known of a line beside its price. The desk's alone. */
export interface LineBasis {
  /** decimal, a piece, in the quote's currency; null where nobody knows */
  unitCost: string | null
  setUpCost: string
  /** what it is made of; by which formula, the page of the cost says */
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
}

/** What of a composed quote stays as it was saved while its entries are typed. */
export interface SavedDuty {
  /** ours by the rules in force */
  dutyMinor: number
  dutyChargedMinor: number
  premiumMinor: number
  risk: MarginTerms['risk']
}

/** What the duty of a composed quote is to us. Under floating terms the buyer bears what it moves by. */
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

/** Cost and margin of a draft as it is typed, by the duty as it was saved. Pure. */
export function draftMargin(draft: QuoteDraft, saved: SavedDuty, costs: QuoteCosts): QuoteMargin {
  const creditsMinor = creditsOf(draft)
  const totalMinor =
    goodsOf(draft) -
    draft.discountMinor -
    creditsMinor +
    draft.freightMinor +
    draft.insuranceMinor +
    saved.dutyChargedMinor +
    saved.premiumMinor
  return quoteMargin(
    draft.lines.map((line) => marginLine(line, costs)),
    {
      ...saved,
      digits: minorDigits(draft.currency),
      discountMinor: draft.discountMinor,
      creditsMinor,
      freightMinor: draft.freightMinor,
      insuranceMinor: draft.insuranceMinor,
      freightCostMinor: null,
      depositMinor: /^\d{1,3}(\.\d+)?$/.test(draft.depositPercent)
        ? percentOf(Math.max(0, totalMinor), draft.depositPercent)
        : 0,
      cardFeePercent: costs.cardFeePercent,
      spreadPercent: costs.spreadPercent,
      floorPercent: costs.floorPercent,
    },
  )
}

function marginLine(line: QuoteDraft['lines'][number], { lines }: QuoteCosts): MarginLine {
  const { unitCost = null, setUpCost = '0', refund = { state: 'none' } } = lines[line.id] ?? {}
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

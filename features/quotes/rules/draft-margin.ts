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
  freight: FreightCosts
}

/** What the carriage that we bear costs by rate cards, for the terms that they were asked for. */
export interface FreightCosts {
  destination: string
  incoterm: string
  /** cheapest of each mode, in the quote's currency */
  ways: readonly { mode: Mode; amountMinor: number }[]
}

export interface DraftMargin extends QuoteMargin {
  /** with the signature, by the plan of the draft; 0 while its share can't be read */
  depositMinor: number
  /** by whose card the freight costs what it does; null where it is taken to cost what is charged */
  freightBy: Mode | null
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

/** What the buyer pays by a draft as it is typed, by the duty as it was saved. Pure. */
export const draftTotal = (draft: QuoteDraft, saved: SavedDuty): number =>
  goodsOf(draft) -
  draft.discountMinor -
  creditsOf(draft) +
  draft.freightMinor +
  draft.insuranceMinor +
  saved.dutyChargedMinor +
  saved.premiumMinor

/**
 * Whether every number of a draft as it is typed could be read: while one can't, nothing can be added up. What can't be
 * read stands in it as a number that nothing is, below nothing. Pure.
 */
export const isReadable = (draft: QuoteDraft): boolean =>
  [draft.discountMinor, draft.freightMinor, draft.insuranceMinor].every((each) => each >= 0) &&
  [...draft.lines, ...(draft.optionalLines ?? [])].every(
    ({ quantity, unitPriceMinor, setupFeeMinor }) =>
      quantity > 0 && unitPriceMinor >= 0 && setupFeeMinor >= 0,
  )

/** Cost and margin of a draft as it is typed, by the duty as it was saved. Pure. */
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
      // What insurance costs no card says: it is taken to cost what is charged.
      freightCostMinor: freight && freight.amountMinor + draft.insuranceMinor,
      depositMinor,
      cardFeePercent: costs.cardFeePercent,
      spreadPercent: costs.spreadPercent,
      floorPercent: costs.floorPercent,
    },
  )
  return { ...margin, depositMinor, freightBy: freight?.mode ?? null }
}

/** What the plan of a draft asks for with the signature. What is being typed may be no share yet. */
function typedDeposit(draft: QuoteDraft, totalMinor: number): number {
  try {
    return planOfDraft(draft, totalMinor).depositMinor
  } catch (error) {
    if (error instanceof RangeError) return 0
    throw error
  }
}

/**
 * What the freight costs us: by the card whose amount is charged, else by the cheapest that goes as the quote says.
 * Null where no card holds for its terms. Pure.
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

/** What is known of a line; of one that was just split off, what is known of the line it came from. */
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

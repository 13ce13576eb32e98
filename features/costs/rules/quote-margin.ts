import {
  ceilMinor,
  lineMinor,
  microsText,
  minorMicros,
  percentMicros,
  scaled,
  toMicros,
} from './micros'

/**
 * The margin of a quote: cost and margin of each line, the floor, and every figure of the whole
 * quote by its components. Pure, and quick enough to run at every keystroke; amounts are integer
 * minor units of the quote's currency.
 */

export interface MarginLine {
  id: string
  quantity: number
  unitPriceMinor: number
  setupFeeMinor: number
  /** decimal, for a piece; null where no cost is known */
  unitCost: string | null
  /** decimal, one-off */
  setUpCost: string
  /** export VAT refund of its HS code; `none` for what isn’t our goods */
  refund: Refund
  /** tooling and other charges have no floor */
  isCharge: boolean
}

/**
 * `counted` where the rate of the code was reviewed. A missing code doesn’t count as 0%: it is
 * named.
 */
export type Refund =
  | { state: 'counted'; ratePercent: string; vatPercent: string }
  | { state: 'not_reviewed' | 'missing' | 'none' }

export interface MarginTerms {
  /** decimals of the currency's minor unit: 2 for the dollar, none for the yen */
  digits: number
  discountMinor: number
  creditsMinor: number
  /** charged to the buyer */
  freightMinor: number
  insuranceMinor: number
  /** what the carriage costs us; null where it is assumed to cost what is charged */
  freightCostMinor: number | null
  /** our duty by the rules in force, and how much of it the buyer is charged */
  dutyMinor: number
  dutyChargedMinor: number
  /** price of the tariff terms */
  premiumMinor: number
  /**
   * duty at P90 of the outlook, and the duty from which we bear it; null where it is never ours or
   * not known
   */
  risk: { p90Minor: number; ourFromMinor: number } | null
  /** the deposit; its card fee is computed as if it were paid by card */
  depositMinor: number
  cardFeePercent: string | null
  spreadPercent: string | null
  floorPercent: string | null
}

export interface LineMargin {
  costMinor: number | null
  marginMinor: number | null
  /** hundredths of a percent of the line's revenue; null where that is zero */
  marginBasisPoints: number | null
  /** the lowest price of a piece; null without cost or floor */
  floorMinor: number | null
  belowFloor: boolean
  aboveCost: boolean
}

export type MarginCode =
  | 'goods'
  /** revenue of lines without a known cost: assumed to be all cost */
  | 'uncosted'
  | 'discount'
  | 'credits'
  | 'cost'
  | 'freight_charged'
  | 'freight_cost'
  | 'duty_charged'
  | 'duty'
  | 'premium'
  | 'spread'
  | 'card_fee'
  | 'refund'
  | 'tariff_risk'

export interface MarginComponent {
  code: MarginCode
  /** contribution to the margin; negative where it costs */
  amountMinor: number
  /** the percentage and its base, where it is computed from them */
  formula: { percent: string; ofMinor: number } | null
}

export interface QuoteMargin {
  lines: Record<string, LineMargin>
  components: MarginComponent[]
  /** the sum of the components except the tariff risk */
  marginMinor: number
  /** hundredths of a percent of the quote's revenue */
  marginBasisPoints: number | null
  /** with the duty at P90; null without an outlook of which we bear some */
  riskMarginMinor: number | null
  costMinor: number
  /** lines without a cost */
  uncosted: string[]
  /** refunds that aren't counted, by line */
  refundsNotCounted: string[]
  belowFloor: boolean
}

const basisPoints = (marginMinor: number, ofMinor: number): number | null =>
  ofMinor > 0 ? Number(scaled(BigInt(marginMinor), 10_000n, BigInt(ofMinor))) : null

/**
 * The lowest price of a piece that leaves a margin of so many percent; null where no price does.
 */
export function floorMinor(unitCost: string, floorPercent: string, digits = 2): number | null {
  const costShare = 100_000_000n - toMicros(floorPercent)
  if (costShare <= 0n) return null
  const cost = toMicros(unitCost)
  // Rounded up at both steps: a floor rounded down would fall below itself.
  return ceilMinor((cost * 100_000_000n + costShare - 1n) / costShare, digits)
}

/** The margin of one line. Revenue and cost include its set-up; the floor is for a piece. */
export function lineMargin(line: MarginLine, floorPercent: string | null, digits = 2): LineMargin {
  const { quantity, unitPriceMinor, setupFeeMinor, unitCost, setUpCost, isCharge } = line
  if (unitCost === null)
    return {
      costMinor: null,
      marginMinor: null,
      marginBasisPoints: null,
      floorMinor: null,
      belowFloor: false,
      aboveCost: true,
    }
  const brings = unitPriceMinor * quantity + setupFeeMinor
  const costMinor =
    lineMinor(toMicros(unitCost), quantity, digits) + lineMinor(toMicros(setUpCost), 1, digits)
  const floor =
    isCharge || floorPercent === null ? null : floorMinor(unitCost, floorPercent, digits)
  return {
    costMinor,
    marginMinor: brings - costMinor,
    marginBasisPoints: basisPoints(brings - costMinor, brings),
    floorMinor: floor,
    belowFloor: floor !== null && unitPriceMinor < floor,
    aboveCost: minorMicros(unitPriceMinor, digits) >= toMicros(unitCost),
  }
}

/** The export VAT refund of a cost that includes VAT: cost / (1 + VAT) × rate. */
export function refundMinor(costMinor: number, vatPercent: string, ratePercent: string): number {
  const [vat, rate] = [toMicros(vatPercent), toMicros(ratePercent)]
  return Number(scaled(BigInt(costMinor), rate, 100_000_000n + vat))
}

const part = (
  code: MarginCode,
  amountMinor: number,
  formula: MarginComponent['formula'] = null,
): MarginComponent => ({ code, amountMinor, formula })

const percentMinor = (ofMinor: number, percent: string): number =>
  Number(percentMicros(BigInt(ofMinor), toMicros(percent)))

/**
 * The margin of the whole quote. A line without a known cost is assumed to leave none, and is
 * named.
 */
export function quoteMargin(lines: readonly MarginLine[], terms: MarginTerms): QuoteMargin {
  const found: Record<string, LineMargin> = {}
  const uncosted: string[] = []
  const refundsNotCounted: string[] = []
  let [goods, cost, refund, costed] = [0, 0, 0, 0]
  let vat = { of: 0, rate: '' as string | null }
  let below = false
  for (const line of lines) {
    const margin = lineMargin(line, terms.floorPercent, terms.digits)
    found[line.id] = margin
    below ||= margin.belowFloor
    const brings = line.unitPriceMinor * line.quantity + line.setupFeeMinor
    goods += brings
    if (margin.costMinor === null) {
      uncosted.push(line.id)
      continue
    }
    costed += brings
    cost += margin.costMinor
    const { refund: by } = line
    if (by.state === 'counted') {
      refund += refundMinor(margin.costMinor, by.vatPercent, by.ratePercent)
      vat = {
        of: vat.of + margin.costMinor,
        rate: vat.rate === '' || vat.rate === by.ratePercent ? by.ratePercent : null,
      }
    } else if (by.state !== 'none') refundsNotCounted.push(line.id)
  }
  const carriage = terms.freightMinor + terms.insuranceMinor
  const brings =
    goods -
    terms.discountMinor -
    terms.creditsMinor +
    carriage +
    terms.dutyChargedMinor +
    terms.premiumMinor
  const components = [
    part('goods', goods),
    part('uncosted', costed - goods),
    part('discount', -terms.discountMinor),
    part('credits', -terms.creditsMinor),
    part('cost', -cost),
    part('freight_charged', carriage),
    part('freight_cost', -(terms.freightCostMinor ?? carriage)),
    part('duty_charged', terms.dutyChargedMinor),
    part('duty', -terms.dutyMinor),
    part('premium', terms.premiumMinor),
    ...(terms.spreadPercent === null
      ? []
      : [
          part('spread', -percentMinor(Math.max(0, brings), terms.spreadPercent), {
            percent: terms.spreadPercent,
            ofMinor: Math.max(0, brings),
          }),
        ]),
    ...(terms.cardFeePercent === null
      ? []
      : [
          part('card_fee', -percentMinor(terms.depositMinor, terms.cardFeePercent), {
            percent: terms.cardFeePercent,
            ofMinor: terms.depositMinor,
          }),
        ]),
    part('refund', refund, vat.rate ? { percent: vat.rate, ofMinor: vat.of } : null),
  ].filter(({ amountMinor, code }) => amountMinor !== 0 || code === 'goods' || code === 'cost')
  const marginMinor = components.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  const risk = terms.risk && Math.max(0, terms.risk.p90Minor - terms.risk.ourFromMinor)
  // The floor of all goods is compared with those that have a cost, without refund and carriage.
  const whole = costed - terms.discountMinor - cost
  const wholeBelow =
    terms.floorPercent !== null &&
    terms.discountMinor > 0 &&
    cost > 0 &&
    BigInt(whole) * 100_000_000n <
      BigInt(costed - terms.discountMinor) * toMicros(terms.floorPercent)
  return {
    lines: found,
    components:
      risk === null ? components : [...components, part('tariff_risk', risk === 0 ? 0 : -risk)],
    marginMinor,
    marginBasisPoints: basisPoints(marginMinor, brings),
    riskMarginMinor: risk === null ? null : marginMinor - risk,
    costMinor: cost,
    uncosted,
    refundsNotCounted,
    belowFloor: below || wholeBelow,
  }
}

/** A margin in percent with one decimal, `62.4`, half up. */
export function marginPercent(basis: number): string {
  const text = microsText(scaled(BigInt(basis), 1n, 10n) * 100_000n)
  // Columns of margins line up by the decimal sign.
  return text.includes('.') ? text : `${text}.0`
}

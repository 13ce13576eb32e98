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
 * What a quote leaves us: cost and margin a line, the floor, and every figure of the whole quote by its
 * components. Pure, quick enough to be worked out at each key; amounts are integer minor units of the quote's currency.
 */

export interface MarginLine {
  id: string
  quantity: number
  unitPriceMinor: number
  setupFeeMinor: number
  /** decimal, a piece; null where no cost is known */
  unitCost: string | null
  /** decimal, one-off */
  setUpCost: string
  /** export VAT refund of its code; `none` for what is no goods of ours */
  refund: Refund
  /** tooling and other charges have no floor */
  isCharge: boolean
}

/** `counted` where the row of the code was reviewed; a missing code is no 0%: it is named. */
export type Refund =
  | { state: 'counted'; ratePercent: string; vatPercent: string }
  | { state: 'not_reviewed' | 'missing' | 'none' }

export interface MarginTerms {
  /** decimals of the currency's minor unit: 2 of the dollar, none of the yen */
  digits: number
  discountMinor: number
  creditsMinor: number
  /** charged to the buyer */
  freightMinor: number
  insuranceMinor: number
  /** what the carriage costs us; null where it is taken to cost what is charged */
  freightCostMinor: number | null
  /** our duty by the rules in force, and what of it the buyer is charged */
  dutyMinor: number
  dutyChargedMinor: number
  /** price of the tariff terms */
  premiumMinor: number
  /** duty at P90 of the outlook, and from which duty on we bear it; null where it is never ours or not known */
  risk: { p90Minor: number; ourFromMinor: number } | null
  /** the deposit; a card's fee is worked out as if it were paid by card */
  depositMinor: number
  cardFeePercent: string | null
  spreadPercent: string | null
  floorPercent: string | null
}

export interface LineMargin {
  costMinor: number | null
  marginMinor: number | null
  /** hundredths of a percent of what the line brings; null where that is nothing */
  marginBasisPoints: number | null
  /** the least a piece may cost; null without cost or floor */
  floorMinor: number | null
  belowFloor: boolean
  aboveCost: boolean
}

export type MarginCode =
  | 'goods'
  /** what lines bring whose cost nobody knows: taken to cost all of it */
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
  /** what it brings to the margin; less than zero where it costs */
  amountMinor: number
  /** percent and what it is of, where it is worked out so */
  formula: { percent: string; ofMinor: number } | null
}

export interface QuoteMargin {
  lines: Record<string, LineMargin>
  components: MarginComponent[]
  /** the sum of the components but the tariff risk */
  marginMinor: number
  /** hundredths of a percent of what the quote brings */
  marginBasisPoints: number | null
  /** with the duty at P90; null where there is no outlook that we bear */
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

/** The least a piece may cost that leaves a margin of so many percent; null where no price does. */
export function floorMinor(unitCost: string, floorPercent: string, digits = 2): number | null {
  const left = 100_000_000n - toMicros(floorPercent)
  if (left <= 0n) return null
  const cost = toMicros(unitCost)
  // Upwards at both steps: a floor that is rounded down would be below itself.
  return ceilMinor((cost * 100_000_000n + left - 1n) / left, digits)
}

/** One line. What it brings and costs is with its set-up; the floor is a piece's. */
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

/** The whole quote. A line whose cost nobody knows is taken to leave nothing, and is named. */
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
  // The floor of the goods as a whole is asked of what has a cost, without refund and carriage.
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
  // Columns of margins line up by their decimal.
  return text.includes('.') ? text : `${text}.0`
}

import { microsText, percentMicros, scaled, times, toMicros } from './micros'
import type { CostRate, RateKind, RatesOnDay } from './rates'

/**
 * What a piece costs us, from its parts or as a plain figure. Pure, exact, and explained part by
 * part.
 */

/** What an article is made of. Weights, minutes and percents are decimals in text. */
export interface CostParts {
  materials: readonly { grade: string; weightGrams: string; scrapPercent: string }[]
  /** plated finish; null for none */
  plating: string | null
  /** for a piece, in the entry's currency */
  stones: string
  labourMinutes: string
  machineMinutes: string
  /** product line whose packing a piece uses; null for none */
  packing: string | null
}

/** The cost that somebody entered for a SKU, an option, a design or a line of a quote. */
export interface CostEntry {
  subject: 'SKU' | 'OPTION' | 'LINE'
  key: string
  version: number
  validFrom: string
  /** currency of `plain`, the stones and the set-up */
  currency: string
  parts: CostParts | null
  /** for a piece, decimal; null where there are parts */
  plain: string | null
  /** one-off, decimal */
  setUp: string
  source: string
  isDemo: boolean
}

export const COMPONENTS = [
  'plain',
  'material',
  'plating',
  'stones',
  'labour',
  'machine',
  'packing',
  'overhead',
  'option',
] as const

/** One part of a cost with how it was computed. */
export interface CostComponent {
  code: (typeof COMPONENTS)[number]
  /** what the part is for: grade, finish, option */
  of: string
  /** decimal, for a piece, in the requested currency */
  amount: string
  /** the quantity and the rate multiplied, as their rows have them; null for a plain amount */
  formula: {
    quantity: string
    unit: 'g' | 'min' | '%' | 'piece'
    rate: string
    currency: string
  } | null
  isDemo: boolean
}

/** A rate or figure that a cost needs and that nobody has entered. */
export interface MissingRate {
  kind: RateKind | 'EXCHANGE'
  key: string
}

export interface UnitCost {
  /** decimal, for a piece, in the requested currency: the sum of the components */
  unit: string
  /** one-off, decimal */
  setUp: string
  components: CostComponent[]
  isDemo: boolean
}

export type CostAnswer = { cost: UnitCost } | { missing: MissingRate[] }

/**
 * Converts millionths of a currency into millionths of the requested one; null where one of the
 * rates isn't known.
 */
export type Exchange = (amount: bigint, from: string) => bigint | null

/**
 * Makes a conversion into one currency by planning rates.
 * @param unitsPerUsd decimals by ISO 4217 code; the dollar's own isn't needed
 */
export function exchangeInto(
  currency: string,
  unitsPerUsd: Readonly<Record<string, string>>,
): Exchange {
  const perUsd = (code: string): bigint | null => {
    if (code === 'USD') return 1_000_000n
    const rate = unitsPerUsd[code]
    const micros = rate === undefined ? 0n : toMicros(rate)
    return micros > 0n ? micros : null
  }
  const into = perUsd(currency)
  return (amount, from) => {
    if (from === currency) return amount
    const rate = perUsd(from)
    return into === null || rate === null ? null : scaled(amount, into, rate)
  }
}

/** Collects the parts of a cost and the rates that are missing. */
class Sum {
  readonly components: CostComponent[] = []
  readonly missing: MissingRate[] = []
  total = 0n
  constructor(
    private readonly rates: RatesOnDay,
    private readonly exchange: Exchange,
  ) {}

  /** @returns null where the currency can't be converted */
  change(amount: bigint, from: string): bigint | null {
    const converted = this.exchange(amount, from)
    if (converted === null) this.missing.push({ kind: 'EXCHANGE', key: from })
    return converted
  }

  add(part: Omit<CostComponent, 'amount'>, amount: bigint): void {
    this.components.push({ ...part, amount: microsText(amount) })
    this.total += amount
  }

  /** Adds an amount as it was entered. */
  plain(
    code: CostComponent['code'],
    of: string,
    amount: string,
    currency: string,
    isDemo: boolean,
  ) {
    const micros = toMicros(amount)
    if (micros === 0n && code !== 'plain') return
    const converted = this.change(micros, currency)
    if (converted !== null) this.add({ code, of, formula: null, isDemo }, converted)
  }

  rate(kind: RateKind, key = ''): CostRate | null {
    const found = this.rates.find(kind, key)
    if (!found) this.missing.push({ kind, key })
    return found
  }

  /**
   * Adds quantity × rate, in the rate's unit. @param per how many of the quantity make one of the
   * rate's unit
   */
  rated(
    code: CostComponent['code'],
    [kind, key]: [RateKind, string],
    quantity: { micros: bigint; text: string; unit: 'g' | 'min' | 'piece'; per: bigint },
  ): void {
    if (quantity.micros === 0n) return
    const rate = this.rate(kind, key)
    if (!rate) return
    const { value, currency, isDemo } = rate
    const amount = scaled(times(quantity.micros, toMicros(value)), 1n, quantity.per)
    const converted = this.change(amount, currency ?? 'USD')
    if (converted === null) return
    this.add(
      {
        code,
        of: key,
        formula: {
          quantity: quantity.text,
          unit: quantity.unit,
          rate: value,
          currency: currency ?? 'USD',
        },
        isDemo,
      },
      converted,
    )
  }

  overhead(): void {
    const rate = this.rates.find('OVERHEAD')
    if (!rate || this.total === 0n) return
    const { value, isDemo } = rate
    const formula = {
      quantity: microsText(this.total),
      unit: '%',
      rate: value,
      currency: '',
    } as const
    this.add(
      { code: 'overhead', of: '', formula, isDemo },
      percentMicros(this.total, toMicros(value)),
    )
  }

  answer(setUp: { amount: string; currency: string }, isDemo: boolean): CostAnswer {
    const oneOff = this.change(toMicros(setUp.amount), setUp.currency)
    if (this.missing.length > 0 || oneOff === null) return { missing: this.missing }
    return {
      cost: {
        unit: microsText(this.total),
        setUp: microsText(oneOff),
        components: this.components,
        isDemo: isDemo || this.components.some((each) => each.isDemo),
      },
    }
  }
}

const minutes = (text: string) => ({ micros: toMicros(text), text, unit: 'min' as const, per: 1n })
const onePiece = { micros: 1_000_000n, text: '1', unit: 'piece' as const, per: 1n }

function addParts(sum: Sum, parts: CostParts, currency: string, isDemo: boolean): void {
  for (const { grade, weightGrams, scrapPercent } of parts.materials) {
    const net = toMicros(weightGrams)
    const micros = net + percentMicros(net, toMicros(scrapPercent))
    sum.rated('material', ['MATERIAL', grade], {
      micros,
      text: microsText(micros),
      unit: 'g',
      per: 1_000n,
    })
  }
  if (parts.plating) sum.rated('plating', ['PLATING', parts.plating], onePiece)
  sum.plain('stones', '', parts.stones, currency, isDemo)
  sum.rated('labour', ['LABOUR', ''], minutes(parts.labourMinutes))
  sum.rated('machine', ['MACHINE', ''], minutes(parts.machineMinutes))
  if (parts.packing) sum.rated('packing', ['PACKING', parts.packing], onePiece)
  sum.overhead()
}

/**
 * What a piece costs by an entry, on the day of the rates.
 * @param exchange converts into the requested currency
 * @returns the missing rates where there is no figure: an unknown part is never zero
 */
export function unitCost(entry: CostEntry, rates: RatesOnDay, exchange: Exchange): CostAnswer {
  const sum = new Sum(rates, exchange)
  const { parts, plain, currency, isDemo } = entry
  if (parts) addParts(sum, parts, currency, isDemo)
  else sum.plain('plain', '', plain ?? '0', currency, isDemo)
  return sum.answer({ amount: entry.setUp, currency }, isDemo)
}

/** What the cost of a made-to-order piece depends on. */
export interface DesignMake {
  family: string
  line: string
  plating: string | null
  materials: readonly { grade: string; weightGrams: string }[]
}

/** What a made-to-order piece costs: weight by material, machine minutes of its family, finish, packing, overhead. */
export function designCost(
  { family, line, plating, materials }: DesignMake,
  rates: RatesOnDay,
  exchange: Exchange,
): CostAnswer {
  const sum = new Sum(rates, exchange)
  const took = sum.rate('DESIGN_MINUTES', family)
  addParts(
    sum,
    {
      materials: materials.map((each) => ({ ...each, scrapPercent: '0' })),
      plating,
      stones: '0',
      labourMinutes: '0',
      machineMinutes: took?.value ?? '0',
      packing: line,
    },
    'USD',
    false,
  )
  return sum.answer({ amount: '0', currency: 'USD' }, took?.isDemo ?? false)
}

/** A piece with options made with it: their costs are added, named by code. */
export function withOptions(
  piece: CostAnswer,
  options: readonly { code: string; answer: CostAnswer }[],
): CostAnswer {
  const missing = [piece, ...options.map(({ answer }) => answer)].flatMap((each) =>
    'missing' in each ? each.missing : [],
  )
  if (!('cost' in piece) || missing.length > 0) return { missing }
  let [unit, setUp] = [toMicros(piece.cost.unit), toMicros(piece.cost.setUp)]
  const components = [...piece.cost.components]
  let { isDemo } = piece.cost
  for (const { code, answer } of options) {
    if (!('cost' in answer)) continue
    const { cost } = answer
    components.push({
      code: 'option',
      of: code,
      amount: cost.unit,
      formula: null,
      isDemo: cost.isDemo,
    })
    unit += toMicros(cost.unit)
    setUp += toMicros(cost.setUp)
    isDemo ||= cost.isDemo
  }
  return { cost: { unit: microsText(unit), setUp: microsText(setUp), components, isDemo } }
}

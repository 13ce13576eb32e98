/** Dated rates that costs and margins are worked out with: rows, never numbers in code. Pure. */

/** What a row says. `unit` is of its figure; `keyed` names what it is for. */
export const RATE_KINDS = {
  /** a kilogram of a material, by grade */
  MATERIAL: { unit: 'money', keyed: 'material' },
  /** a piece, by finish */
  PLATING: { unit: 'money', keyed: 'finish' },
  /** a minute of work at the bench */
  LABOUR: { unit: 'money', keyed: null },
  /** a minute of a machine */
  MACHINE: { unit: 'money', keyed: null },
  /** machine minutes a made-to-order piece takes, by design family */
  DESIGN_MINUTES: { unit: 'minutes', keyed: 'family' },
  /** packing of a piece, by product line */
  PACKING: { unit: 'money', keyed: 'line' },
  /** of the sum of the other parts */
  OVERHEAD: { unit: 'percent', keyed: null },
  /** least margin of a line and of the goods */
  MARGIN_FLOOR: { unit: 'percent', keyed: null },
  /** of what is paid by card */
  CARD_FEE: { unit: 'percent', keyed: null },
  /** in the price of what is bought */
  VAT: { unit: 'percent', keyed: null },
  /** export VAT refund, by HS code; counted only once somebody reviewed it */
  REFUND: { unit: 'percent', keyed: 'code' },
} as const satisfies Record<string, { unit: 'money' | 'percent' | 'minutes'; keyed: string | null }>
export type RateKind = keyof typeof RATE_KINDS
export const RATE_KIND_NAMES = Object.keys(RATE_KINDS) as [RateKind, ...RateKind[]]

/** A row as it holds from its day on. */
export interface CostRate {
  kind: RateKind
  /** empty where the kind has none */
  key: string
  /** counts the rows of a kind and key */
  version: number
  /** decimal */
  value: string
  /** ISO 4217; null where it is no money */
  currency: string | null
  /** YYYY-MM-DD */
  validFrom: string
  source: string
  isDemo: boolean
  reviewed: { by: string; at: string } | null
}

/** The rows that hold on a day, asked by kind and key. */
export interface RatesOnDay {
  day: string
  find: (kind: RateKind, key?: string) => CostRate | null
  /** of codes: the row of the longest beginning that has one */
  findCode: (kind: RateKind, code: string) => CostRate | null
}

/** Whether a row takes the place of another on a day that both have come to. */
const isNewer = (
  one: { validFrom: string; version: number },
  other: { validFrom: string; version: number },
): boolean =>
  one.validFrom === other.validFrom ? one.version > other.version : one.validFrom > other.validFrom

/** Of rows by name, those that hold on a day: the latest day, and of one day what was entered last. */
export function holdingOn<T extends { validFrom: string; version: number }>(
  rows: readonly T[],
  day: string,
  nameOf: (row: T) => string,
): Map<string, T> {
  const held = new Map<string, T>()
  for (const row of rows) {
    if (row.validFrom > day) continue
    const name = nameOf(row)
    const before = held.get(name)
    if (!before || isNewer(row, before)) held.set(name, row)
  }
  return held
}

const nameOf = (kind: RateKind, key: string): string => `${kind} ${key.toLowerCase()}`

export function ratesOn(rows: readonly CostRate[], day: string): RatesOnDay {
  const rates = holdingOn(rows, day, ({ kind, key }) => nameOf(kind, key))
  const find = (kind: RateKind, key = '') => rates.get(nameOf(kind, key)) ?? null
  return {
    day,
    find,
    findCode: (kind, code) => {
      const digits = code.replaceAll(/\D/g, '')
      for (let length = digits.length; length >= 4; length--) {
        const found = find(kind, digits.slice(0, length))
        if (found) return found
      }
      return null
    },
  }
}

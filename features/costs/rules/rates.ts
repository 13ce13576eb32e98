/** Dated rates from which costs and margins are computed: rows, never numbers in code. Pure. */

/** What each kind holds. `unit` is that of its value; `keyed` says what its key names. */
export const RATE_KINDS = {
  /** for a kilogram of a material, by grade */
  MATERIAL: { unit: 'money', keyed: 'material' },
  /** for a piece, by finish */
  PLATING: { unit: 'money', keyed: 'finish' },
  /** for a minute of work at the bench */
  LABOUR: { unit: 'money', keyed: null },
  /** for a minute of a machine */
  MACHINE: { unit: 'money', keyed: null },
  /** machine minutes for a made-to-order piece, by design family */
  DESIGN_MINUTES: { unit: 'minutes', keyed: 'family' },
  /** for packing a piece, by product line */
  PACKING: { unit: 'money', keyed: 'line' },
  /** percent of the sum of the other parts */
  OVERHEAD: { unit: 'percent', keyed: null },
  /** least margin of a line and of all goods */
  MARGIN_FLOOR: { unit: 'percent', keyed: null },
  /** percent of what is paid by card */
  CARD_FEE: { unit: 'percent', keyed: null },
  /** included in the price of what is bought */
  VAT: { unit: 'percent', keyed: null },
  /** export VAT refund, by HS code; counted only once somebody has reviewed it */
  REFUND: { unit: 'percent', keyed: 'code' },
} as const satisfies Record<string, { unit: 'money' | 'percent' | 'minutes'; keyed: string | null }>
export type RateKind = keyof typeof RATE_KINDS
export const RATE_KIND_NAMES = Object.keys(RATE_KINDS) as [RateKind, ...RateKind[]]

/** A rate, valid from its day on. */
export interface CostRate {
  kind: RateKind
  /** empty where the kind has none */
  key: string
  /** numbers the rows of a kind and key */
  version: number
  /** decimal */
  value: string
  /** ISO 4217; null where the value isn’t money */
  currency: string | null
  /** YYYY-MM-DD */
  validFrom: string
  source: string
  isDemo: boolean
  reviewed: { by: string; at: string } | null
}

/** The rates valid on a day, looked up by kind and key. */
export interface RatesOnDay {
  day: string
  find: (kind: RateKind, key?: string) => CostRate | null
  /** the row of the longest prefix of an HS code that has one */
  findCode: (kind: RateKind, code: string) => CostRate | null
}

/** Whether a row overrides another on a day on which both are valid. */
const isNewer = (
  one: { validFrom: string; version: number },
  other: { validFrom: string; version: number },
): boolean =>
  one.validFrom === other.validFrom ? one.version > other.version : one.validFrom > other.validFrom

/** The rows valid on a day, by name: the latest day wins, and within a day the last entry. */
export function holdingOn<T extends { validFrom: string; version: number }>(
  rows: readonly T[],
  day: string,
  nameOf: (row: T) => string,
): Map<string, T> {
  const current = new Map<string, T>()
  for (const row of rows) {
    if (row.validFrom > day) continue
    const name = nameOf(row)
    const before = current.get(name)
    if (!before || isNewer(row, before)) current.set(name, row)
  }
  return current
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

import type { ProductCard } from './product-views'
import {
  LEAD_TIME_STEPS,
  MOQ_STEPS,
  PRICE_STEPS,
  sizeValue,
  weightBand,
  type Facet,
} from './filters'
import { wordsOf } from './search-words'

/** What a product is found by, and the bitmaps that tell for which products a term is true. Pure. */

/**
 * Value of the term that is true of every listed product. It names the version of the rules for terms and cards: a
 * listing made by another version is rebuilt when the site starts.
 */
export const LISTED = 'v5'

export type TermKind = Facet | 'all' | 'moq' | 'leadTime' | 'price' | 'ready' | 'word'

export interface Term {
  kind: TermKind
  value: string
  label: string
}

export interface Listed {
  card: ProductCard
  line: string
  /** by code */
  finishes: readonly { code: string; name: string }[]
  sizes: readonly { code: string; name: string }[]
  searchText: string
}

/** Every term that is true of a product, each once. */
export function termsOf({ card, line, finishes, sizes, searchText }: Listed): Term[] {
  const term = (kind: TermKind, value: string, label = value): Term => ({ kind, value, label })
  const bySize = new Map(sizes.map((size) => [sizeValue(size), size.name]))
  return [
    term('all', LISTED),
    term('line', line),
    term('type', card.type),
    ...(card.grade ? [term('grade', card.grade)] : []),
    ...[...new Map(finishes.map(({ code, name }) => [code, name]))].map(([code, name]) =>
      term('finish', code, name),
    ),
    // A single size filters nothing.
    ...(bySize.size > 1 ? [...bySize].map(([value, name]) => term('size', value, name)) : []),
    term('weight', weightBand(card.unitWeightGrams)),
    ...MOQ_STEPS.filter((step) => card.moq <= step).map((step) => term('moq', String(step))),
    ...LEAD_TIME_STEPS.filter((step) => card.leadTimeDays <= step).map((step) =>
      term('leadTime', String(step)),
    ),
    ...PRICE_STEPS.filter((step) => card.fromPriceMinor <= step).map((step) =>
      term('price', String(step)),
    ),
    term('ready', card.ready ? 'yes' : 'no'),
    ...wordsOf(searchText).map((word) => term('word', word)),
  ]
}

/** Number of products in one chunk of a bitmap. */
export const CHUNK = 8_192

/** A bitmap's chunk as PostgreSQL reads a bit string in hexadecimal: bit 0 comes first. */
export class ChunkBits {
  private readonly bytes = Buffer.alloc(CHUNK / 8)

  add(ordinal: number): void {
    const bit = ordinal % CHUNK
    this.bytes[bit >> 3] = (this.bytes[bit >> 3] ?? 0) | (0x80 >> (bit & 7))
  }

  toHex(): string {
    return this.bytes.toString('hex')
  }
}

export interface BitmapRow extends Term {
  chunk: number
  hex: string
}

/** The bitmaps of some products, one row for each term and chunk. */
export function bitmapRows(
  products: Iterable<{ ordinal: number; terms: readonly Term[] }>,
): BitmapRow[] {
  const rows = new Map<string, Term & { chunk: number; bits: ChunkBits }>()
  for (const { ordinal, terms } of products) {
    const chunk = Math.floor(ordinal / CHUNK)
    for (const term of terms) {
      const key = `${term.kind} ${chunk} ${term.value}`
      let row = rows.get(key)
      if (!row) rows.set(key, (row = { ...term, chunk, bits: new ChunkBits() }))
      row.bits.add(ordinal)
    }
  }
  return [...rows.values()].map(({ bits, ...row }) => ({ ...row, hex: bits.toHex() }))
}

/** Products of a result, by ordinal, as it comes from the database: a chunk's bits written as 0 and 1. */
export class FoundSet {
  private readonly chunks: ReadonlyMap<number, string>
  constructor(rows: readonly { chunk: number; bits: string }[]) {
    this.chunks = new Map(rows.map(({ chunk, bits }) => [chunk, bits]))
  }

  has(ordinal: number): boolean {
    return this.chunks.get(Math.floor(ordinal / CHUNK))?.[ordinal % CHUNK] === '1'
  }

  ordinals(): number[] {
    const found: number[] = []
    for (const [chunk, bits] of this.chunks)
      for (let at = bits.indexOf('1'); at >= 0; at = bits.indexOf('1', at + 1))
        found.push(chunk * CHUNK + at)
    return found
  }
}

import { wordsOf } from '@/i18n/message'
import { fromColumns, toColumns, type Columns } from '@/platform/columns'
import type { DutyLayer, LineDuty } from '../schema'
import type { ReadingWords } from './reading-words'

/** The content of a line's duty receipt. */
export type Receipt = Pick<LineDuty, 'hsCode' | 'origin' | 'dutyMinor'> & {
  /** in words */
  message: string | null
  layers: readonly ReceiptLayer[]
}
interface ReceiptLayer extends Omit<
  DutyLayer,
  'measureId' | 'source' | 'part' | 'reason' | 'review'
> {
  /** in words */
  reason: string | null
  /** when its row was read, in words; null if unknown */
  reading: ReadingWords | null
}

/**
 * The receipt of a line, in the words of its document. Pure.
 * @param readingOf words when a layer's row was read
 */
export const receiptOf = (
  { hsCode, origin, dutyMinor, message, layers }: LineDuty,
  readingOf: (layer: DutyLayer) => ReadingWords | null,
): Receipt => ({
  hsCode,
  origin,
  dutyMinor,
  message: message && wordsOf(message),
  layers: layers.map((layer) => {
    const { measureId: _id, source: _source, part: _part, review: _review, ...shown } = layer
    return { ...shown, reason: layer.reason && wordsOf(layer.reason), reading: readingOf(layer) }
  }),
})

type Goods = Pick<Receipt, 'hsCode' | 'origin' | 'message'>
type Wording = Omit<ReceiptLayer, 'basisMinor' | 'amountMinor'>
type PackedLine = [goods: number, dutyMinor: number, ...layers: PackedLayer[]]
type PackedLayer = [wording: number, basisMinor: number, amountMinor: number]

/**
 * The receipts of a long quote. Its lines are a few kinds of goods under the same few layers, so
 * each text is stored once, and a line refers to it by index.
 */
export interface PackedReceipts {
  goods: Columns<Goods>
  /** most have the same text but for a word: stored by columns */
  wordings: Columns<Wording>
  lines: PackedLine[]
}

/** Packs receipts so that {@link unpackReceipt} restores each of them. Pure. */
export function packReceipts(receipts: readonly Receipt[]): PackedReceipts {
  const goods = new Places<Goods>()
  const wordings = new Places<Wording>()
  const lines = receipts.map(({ hsCode, origin, message, dutyMinor, layers }): PackedLine => [
    goods.of({ hsCode, origin, message }),
    dutyMinor,
    ...layers.map(
      ({
        programme,
        heading,
        title,
        legalBasis,
        ratePercent,
        status,
        reason,
        reading,
        ...of
      }): PackedLayer => [
        wordings.of({
          programme,
          heading,
          title,
          legalBasis,
          ratePercent,
          status,
          reason,
          reading,
        }),
        of.basisMinor,
        of.amountMinor,
      ],
    ),
  ])
  return { goods: toColumns(goods.values), wordings: toColumns(wordings.values), lines }
}

/** The receipt at an index; undefined if there is none. Pure. */
export function unpackReceipt(packed: PackedReceipts, at: number): Receipt | undefined {
  const [kind = -1, dutyMinor = 0, ...layers] = packed.lines[at] ?? []
  const goods = fromColumns(packed.goods)[kind]
  if (!goods) return undefined
  const wordings = fromColumns(packed.wordings)
  return {
    ...goods,
    dutyMinor,
    layers: layers.flatMap(([place, basisMinor, amountMinor]) => {
      const wording = wordings[place]
      return wording ? [{ ...wording, basisMinor, amountMinor }] : []
    }),
  }
}

/** Equal values have one index. */
class Places<T> {
  readonly values: T[] = []
  private readonly places = new Map<string, number>()

  of(value: T): number {
    const key = JSON.stringify(value)
    const place = this.places.get(key)
    if (place !== undefined) return place
    this.places.set(key, this.values.length)
    return this.values.push(value) - 1
  }
}

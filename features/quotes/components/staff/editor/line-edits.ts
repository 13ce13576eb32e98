import { newId } from '@/features/basket/stores/request-list'
import { plainAmount } from '@/platform/money'
import type { DraftLine } from '../../../schema'
import { enteredFile } from './certificate-entries'
import type { LineEntry } from './line-entry'

/** Adding, splitting and moving whole lines of a draft. Pure but for the ids of new ones. */

/** A new line as the text of an entry, so that it is kept and merged like all others. */
export const addedEntry = (line: DraftLine): string => JSON.stringify(line)

const parsedLines = new Map<string, DraftLine>()

/**
 * The line that an entry was made with; undefined for none. The same text gives the same object.
 */
export function addedLine(added: string): DraftLine | undefined {
  if (added === '') return undefined
  const line = parsedLines.get(added) ?? (JSON.parse(added) as DraftLine)
  parsedLines.set(added, line)
  return line
}

/** Goods or a charge in the desk's own words. @param origin ISO 3166-1 alpha-2 */
export const ownLine = (kind: 'custom' | 'charge', title: string, origin: string): DraftLine => ({
  id: newId(),
  kind,
  sku: null,
  title: title.trim().slice(0, 200),
  details: [],
  imagePath: null,
  quantity: 1,
  unitPriceMinor: 0,
  setupFeeMinor: 0,
  listUnitPriceMinor: null,
  hsCode: null,
  origin,
  unitWeightGrams: null,
  leadTimeDays: 0,
})

/**
 * Splits a line in two, one below the other: the quantity is shared, the odd piece stays above, and
 * so does the set-up fee, which is paid once. Both have everything else.
 * @param quantity as entered, at least two
 */
export function splitEntry(
  entry: LineEntry,
  line: DraftLine,
  quantity: number,
  currency: string,
): [LineEntry, LineEntry] {
  const below = Math.floor(quantity / 2)
  const id = newId()
  const { sample: _, ...rest } = line
  return [
    { ...entry, quantity: String(quantity - below) },
    {
      ...entry,
      id,
      quantity: String(below),
      setupFee: plainAmount(0, currency),
      // An unsaved paper is added to the files only once.
      certificateFile: enteredFile(entry.certificateFile)?.claimToken ? '' : entry.certificateFile,
      added: addedEntry({ ...rest, id, setupFeeMinor: 0, splitOf: line.id }),
    },
  ]
}

/** The lines with one of them moved down, or up. */
export function movedLines<T extends { id: string }>(
  lines: readonly T[],
  id: string,
  by: 1 | -1,
): T[] {
  const from = lines.findIndex((line) => line.id === id)
  const line = lines[from]
  const to = from + by
  if (!line || to < 0 || to >= lines.length) return [...lines]
  const moved = lines.toSpliced(from, 1)
  moved.splice(to, 0, line)
  return moved
}

import { CONTENT_FIELDS, type ContentEntries, type ContentField } from './content'

/** The editor's work on entries, which are text: grids of lists, what differs, and two people's changes put together. Pure; browser-safe. */

/** Cells of a list's lines, each line as wide as the list has columns. Spaces that are being typed stay: only the one beside each `|` goes. */
export const rowsOf = (text: string, columns: number): string[][] =>
  text === ''
    ? []
    : text.split(/\r?\n/).map((line) => {
        const cells =
          line.trim() === ''
            ? []
            : line
                .split(/[|\t]/)
                .map((cell, i, all) =>
                  cell
                    .slice(i > 0 && cell.startsWith(' ') ? 1 : 0)
                    .replace(i < all.length - 1 ? / $/ : /(?!)/, ''),
                )
        return Array.from({ length: Math.max(columns, cells.length) }, (_, i) => cells[i] ?? '')
      })

/** A list's text; a row that is still blank stays a line of its own. */
export const textOf = (rows: readonly (readonly string[])[]): string => {
  const lines = rows.map((cells) =>
    cells
      .map((cell) => cell.replaceAll(/[|\t\r\n]/g, ' '))
      .join(' | ')
      .replace(/( \| *)+$/, ''),
  )
  return lines.length === 1 && lines[0] === '' ? ' ' : lines.join('\n')
}

/** Rows with what was copied from a sheet put in from a cell on; rows are added where they are needed, and cells beyond the last column left out. */
export function pasted(
  rows: readonly (readonly string[])[],
  [row, column]: readonly [number, number],
  sheet: string,
  columns: number,
): string[][] {
  const copied = sheet
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t'))
  const result = rows.map((cells) => [...cells])
  for (const [i, cells] of copied.entries()) {
    const target = (result[row + i] ??= Array.from({ length: columns }, () => ''))
    for (const [j, cell] of cells.entries())
      if (column + j < columns) target[column + j] = cell.trim()
  }
  return result
}

/** Rows with one of them elsewhere. */
export const movedRow = (rows: readonly string[][], from: number, to: number): string[][] => {
  const [row] = rows.slice(from, from + 1)
  return row && to >= 0 && to < rows.length
    ? rows.toSpliced(from, 1).toSpliced(to, 0, row)
    : [...rows]
}

/** An entry as it counts: no space around it or its parts, no blank lines, nothing said by empty parts at a line's end. */
export const tidy = (text: string): string =>
  text.includes('|') || text.includes('\n') || text.includes('\t')
    ? text
        .split(/\r?\n/)
        .map((line) =>
          line
            .split(/[|\t]/)
            .map((cell) => cell.trim())
            .join(' | ')
            .replace(/( \| *)+$/, '')
            .trim(),
        )
        .filter(Boolean)
        .join('\n')
    : text.trim()

/** Every entry in that form; prose keeps its own lines. */
export const tidied = (entries: ContentEntries): ContentEntries =>
  Object.fromEntries(
    CONTENT_FIELDS.map((field) => [
      field,
      field === 'description' ? entries[field].trim() : tidy(entries[field]),
    ]),
  ) as ContentEntries

/** Fields that differ, in order. */
export function changedFields(before: ContentEntries, after: ContentEntries): ContentField[] {
  const [was, is] = [tidied(before), tidied(after)]
  return CONTENT_FIELDS.filter((field) => was[field] !== is[field])
}

export interface Merged {
  /** theirs where I changed nothing, mine where they changed nothing, mine too where both did */
  entries: ContentEntries
  /** theirs, taken over */
  taken: ContentField[]
  /** both changed them, and not to the same */
  conflicts: ContentField[]
}

/** Two people's changes of the same entries put together. */
export function merge(base: ContentEntries, mine: ContentEntries, theirs: ContentEntries): Merged {
  const [myOwn, theirOwn] = [
    new Set(changedFields(base, mine)),
    new Set(changedFields(base, theirs)),
  ]
  const apart = changedFields(mine, theirs)
  const taken = apart.filter((field) => theirOwn.has(field) && !myOwn.has(field))
  const over = new Set<ContentField>(taken)
  return {
    entries: Object.fromEntries(
      CONTENT_FIELDS.map((field) => [field, over.has(field) ? theirs[field] : mine[field]]),
    ) as ContentEntries,
    taken,
    conflicts: apart.filter((field) => theirOwn.has(field) && myOwn.has(field)),
  }
}

/** Problems of a list by row, from 0; those of the whole list under -1. */
export function problemsByRow(
  messages: readonly string[],
  rows: readonly (readonly string[])[],
): Map<number, string[]> {
  // Lines are counted without blank rows, which aren't sent.
  const written = rows.flatMap((cells, i) => (cells.some((cell) => cell.trim() !== '') ? [i] : []))
  const byRow = new Map<number, string[]>()
  for (const message of messages) {
    const line = /^line (\d+): /.exec(message)
    const row = line ? (written[Number(line[1]) - 1] ?? -1) : -1
    byRow.set(row, [...(byRow.get(row) ?? []), message])
  }
  return byRow
}

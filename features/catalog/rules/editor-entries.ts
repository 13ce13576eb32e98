import { mergeFields, type Merged } from '@/components/form/merge'
import { lineOf } from '@/i18n/message'
import type { Complaint } from '@/platform/validation-words'
import { cellLine, textCells } from '@/platform/sheets/cell-lines'
import { CONTENT_FIELDS, type ContentEntries, type ContentField } from './content'

/**
 * The editor's operations on entries, which are text: grids of lists, differences, and merging two people's changes.
 * Pure; browser-safe.
 */

/**
 * Cells of a list's lines, each line as wide as the list has columns. Spaces that are being typed stay: only the one
 * beside each `|` is removed.
 */
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
  const lines = rows.map((cells) => cellLine(cells).replace(/( \| *)+$/, ''))
  return lines.length === 1 && lines[0] === '' ? ' ' : lines.join('\n')
}

/** The rows with one of them moved. */
export const movedRow = (rows: readonly string[][], from: number, to: number): string[][] => {
  const [row] = rows.slice(from, from + 1)
  return row && to >= 0 && to < rows.length
    ? rows.toSpliced(from, 1).toSpliced(to, 0, row)
    : [...rows]
}

/** An entry in normal form: without space around it or its parts, blank lines, or empty parts at a line's end. */
export const tidy = (text: string): string =>
  text.includes('|') || text.includes('\n') || text.includes('\t')
    ? textCells(text)
        .map((cells) =>
          cellLine(cells)
            .replace(/( \| *)+$/, '')
            .trim(),
        )
        .filter(Boolean)
        .join('\n')
    : text.trim()

/** Every entry in normal form; prose keeps its own lines. */
export const tidied = (entries: ContentEntries): ContentEntries =>
  Object.fromEntries(
    CONTENT_FIELDS.map((field) => [field, tidyOf(field, entries[field])]),
  ) as ContentEntries

const tidyOf = (field: ContentField, text: string): string =>
  field === 'description' ? text.trim() : tidy(text)

const saysTheSame = (one: string, other: string, field: ContentField): boolean =>
  tidyOf(field, one) === tidyOf(field, other)

/** Fields that differ, in order. */
export function changedFields(before: ContentEntries, after: ContentEntries): ContentField[] {
  const [was, is] = [tidied(before), tidied(after)]
  return CONTENT_FIELDS.filter((field) => was[field] !== is[field])
}

export type MergedEntries = Merged<ContentField, ContentEntries>

/** Merges two people's changes of the same entries. */
export function merge(
  base: ContentEntries,
  mine: ContentEntries,
  theirs: ContentEntries,
): MergedEntries {
  const merged = mergeFields<ContentField>(base, mine, theirs, saysTheSame)
  return { ...merged, entries: merged.entries as ContentEntries }
}

/** Problems of a list by row, from 0; those of the whole list under -1. */
export function problemsByRow(
  problems: readonly Complaint[],
  rows: readonly (readonly string[])[],
): Map<number, Complaint[]> {
  // Lines are counted without blank rows, which aren't sent.
  const filledRows = rows.flatMap((cells, i) =>
    cells.some((cell) => cell.trim() !== '') ? [i] : [],
  )
  const byRow = new Map<number, Complaint[]>()
  for (const problem of problems) {
    const line = typeof problem === 'string' ? null : lineOf(problem)
    const row = line === null ? -1 : (filledRows[line - 1] ?? -1)
    byRow.set(row, [...(byRow.get(row) ?? []), problem])
  }
  return byRow
}

import type { DecimalSign } from '@/platform/amounts'
import {
  isQuantity,
  toQuantity,
  type ReadRow,
  type TableRow,
  type UnreadRow,
} from '../../rules/sheet-lines'

/**
 * Reads a pasted list: one row per line, SKU and quantity in either order, separated by tab, comma, semicolon or
 * spaces. A head row and empty rows are skipped. Pure.
 * @param sign the person's decimal sign, where it is known
 */
export function readPasted(
  text: string,
  sign?: DecimalSign,
): { rows: ReadRow[]; faulty: UnreadRow[] } {
  const rows: ReadRow[] = []
  const faulty: UnreadRow[] = []
  text.split(/\r\n|\r|\n/).forEach((line, i) => {
    const cells = split(line)
    if (cells.length === 0 || (rows.length + faulty.length === 0 && isHead(cells))) return
    const row = i + 1
    const [first = '', second = ''] =
      isQuantity(cells[0] ?? '') && !isQuantity(cells[1] ?? '0') ? [cells[1], cells[0]] : cells
    const at = { row, text: line.trim(), sku: first, quantityText: second, rest: {} }
    const quantity = toQuantity(second, sign)
    if (first === '') faulty.push({ ...at, reason: 'no_sku' })
    else if (isQuantity(first) && second === '')
      faulty.push({ ...at, sku: '', quantityText: first, reason: 'no_sku' })
    else if (second === '') faulty.push({ ...at, reason: 'no_quantity' })
    else if (quantity === null) faulty.push({ ...at, reason: 'bad_quantity' })
    else rows.push({ row, text: at.text, sku: first, quantity })
  })
  return { rows, faulty }
}

function split(line: string): string[] {
  const parts = /[\t;]/.test(line)
    ? line.split(/[\t;]/)
    : line.includes(',')
      ? splitOnce(line)
      : line.trim().split(/\s+/)
  const cells = parts.map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  )
  return cells.some((cell) => cell !== '') ? cells : []
}

/** Only the first comma separates: later ones group digits ("RG-1, 1,200"). */
function splitOnce(line: string): string[] {
  const at = line.indexOf(',')
  return [line.slice(0, at), line.slice(at + 1)]
}

const isHead = (cells: string[]): boolean =>
  /^(sku|item|article|code|part|style|product|qty|quantity)\b/i.test(cells[0] ?? '') &&
  !cells.some(isQuantity)

/**
 * A block copied from a spreadsheet, a tab between its cells; null for a list that {@link readPasted} reads. Pure.
 */
export function pastedTable(text: string): TableRow[] | null {
  const rows = text
    .split(/\r\n|\r|\n/)
    .map((line, i) => ({ line: i + 1, cells: line.split('\t').map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
  return rows.slice(0, 50).some(({ cells }) => cells.length > 2) ? rows : null
}

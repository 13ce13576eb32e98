import type { DecimalSign } from '@/platform/amounts'
import { wholeOf, type Choice } from '@/platform/number-words'

/** More pieces than any list has. */
const MOST = 999_999_999

/** A row of a pasted list that says which SKU and how many. */
export interface PastedRow {
  /** 1, 2, …: where it stood in what was pasted */
  row: number
  text: string
  sku: string
  quantity: number
}

export interface FaultyRow {
  row: number
  text: string
  sku: string
  /** what stood where the quantity belongs */
  quantityText: string
  reason: 'no_quantity' | 'bad_quantity' | 'no_sku'
}

/** What a quantity can be, where it can be two numbers. */
export const quantityChoices = (text: string, sign?: DecimalSign): readonly Choice[] =>
  readQuantity(text, sign).choices

/**
 * Reads a pasted list: a row each, SKU and quantity in either order, parted by
 * tab, comma, semicolon or spaces. A head row and empty rows are skipped. Pure.
 * @param sign how the person who pastes parts a fraction, where it is known
 */
export function readPasted(
  text: string,
  sign?: DecimalSign,
): { rows: PastedRow[]; faulty: FaultyRow[] } {
  const rows: PastedRow[] = []
  const faulty: FaultyRow[] = []
  text.split(/\r\n|\r|\n/).forEach((line, i) => {
    const cells = split(line)
    if (cells.length === 0 || (rows.length + faulty.length === 0 && isHead(cells))) return
    const row = i + 1
    const [first = '', second = ''] =
      isQuantity(cells[0] ?? '') && !isQuantity(cells[1] ?? '0') ? [cells[1], cells[0]] : cells
    const at = { row, text: line.trim(), sku: first, quantityText: second }
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

/** Only the first comma parts: those after it group digits ("RG-1, 1,200"). */
function splitOnce(line: string): string[] {
  const at = line.indexOf(',')
  return [line.slice(0, at), line.slice(at + 1)]
}

/** "1,200", "1 200", "100 pcs"; not "1.5" and not "-3" */
function toQuantity(text: string, sign?: DecimalSign): number | null {
  const { value } = readQuantity(text, sign)
  return value !== undefined && value <= MOST ? value : null
}

const readQuantity = (text: string, sign?: DecimalSign) =>
  wholeOf(text.trim().replace(/\s*(?:pcs?\.?|pieces?|pc)$/i, ''), { sign })

/** Whether a text stands where a quantity may: one that can be two numbers is none yet, but nothing else either. */
function isQuantity(text: string): boolean {
  return toQuantity(text) !== null || quantityChoices(text).length > 0
}
const isHead = (cells: string[]): boolean =>
  /^(sku|item|article|code|part|style|product|qty|quantity)\b/i.test(cells[0] ?? '') &&
  !cells.some(isQuantity)

import { formatAmount, parseAmount } from '@/platform/money'

/** Lists of a product as text, an entry a line with `|` between its parts: what people type, paste from a sheet and keep in a cell. */

export interface ListProblem {
  /** from 1 */
  line: number
  message: string
}
type Read<T> = { entries: T[] } | { problem: ListProblem }

interface Part<T> {
  name: string
  read: (text: string) => T | undefined
  write: (value: T) => string
}

const word = (name: string, pattern = /^.{1,120}$/): Part<string> => ({ name, read: (text) => (pattern.test(text) ? text : undefined), write: (value) => value })
const whole = (name: string): Part<number> => ({ name, read: (text) => (/^\d{1,7}$/.test(text) ? Number(text) : undefined), write: String })
const usd = (name: string): Part<number> => ({
  name,
  read: (text) => (text.startsWith('-') ? negative(parseAmount(text.slice(1))) : (parseAmount(text) ?? undefined)),
  write: (value) => `${value < 0 ? '-' : ''}${formatAmount(Math.abs(value)).replaceAll(',', '')}`,
})
const negative = (value: number | null): number | undefined => (value === null ? undefined : value === 0 ? 0 : -value)

/** Reads and writes a list whose lines have these parts. */
function listOf<T extends Record<string, unknown>>(parts: { [K in keyof T & string]: Part<T[K]> }) {
  const names = Object.keys(parts) as (keyof T & string)[]
  return {
    read: (text: string): Read<T> => {
      const entries: T[] = []
      for (const [i, line] of text.split(/\r?\n/).entries()) {
        if (line.trim() === '') continue
        const cells = line.split(/[|\t]/).map((cell) => cell.trim())
        const fail = (message: string) => ({ problem: { line: i + 1, message } })
        if (cells.length !== names.length) return fail(`needs ${names.length} parts with | between them: ${names.map((name) => parts[name].name).join(' | ')}`)
        const entry: Partial<T> = {}
        for (const [j, name] of names.entries()) {
          const value = parts[name].read(cells[j] ?? '')
          if (value === undefined) return fail(`“${cells[j]}” is no ${parts[name].name}`)
          entry[name] = value
        }
        entries.push(entry as T)
      }
      return { entries }
    },
    write: (entries: readonly T[]): string => entries.map((entry) => names.map((name) => parts[name].write(entry[name])).join(' | ')).join('\n'),
  }
}

const CODE = /^[a-z0-9][a-z0-9-]{0,39}$/i
export const priceBreaks = listOf<{ fromQuantity: number; unitPriceMinor: number }>({ fromQuantity: whole('quantity'), unitPriceMinor: usd('price in USD') })
export const dimensions = listOf<{ name: string; millimetres: string }>({ name: word('name', /^[^|]{1,40}$/), millimetres: word('size in mm', /^\d{1,5}(\.\d{1,2})?( ?[–-] ?\d{1,5}(\.\d{1,2})?)?$/) })
export const variants = listOf<{ sku: string; finishCode: string; finishName: string; sizeCode: string; sizeName: string; unitPriceDeltaMinor: number }>({
  sku: word('SKU', /^[A-Z0-9][A-Z0-9.-]{1,63}$/), finishCode: word('finish code', CODE), finishName: word('finish'), sizeCode: word('size code', /^[a-z0-9][a-z0-9.-]{0,39}$/i), sizeName: word('size'), unitPriceDeltaMinor: usd('price change in USD'),
})
export const options = listOf<{ code: string; kind: string; name: string; unitPriceMinor: number; setupFeeMinor: number; minimumQuantity: number; leadTimeDays: number }>({
  code: word('code', CODE), kind: word('kind'), name: word('name'), unitPriceMinor: usd('price in USD'), setupFeeMinor: usd('set-up in USD'), minimumQuantity: whole('minimum quantity'), leadTimeDays: whole('number of days'),
})

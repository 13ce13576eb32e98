import type { RefusedCause } from '@/components/form/attempt'
import { amountOf, wholeOf } from '@/platform/number-words'
import { picksTyped } from './choices'
import type { ChangeSheet } from './change-sheet'
import type { FreightTold } from '../queries/priced-counter'
import type { TradeOff } from './counter'

/** The form of a buyer's changes: its entries by name, and its states. Pure; browser-safe. */

/** Why changes are refused; each has its words in `quotes.counter.errors`. */
export const COUNTER_REFUSALS = [
  'expired',
  'superseded',
  'withdrawn',
  'declined',
  'accepted',
  'countered',
  'altered',
  'key_used',
  'pick_unknown',
  'pick_missing',
  'pick_two',
  'pick_twice',
] as const

export interface CounterFormState {
  /** entries by name, as sent: shown again */
  typed: Record<string, string>
  /** increases when entries were filled in: fields are rendered again */
  version: number
  reason?: (typeof COUNTER_REFUSALS)[number] | RefusedCause | 'failed'
  /** errors in words, by the name of the entry */
  fieldErrors?: Record<string, string[]>
  /** what the changes lead to; for a replaced revision, what has changed since */
  sheet?: ChangeSheet
  /** with the changes, in words */
  total?: string
  freight?: FreightTold
  tradeOffs?: Record<string, TradeOff[]>
}

/** Entries of a line; the line's id is appended. */
export const LINE_ENTRIES = [
  'quantity',
  'price',
  'sku',
  'without',
  'date',
  'moreDays',
  'drop',
] as const
export type LineEntryName = (typeof LINE_ENTRIES)[number]
export const entryName = (name: LineEntryName, lineId: string): string => `${name}.${lineId}`

/**
 * The entries as the command takes them: empty ones are as quoted.
 * @returns the changes, and unreadable entries by name
 */
export function changesTyped(
  typed: Readonly<Record<string, string>>,
  currency: string,
): { changes: unknown; unread: string[] } {
  const byLine = new Map<string, Record<string, unknown>>()
  const unread: string[] = []
  for (const [name, entry] of Object.entries(typed)) {
    const [kind = '', lineId = ''] = name.split('.')
    const text = entry.trim()
    if (text === '' || !LINE_ENTRIES.some((each) => each === kind)) continue
    const line = byLine.get(lineId) ?? { lineId }
    byLine.set(lineId, line)
    const keep = (field: string, value: unknown) => {
      if (value === undefined) unread.push(name)
      else line[field] = value
    }
    if (kind === 'quantity') keep('quantity', wholeOf(text, { sign: '.' }).value)
    if (kind === 'price') keep('unitPriceMinor', amountOf(text, { currency, sign: '.' }).value)
    if (kind === 'moreDays') keep('moreDays', wholeOf(text, { sign: '.' }).value)
    if (kind === 'sku') line['sku'] = text
    if (kind === 'without') line['without'] = text.split(' ')
    if (kind === 'date') line['wantedDate'] = text
    if (kind === 'drop') line['drop'] = true
  }
  const { transportMode = '', depositPercent = '', words = '', picks = '' } = typed
  const { incoterm = '', namedPlace = '' } = typed
  return {
    changes: {
      lines: [...byLine.values()],
      ...(picks ? { picks: picksTyped(picks) } : {}),
      ...(incoterm ? { incoterm } : {}),
      ...(namedPlace.trim() ? { namedPlace: namedPlace.trim() } : {}),
      ...(transportMode ? { transportMode } : {}),
      ...(depositPercent.trim() ? { depositPercent: depositPercent.trim() } : {}),
      words,
    },
    unread,
  }
}

const ENTRY_OF: Readonly<Record<string, LineEntryName>> = {
  quantity: 'quantity',
  unitPriceMinor: 'price',
  sku: 'sku',
  wantedDate: 'date',
  moreDays: 'moreDays',
}

/** Moves errors of `changes.lines.2.quantity` and `lines.2.quantity` to the name of their entry. */
export function byEntry(
  fieldErrors: Readonly<Record<string, string[]>>,
  typed: Readonly<Record<string, string>>,
  currency: string,
): Record<string, string[]> {
  const { changes } = changesTyped(typed, currency) as {
    changes: { lines: { lineId: string }[] }
  }
  return Object.fromEntries(
    Object.entries(fieldErrors).map(([path, words]) => {
      const [, own] = /^(?:changes\.)?(incoterm|namedPlace)$/.exec(path) ?? []
      if (own) return [own, words]
      const [, at, field = ''] = /^(?:changes\.)?lines\.(\d+)\.(\w+)/.exec(path) ?? []
      const entry = ENTRY_OF[field]
      const lineId = changes.lines[Number(at)]?.lineId
      return [entry && lineId ? entryName(entry, lineId) : path, words]
    }),
  )
}

/** A trade-off as the value of its button. */
export function tradeValue(lineId: string, offer: TradeOff): string {
  switch (offer.kind) {
    case 'quantity':
      return `${lineId}:quantity:${offer.quantity}`
    case 'finish':
      return `${lineId}:sku:${offer.sku}`
    case 'without':
      return `${lineId}:without:${offer.code}`
    case 'days':
      return `${lineId}:moreDays:${offer.days}`
  }
}

/** The entries with a trade-off accepted: what it requires is filled in beside the price. */
export function withTrade(
  typed: Readonly<Record<string, string>>,
  value: string,
): Record<string, string> {
  const [lineId = '', name = '', ...rest] = value.split(':')
  const entry = LINE_ENTRIES.find((each) => each === name)
  return entry ? { ...typed, [entryName(entry, lineId)]: rest.join(':') } : { ...typed }
}

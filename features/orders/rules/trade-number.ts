import { parseQuoteNumber, parseRequestNumber } from '@/platform/numbers'
import { parseOrderNumber } from '@/platform/numbers'

export type TradeNumber = { kind: 'request' | 'quote' | 'order'; serial: number }

/** Reads `RFQ-00042`, `Q-00042` or `SO-00042`; null for anything else. Pure. */
export function parseTradeNumber(text: string): TradeNumber | null {
  for (const [kind, read] of [
    ['request', parseRequestNumber],
    ['quote', parseQuoteNumber],
    ['order', parseOrderNumber],
  ] as const) {
    const serial = read(text)
    if (serial !== null) return { kind, serial }
  }
  return null
}

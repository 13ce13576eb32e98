import { parseQuoteNumber, parseRequestNumber } from '@/platform/numbers'
import { parseOrderNumber } from '@/platform/numbers'

export type TradeNumber = { kind: 'request' | 'quote' | 'order'; serial: number }

/** Parses `RFQ-00042`, `Q-00042` or `SO-00042`; null for anything else. Pure. */
export function parseTradeNumber(text: string): TradeNumber | null {
  for (const [kind, parse] of [
    ['request', parseRequestNumber],
    ['quote', parseQuoteNumber],
    ['order', parseOrderNumber],
  ] as const) {
    const serial = parse(text)
    if (serial !== null) return { kind, serial }
  }
  return null
}

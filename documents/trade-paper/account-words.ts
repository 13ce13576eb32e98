import type { PaperWords } from './words'

/** Facts of the books that a buyer knows by a name; any other is a booking. */
const CAUSES = {
  'part.payable': 'charge',
  'payment.received': 'payment',
  'payment.refunded': 'refund',
  'payment.unmatched': 'payment',
  'transfer.matched': 'transfer',
  'order.sample-credit': 'sampleCredit',
  'part.billed': 'charge',
  'order.credited': 'creditNote',
  'order.cancelled': 'cancelled',
  reversal: 'reversal',
} as const
const PARTS = [
  'DEPOSIT',
  'FEE',
  'MILESTONE',
  'BALANCE',
  'TRUE_UP',
  'INTEREST',
  'AMENDMENT',
] as const

/** What a row of a statement was. */
export function causeWord(t: PaperWords, { cause }: { cause: string }): string {
  const known = Object.entries(CAUSES).find(([kind]) => kind === cause)
  return t(`causes.${known?.[1] ?? 'other'}`)
}

/** What part of a payment plan it is of; empty for none. */
export function partWord(t: PaperWords, part: string): string {
  const known = PARTS.find((each) => each === part)
  return known ? t(`parts.${known}`) : ''
}

import type { PaperWords } from './words'

/** Entries that have a name for buyers; any other is called a booking. */
const CAUSES = {
  'part.payable': 'charge',
  'payment.received': 'payment',
  'payment.refunded': 'refund',
  'payment.unmatched': 'payment',
  'transfer.matched': 'transfer',
  'order.sample-credit': 'sampleCredit',
  'part.billed': 'charge',
  'refund.due': 'refundDue',
  'refund.paid': 'refund',
  'refund.returned': 'refundReturned',
  'refund.dropped': 'refundDropped',
  'dispute.moved': 'disputeMoved',
  'dispute.lost': 'disputeLost',
  'dispute.regained': 'disputeRegained',
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

/** The kind of a statement's row, in words. */
export function causeWord(t: PaperWords, { cause }: { cause: string }): string {
  const match = Object.entries(CAUSES).find(([kind]) => kind === cause)
  return t(`causes.${match?.[1] ?? 'other'}`)
}

/** The part of a payment plan, in words; empty for none. */
export function partWord(t: PaperWords, part: string): string {
  const paymentPart = PARTS.find((each) => each === part)
  return paymentPart ? t(`parts.${paymentPart}`) : ''
}

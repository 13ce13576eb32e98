import type { TradeObject } from '@/features/accounts/rules/permissions'
import type { SignedPaperHashes } from '@/features/quotes/rules/acceptance'
import type { PlanGate } from '@/features/company/rules/plan-gates'
import type { OrderCreditKind, PaymentPartKind } from '@/platform/db/generated/enums'
import type { DepositState } from './rules/payment-state'

/** An order in a list. Amounts in minor units of `currency`. */
export interface OrderRow {
  id: string
  serial: number
  quoteSerial: number
  companyName: string
  state: OrderState
  currency: string
  totalMinor: number
  /** paid so far */
  paidMinor: number
  /** null when the quote asked for none */
  deposit: DepositView | null
  /** what of it can be paid now, and its first part by day; null where nothing can */
  owes: { openMinor: number; kind: PaymentPartKind; dueOn: string | null } | null
  createdAt: Date
  confirmedAt: Date | null
}

export type OrderState = 'AWAITING_DEPOSIT' | 'CONFIRMED' | 'CANCELLED'

export interface DepositView {
  amountMinor: number
  state: DepositState
  paidAt: Date | null
  /** `ok`, or why Stripe can't take this amount in one go */
  chargeability: 'ok' | 'too_small' | 'too_large' | 'unknown_currency'
  /** Stripe's word for the last try that failed (`card_declined`); null when there was none, or it is no longer due */
  lastFailure: string | null
}

export interface PartView {
  /** what a transfer for it is known by */
  reference: string
  id: string
  kind: PaymentPartKind
  /** `billed` after the signature: owed at once */
  gate: PlanGate | 'billed'
  /** working days after its gate; null where no day is agreed */
  gateDays: number | null
  amountMinor: number
  /** of it, so far */
  paidMinor: number
  /** what is left to pay of it */
  openMinor: number
  /** waiting: its gate hasn't come; off: its order was called off */
  state: DepositState | 'waiting' | 'off'
  /** `ok`, or why Stripe can't take what is left in one go */
  chargeability: DepositView['chargeability']
  lastFailure: string | null
  paidAt: Date | null
  /** given back of what was paid */
  refundedMinor: number
  /** going back, and not at its payer's bank yet */
  onItsWayMinor: number
  /** its payer's bank argues about it */
  isDisputed: boolean
  /** null where no day is agreed, or known yet */
  due: { on: string; workingDays: number; inside: string[] } | null
}

/** What an order was credited: a sample’s fee is off the signed total, the rest off what was open, or due back. */
export interface CreditView {
  kind: 'SAMPLE' | OrderCreditKind
  amountMinor: number
  at: Date
}

/** A whole order. */
export interface OrderView extends OrderRow, TradeObject {
  requestSerial: number
  /** the accepted revision */
  revision: number
  /** what its signed document is checked by; null where nobody signed by hand or name */
  paper: SignedPaperHashes | null
  contactName: string
  contactEmail: string
  /** the payment plan in order, which less what amendments credited is `totalMinor`, and what was billed after it */
  parts: PartView[]
  /** what was credited, by the books, in order */
  credits: CreditView[]
}

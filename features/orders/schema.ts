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
  /** null when the quote has no deposit */
  deposit: DepositView | null
  /** what can be paid of it now, and the first due part; null when nothing can */
  owes: { openMinor: number; kind: PaymentPartKind; dueOn: string | null } | null
  createdAt: Date
  confirmedAt: Date | null
}

export type OrderState = 'AWAITING_DEPOSIT' | 'CONFIRMED' | 'CANCELLED'

export interface DepositView {
  amountMinor: number
  state: DepositState
  paidAt: Date | null
  /** `ok`, or why Stripe can't take this amount in one payment */
  chargeability: 'ok' | 'too_small' | 'too_large' | 'unknown_currency'
  /**
   * Stripe's code for the last attempt if it failed (`card_declined`); null if none failed, or the
   * part is no longer due
   */
  lastFailure: string | null
}

export interface PartView {
  /** the reference of a transfer for it */
  reference: string
  id: string
  kind: PaymentPartKind
  /** `billed` is for parts added after the signature: owed at once */
  gate: PlanGate | 'billed'
  /** working days after its gate; null where none are agreed */
  gateDays: number | null
  amountMinor: number
  /** paid of it so far */
  paidMinor: number
  /** left to pay of it */
  openMinor: number
  /** waiting: its gate hasn't come; off: its order was cancelled */
  state: DepositState | 'waiting' | 'off'
  /** `ok`, or why Stripe can't take the rest in one payment */
  chargeability: DepositView['chargeability']
  lastFailure: string | null
  paidAt: Date | null
  /** refunded of what was paid */
  refundedMinor: number
  /** being refunded, not yet at the payer's bank */
  onItsWayMinor: number
  /** the payer's bank disputes a payment */
  isDisputed: boolean
  /** null where no day is agreed, or it isn't known yet */
  due: { on: string; workingDays: number; inside: string[] } | null
}

/**
 * A credit of an order: a sample’s fee reduces the signed total, the others what was open, or are
 * due back.
 */
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
  /** hashes that verify its signed document; null where nobody signed by hand or name */
  paper: SignedPaperHashes | null
  contactName: string
  contactEmail: string
  /**
   * the payment plan in order, which sums to `totalMinor` less the credits of amendments, then what
   * was billed later
   */
  parts: PartView[]
  /** credits by the ledger, in order */
  credits: CreditView[]
}

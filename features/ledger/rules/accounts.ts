import type { LedgerAccountKind } from '@/platform/db/generated/enums'

/** The accounts of the books. docs/ledger.md says which fact posts where. Pure. */

/** Accounts that an order has, and the side that they stand on when all goes well. */
export const ORDER_ACCOUNTS = {
  /** what its buyer owes, by part: a part is on it once its gate has come */
  RECEIVABLE: 'debit',
  /** what is claimed or was paid and not delivered for yet */
  CUSTOMER_DEPOSIT: 'credit',
  /** what was shipped */
  REVENUE: 'credit',
  /** fees of samples that were taken off, given to the order as paid */
  SAMPLE_CREDIT: 'debit',
  /** surcharge for a duty that isn't final yet */
  TARIFF_HELD: 'credit',
  /** what the final duty came to above or below it */
  TRUE_UP: 'credit',
  /** what goes back to its buyer */
  REFUND_DUE: 'credit',
  /** money that a bank has taken back while it is argued about */
  DISPUTE: 'debit',
  /** interest for what came late */
  LATE_INTEREST: 'credit',
  /** what of a deposit stays here when the order is cancelled */
  CANCELLATION: 'credit',
  /** what a claim cost */
  CLAIM: 'debit',
  /** duty, freight and the like, paid for it to others */
  CHARGES_PAID: 'debit',
} as const satisfies Partial<Record<LedgerAccountKind, Side>>

/** Accounts that the house has, one a currency and subject. */
export const HOUSE_ACCOUNTS = {
  BANK: 'debit',
  /** payouts of Stripe that the bank hasn't shown yet */
  PAYOUT_TRANSIT: 'debit',
  /** money at Stripe */
  STRIPE_CLEARING: 'debit',
  STRIPE_FEE: 'debit',
  BANK_FEE: 'debit',
  /** where one currency becomes another: what is left is gain or loss */
  EXCHANGE: 'debit',
  /** money of a company that isn't for anything yet */
  UNAPPLIED_RECEIPT: 'credit',
  /** money that came in and is no buyer's, by what it is */
  OTHER_RECEIPT: 'credit',
} as const satisfies Partial<Record<LedgerAccountKind, Side>>

export type Side = 'debit' | 'credit'
export type OrderAccountKind = keyof typeof ORDER_ACCOUNTS
export type HouseAccountKind = keyof typeof HOUSE_ACCOUNTS

/** An account by what it is for. It is made when it is first posted to. */
export interface AccountRef {
  kind: LedgerAccountKind
  orderId: string | null
  /** what it is kept apart by: a payment part, a company, a bank account; '' for nothing */
  subject: string
  currency: string
}

/** An account of an order. @param subject a part of its payment plan, for RECEIVABLE */
export const orderAccount = (
  kind: OrderAccountKind,
  orderId: string,
  currency: string,
  subject = '',
): AccountRef => ({ kind, orderId, subject, currency })

/** What the buyer owes of one part. */
export const receivable = (orderId: string, partId: string, currency: string): AccountRef =>
  orderAccount('RECEIVABLE', orderId, currency, partId)

/** An account of the house. @param subject the bank account, or whose unapplied money it is */
export const houseAccount = (
  kind: HouseAccountKind,
  currency: string,
  subject = '',
): AccountRef => ({ kind, orderId: null, subject, currency })

/** The one text that an account is found by. */
export const accountKey = ({ kind, orderId, subject, currency }: AccountRef): string =>
  [kind, orderId ?? '', subject, currency].join('/')

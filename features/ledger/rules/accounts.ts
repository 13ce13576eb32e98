import type { LedgerAccountKind } from '@/platform/db/generated/enums'

/** The accounts of the books. docs/ledger.md says which fact posts to which. Pure. */

/** Accounts that each order has, and the side that their balance is normally on. */
export const ORDER_ACCOUNTS = {
  /** what its buyer owes, by payment part: a part is on it once its gate is open */
  RECEIVABLE: 'debit',
  /** what was charged or paid before its goods are delivered */
  CUSTOMER_DEPOSIT: 'credit',
  /** what was shipped */
  REVENUE: 'credit',
  /** fees of samples that were deducted, given to the order as paid */
  SAMPLE_CREDIT: 'debit',
  /** surcharge for a duty that isn't final yet */
  TARIFF_HELD: 'credit',
  /** by how much the final duty differs from it */
  TRUE_UP: 'credit',
  /** what is to be refunded to its buyer */
  REFUND_DUE: 'credit',
  /** money that a bank took back while a dispute is open */
  DISPUTE: 'debit',
  /** interest on late payments */
  LATE_INTEREST: 'credit',
  /** the part of a deposit that is kept when the order is cancelled */
  CANCELLATION: 'credit',
  /** what a claim cost */
  CLAIM: 'debit',
  /** duty, freight and the like that were paid to others for it */
  CHARGES_PAID: 'debit',
} as const satisfies Partial<Record<LedgerAccountKind, Side>>

/** Accounts that the house has, one for each currency and subject. */
export const HOUSE_ACCOUNTS = {
  BANK: 'debit',
  /** payouts of Stripe that the bank hasn't reported yet */
  PAYOUT_TRANSIT: 'debit',
  /** money at Stripe */
  STRIPE_CLEARING: 'debit',
  STRIPE_FEE: 'debit',
  BANK_FEE: 'debit',
  /** where one currency is exchanged for another: the balance is gain or loss */
  EXCHANGE: 'debit',
  /** money of a company that isn't applied to anything yet */
  UNAPPLIED_RECEIPT: 'credit',
  /** money that came in and isn’t from a buyer, by its kind */
  OTHER_RECEIPT: 'credit',
} as const satisfies Partial<Record<LedgerAccountKind, Side>>

export type Side = 'debit' | 'credit'
export type OrderAccountKind = keyof typeof ORDER_ACCOUNTS
export type HouseAccountKind = keyof typeof HOUSE_ACCOUNTS

/** An account by what it is for. It is created when it is first posted to. */
export interface AccountRef {
  kind: LedgerAccountKind
  orderId: string | null
  /** what separates accounts of one kind: a payment part, a company, a bank account; '' for none */
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

/** What the buyer owes of one payment part. */
export const receivable = (orderId: string, partId: string, currency: string): AccountRef =>
  orderAccount('RECEIVABLE', orderId, currency, partId)

/**
 * An account of the house. @param subject the bank account, or the company whose unapplied money it
 * is
 */
export const houseAccount = (
  kind: HouseAccountKind,
  currency: string,
  subject = '',
): AccountRef => ({ kind, orderId: null, subject, currency })

/** The key that identifies an account. */
export const accountKey = ({ kind, orderId, subject, currency }: AccountRef): string =>
  [kind, orderId ?? '', subject, currency].join('/')

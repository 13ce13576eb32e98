import type { TariffTermsKind } from '@/features/pricing/rules/tariff-terms'

/** The buyer's part of the duty, by the signed terms. Pure; amounts in minor units, 0 or more. */

/** The terms of an order, as far as they apply to one shipment. */
export interface SignedTerms {
  /** null for quotes without terms: what was shown is paid */
  kind: TariffTermsKind | null
  /** the shipment’s share of the surcharge as signed */
  signedMinor: number
  /** its share of the cap; null without one */
  capMinor: number | null
  /** last day of a lock, `YYYY-MM-DD`; null where an event alone ends it */
  lockedUntil: string | null
}

/** The facts of an entry. */
export interface EntryFacts {
  /** what was due on the day */
  actualMinor: number
  /** `YYYY-MM-DD` */
  enteredOn: string
  /** the event that ends a lock happened before the entry */
  lockEnded: boolean
}

/** The rule of the terms by which it was settled. */
export const SETTLED_BY = ['fixed', 'floating', 'capped', 'at_cap', 'locked', 'lock_over'] as const
export type SettledBy = (typeof SETTLED_BY)[number]

export interface Settlement {
  by: SettledBy
  /** the buyer's part */
  settledMinor: number
  /** above 0 it is billed, below 0 credited */
  differenceMinor: number
}

/**
 * Settles the surcharge of an entry. Locked, it never changes while the lock lasts; capped, it is the duty of the
 * day but never above the cap; floating, or locked after the lock has ended, it is the duty of the day.
 */
export function settleDuty(terms: SignedTerms, entry: EntryFacts): Settlement {
  const { signedMinor } = terms
  const settle = (by: SettledBy, settledMinor: number): Settlement => ({
    by,
    settledMinor,
    differenceMinor: settledMinor - signedMinor,
  })
  switch (terms.kind) {
    case null:
      return settle('fixed', signedMinor)
    case 'floating':
      return settle('floating', entry.actualMinor)
    case 'capped': {
      const capMinor = terms.capMinor ?? signedMinor
      return entry.actualMinor > capMinor
        ? settle('at_cap', capMinor)
        : settle('capped', entry.actualMinor)
    }
    case 'locked': {
      const isOver =
        entry.lockEnded || (terms.lockedUntil !== null && entry.enteredOn > terms.lockedUntil)
      return isOver ? settle('lock_over', entry.actualMinor) : settle('locked', signedMinor)
    }
  }
}

/** A customs refund for an entry, divided. */
export interface RefundShares {
  buyerMinor: number
  houseMinor: number
}

/**
 * Divides a refund of duty: what the buyer would have borne without that duty is settled again, and what they bore
 * above it is theirs; the rest goes to the house, which bore it. The two add up to the refund, to the minor unit.
 * @param before earlier refunds of the entry, and the buyer's part of them
 * @throws RangeError for more than was due
 */
export function shareRefund(
  terms: SignedTerms,
  entry: EntryFacts,
  refundMinor: number,
  before: { amountMinor: number; buyerMinor: number } = { amountMinor: 0, buyerMinor: 0 },
): RefundShares {
  const remainingMinor = entry.actualMinor - before.amountMinor - refundMinor
  if (refundMinor <= 0 || remainingMinor < 0)
    throw new RangeError('more is given back than was due')
  const paidMinor = settleDuty(terms, entry).settledMinor
  const owedMinor = settleDuty(terms, { ...entry, actualMinor: remainingMinor }).settledMinor
  const buyerMinor = Math.min(refundMinor, Math.max(0, paidMinor - owedMinor - before.buyerMinor))
  return { buyerMinor, houseMinor: refundMinor - buyerMinor }
}

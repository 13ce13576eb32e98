import type { TariffTermsKind } from '@/features/pricing/rules/tariff-terms'

/** What of the duty its buyer bears, by the terms that were signed. Pure; amounts in minor units, 0 or more. */

/** The terms of an order, as far as a shipment of it goes. */
export interface SignedTerms {
  /** null of quotes that named none: what was shown is what is paid */
  kind: TariffTermsKind | null
  /** the shipment’s share of the surcharge as signed */
  signedMinor: number
  /** its share of the cap; null without one */
  capMinor: number | null
  /** last day of a lock, `YYYY-MM-DD`; null where an event alone ends it */
  lockedUntil: string | null
}

/** What came of the entry. */
export interface EntryFacts {
  /** what was due on the day */
  actualMinor: number
  /** `YYYY-MM-DD` */
  enteredOn: string
  /** the event that ends a lock has happened before the entry */
  lockEnded: boolean
}

/** By which rule of the terms it was settled. */
export const SETTLED_BY = ['fixed', 'floating', 'capped', 'at_cap', 'locked', 'lock_over'] as const
export type SettledBy = (typeof SETTLED_BY)[number]

export interface Settlement {
  by: SettledBy
  /** what the buyer bears */
  settledMinor: number
  /** above 0 it is billed, below 0 credited */
  differenceMinor: number
}

/**
 * Settles the surcharge of an entry. Locked, it never moves while the lock holds; capped, it is the duty of the day
 * and never above the cap; floating, and locked once the lock is over, it is the duty of the day.
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

/** What customs gave back of an entry, shared. */
export interface RefundShares {
  buyerMinor: number
  houseMinor: number
}

/**
 * Whose a refund of duty is: what the buyer would have borne without that duty is settled anew, and what they bore
 * above it is theirs; the rest is the house’s, which bore it. Both are the refund, to the minor unit.
 * @param before given back of the entry earlier, and what of it went to the buyer
 * @throws RangeError for more than was due
 */
export function shareRefund(
  terms: SignedTerms,
  entry: EntryFacts,
  refundMinor: number,
  before: { amountMinor: number; buyerMinor: number } = { amountMinor: 0, buyerMinor: 0 },
): RefundShares {
  const left = entry.actualMinor - before.amountMinor - refundMinor
  if (refundMinor <= 0 || left < 0) throw new RangeError('more is given back than was due')
  const paid = settleDuty(terms, entry).settledMinor
  const owed = settleDuty(terms, { ...entry, actualMinor: left }).settledMinor
  const buyerMinor = Math.min(refundMinor, Math.max(0, paid - owed - before.buyerMinor))
  return { buyerMinor, houseMinor: refundMinor - buyerMinor }
}

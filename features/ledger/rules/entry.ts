import { accountKey, type AccountRef } from './accounts'
import type { Cause } from './causes'

/** One leg of an entry. */
export interface Posting {
  account: AccountRef
  /** minor units of the account's currency: above 0 a debit, below a credit */
  amountMinor: number
}

/** A fact of money, as it is passed in for posting. */
export interface NewEntry {
  cause: Cause
  postings: readonly Posting[]
  /** when the money moved, `YYYY-MM-DD`; the booking day by default */
  valueOn?: string
  /** the booking day, `YYYY-MM-DD`; today at the factory by default */
  bookedOn?: string
}

/** A leg as it is stored: what the entry moves on one account in total. */
export interface Leg {
  key: string
  account: AccountRef
  amountMinor: bigint
}

/**
 * The legs of an entry, one for each account, ordered by the accounts' keys. Those that move
 * nothing are left out. Pure.
 * @returns none where the entry moves nothing
 * @throws RangeError for amounts that aren't whole and safe, or that don't sum to zero in each
 *   currency
 */
export function legsOf(postings: readonly Posting[]): Leg[] {
  const legs = new Map<string, Leg>()
  const sums = new Map<string, bigint>()
  for (const { account, amountMinor } of postings) {
    if (!Number.isSafeInteger(amountMinor))
      throw new RangeError(`not a whole, safe amount of minor units: ${amountMinor}`)
    const key = accountKey(account)
    const amount = BigInt(amountMinor)
    const before = legs.get(key)?.amountMinor ?? 0n
    legs.set(key, { key, account, amountMinor: before + amount })
    sums.set(account.currency, (sums.get(account.currency) ?? 0n) + amount)
  }
  for (const [currency, sum] of sums)
    if (sum !== 0n) throw new RangeError(`an entry is ${sum} off in ${currency}`)
  return [...legs.values()]
    .filter(({ amountMinor }) => amountMinor !== 0n)
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
}

/** Moves an amount from one account to another of its currency, as most facts do. */
export const transfer = (
  from: AccountRef,
  to: AccountRef,
  amountMinor: number,
): readonly Posting[] => [
  { account: to, amountMinor },
  { account: from, amountMinor: -amountMinor },
]

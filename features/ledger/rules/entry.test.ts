import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { houseAccount, orderAccount, type AccountRef } from './accounts'
import { legsOf, transfer } from './entry'

const ACCOUNTS: readonly AccountRef[] = ['USD', 'JPY', 'KWD'].flatMap((currency) => [
  houseAccount('BANK', currency),
  houseAccount('STRIPE_CLEARING', currency),
  houseAccount('UNAPPLIED_RECEIPT', currency, 'a company'),
  orderAccount('RECEIVABLE', 'an order', currency, 'a part'),
  orderAccount('RECEIVABLE', 'an order', currency, 'another part'),
])
const amounts = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })
const transfers = fc
  .record({
    currency: fc.constantFrom('USD', 'JPY', 'KWD'),
    from: fc.nat(4),
    to: fc.nat(4),
    amountMinor: amounts,
  })
  .map(({ currency, from, to, amountMinor }) => {
    const own = ACCOUNTS.filter((account) => account.currency === currency)
    return transfer(own[from] ?? expect.fail(), own[to] ?? expect.fail(), amountMinor)
  })

describe('the legs of an entry', () => {
  it('sum to zero in each currency, one for each account, and leave out what moves nothing', () => {
    fc.assert(
      fc.property(fc.array(transfers, { maxLength: 8 }), (pairs) => {
        const legs = legsOf(pairs.flat())
        const sums = new Map<string, bigint>()
        for (const { account, amountMinor } of legs)
          sums.set(account.currency, (sums.get(account.currency) ?? 0n) + amountMinor)
        expect([...sums.values()].every((sum) => sum === 0n)).toBe(true)
        expect(new Set(legs.map(({ key }) => key)).size).toBe(legs.length)
        expect(legs.every(({ amountMinor }) => amountMinor !== 0n)).toBe(true)
        expect(legs.length).not.toBe(1)
      }),
    )
  })

  it('are the same in whatever order the postings come', () => {
    fc.assert(
      fc.property(
        fc.array(transfers, { maxLength: 5 }),
        fc.infiniteStream(fc.nat()),
        (pairs, by) => {
          const postings = pairs.flat()
          const order = new Map(postings.map((each) => [each, by.next().value]))
          const shuffled = postings.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
          expect(legsOf(shuffled)).toEqual(legsOf(postings))
        },
      ),
    )
  })

  it('are refused when one is off by any amount, in any currency', () => {
    fc.assert(
      fc.property(
        fc.array(transfers, { maxLength: 5 }),
        fc.constantFrom(...ACCOUNTS),
        amounts.filter((amount) => amount !== 0),
        (pairs, account, amountMinor) => {
          expect(() => legsOf([...pairs.flat(), { account, amountMinor }])).toThrow(RangeError)
        },
      ),
    )
  })

  it('are whole minor units', () => {
    const [bank, clearing] = [houseAccount('BANK', 'USD'), houseAccount('STRIPE_CLEARING', 'USD')]
    for (const amount of [0.5, Number.NaN, Infinity, 2 ** 53])
      expect(() => legsOf(transfer(bank, clearing, amount))).toThrow(RangeError)
  })
})

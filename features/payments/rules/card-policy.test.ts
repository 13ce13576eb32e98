import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cardVerdict } from './card-policy'

const upTo = (mostUsdMinor: number | null, takesCards = true) => ({
  taken: takesCards,
  mostUsdMinor,
})

it('accepts cards up to the cap in any currency', () => {
  const deposit = (amountMinor: number, currency = 'USD') => ({ amountMinor, currency })
  const usd = { unitsPerUsd: '1' }
  expect(cardVerdict(deposit(5_000_00), usd, upTo(5_000_00))).toBe('ok')
  expect(cardVerdict(deposit(5_000_01), usd, upTo(5_000_00))).toBe('above_card_limit')
  expect(cardVerdict(deposit(750_000, 'JPY'), { unitsPerUsd: '150' }, upTo(5_000_00))).toBe('ok')
  expect(cardVerdict(deposit(750_001, 'JPY'), { unitsPerUsd: '150' }, upTo(5_000_00))).toBe(
    'above_card_limit',
  )
  expect(cardVerdict(deposit(1_535_000, 'KWD'), { unitsPerUsd: '0.307' }, upTo(5_000_00))).toBe(
    'ok',
  )
  expect(cardVerdict(deposit(1), usd, upTo(null, false))).toBe('no_cards')
})

it('never accepts more under a lower cap', () => {
  fc.assert(
    fc.property(fc.nat(1e9), fc.nat(1e9), fc.nat(1e9), (amountMinor, a, b) => {
      const of = (most: number) =>
        cardVerdict({ amountMinor, currency: 'EUR' }, { unitsPerUsd: '0.92' }, upTo(most))
      if (of(Math.min(a, b)) === 'ok') expect(of(Math.max(a, b))).toBe('ok')
    }),
  )
})

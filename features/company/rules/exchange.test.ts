import { expect, it } from 'vitest'
import { fromUsd, toUsd } from '@/features/pricing/rules/list-price'
import { rateOf } from './exchange'

it('a rate converts cents to whole yen and to thousandths of a dinar', () => {
  expect(fromUsd(100_00, rateOf({ unitsPerUsd: '150' }, 'JPY'))).toBe(15_000)
  expect(fromUsd(100_00, rateOf({ unitsPerUsd: '0.307' }, 'KWD'))).toBe(30_700)
  expect(fromUsd(100_00, rateOf({ unitsPerUsd: '0.92' }, 'EUR'))).toBe(92_00)
  expect(toUsd(15_000, rateOf({ unitsPerUsd: '150' }, 'JPY'))).toBe(100_00)
})

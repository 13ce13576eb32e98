import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainNumber, readTaxNumber } from './tax-number'

describe('tax numbers', () => {
  it.each([
    ['GB', 'GB 980 7806 84', 'GB980780684'],
    ['DE', 'DE 136,695 976'.replace(',', ''), 'DE136695976'],
    ['MX', 'GODE 561231 GR8', 'GODE561231GR8'],
    ['CN', '91110000600037341L', '91110000600037341L'],
    ['US', '04-2103594', '042103594'],
  ])('of %s are accepted with correct check digits: %s', (country, typed, canonical) => {
    expect(readTaxNumber('tax', country, typed)).toBe(canonical)
  })

  it('are refused with a wrong or missing digit', () => {
    expect(readTaxNumber('tax', 'GB', 'GB 980 7806 85')).toBeNull()
    expect(readTaxNumber('tax', 'DE', 'DE 13669597')).toBeNull()
    expect(readTaxNumber('tax', 'CN', '91110000600037341M')).toBeNull()
    expect(readTaxNumber('eori', 'DE', '1234')).toBeNull()
    expect(readTaxNumber('tax', 'GB', ' - ')).toBeNull()
  })

  it('of another kind, or of an unknown country, are accepted as they are', () => {
    expect(readTaxNumber('other', 'GB', 'a 1-2')).toBe('A12')
    expect(readTaxNumber('tax', 'XX', '12 34')).toBe('1234')
    expect(readTaxNumber('eori', 'DE', 'de 1234567')).toBe('DE1234567')
  })

  it('are the same number however they are spaced', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('A', '7', ' ', '-', '.', 'b', '/')), (parts) => {
        const once = plainNumber(parts.join(''))
        expect(plainNumber(once)).toBe(once)
        expect(plainNumber(parts.join(' '))).toBe(once)
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ADDRESS_PARTS,
  addressForm,
  addressProblems,
  KNOWN_FORMS,
  labelLines,
  tidyAddress,
  type Address,
} from './address-form'

const address = (country: string, parts: Partial<Address>): Address => ({
  ...(Object.fromEntries(ADDRESS_PARTS.map((part) => [part, ''])) as Address),
  lines: 'Street 1',
  ...parts,
  country,
})

describe('an address', () => {
  it.each<[string, Partial<Address>, string[]]>([
    ['US', { city: 'Los Angeles', region: 'CA', postcode: '90012' }, ['Los Angeles, CA 90012']],
    ['CA', { city: 'Toronto', region: 'ON', postcode: 'M5V 3L9' }, ['Toronto ON M5V 3L9']],
    [
      'MX',
      { district: 'Roma Norte', city: 'Cuauhtémoc', region: 'CDMX', postcode: '06700' },
      ['Roma Norte', '06700 Cuauhtémoc, CDMX'],
    ],
    [
      'IN',
      { district: 'Fort', city: 'Mumbai', region: 'Maharashtra', postcode: '400 001' },
      ['Fort', 'Mumbai 400 001', 'Maharashtra'],
    ],
    ['DE', { city: 'Berlin', postcode: '10115' }, ['10115 Berlin']],
    ['GB', { city: 'London', postcode: 'SW1A 1AA' }, ['London', 'SW1A 1AA']],
    ['AU', { city: 'Sydney', region: 'NSW', postcode: '2000' }, ['Sydney NSW 2000']],
    [
      'CN',
      { district: 'Bao’an', city: 'Shenzhen', region: 'Guangdong', postcode: '518101' },
      ['Bao’an, Shenzhen', 'Guangdong 518101'],
    ],
    ['KE', { city: 'Nairobi' }, ['Nairobi']],
  ])("in %s is written in that country's form", (country, parts, lines) => {
    const whole = address(country, parts)
    expect(addressProblems(whole)).toEqual([])
    expect(labelLines(whole)).toEqual(['Street 1', ...lines])
    expect(tidyAddress(whole)).toEqual(whole)
  })

  it.each([
    ['US', { city: 'Los Angeles', region: 'California', postcode: '9001' }, ['region', 'postcode']],
    ['MX', { city: 'Cuauhtémoc', region: 'CDMX', postcode: '06700' }, ['district']],
    ['IN', { city: 'Mumbai', region: 'Maharashtra', postcode: '012345' }, ['postcode']],
    ['GB', { city: 'London', postcode: '12345' }, ['postcode']],
    ['DE', { city: '', postcode: '10115' }, ['city']],
  ])('in %s names the malformed part', (country, parts, wrong) => {
    expect(addressProblems(address(country, parts)).map(({ part }) => part)).toEqual(wrong)
  })

  it('in any country keeps what its form has, and its label loses no word', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/)
    const parts = fc.record(
      Object.fromEntries(ADDRESS_PARTS.map((part) => [part, word])) as Record<
        keyof Address,
        typeof word
      >,
    )
    fc.assert(
      fc.property(fc.constantFrom(...KNOWN_FORMS, 'KE', 'BR'), parts, (country, typed) => {
        const tidied = tidyAddress({ ...typed, country })
        const label = labelLines(tidied).join('\n')
        for (const { part } of addressForm(country).parts)
          if (part !== 'phone') expect(label).toContain(tidied[part])
        expect(tidyAddress(tidied)).toEqual(tidied)
      }),
    )
  })
})

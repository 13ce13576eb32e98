import { expect, it } from 'vitest'
import { countryName } from './countries'

it('a country has its name in the reader’s language; what is none is given back as it was typed', () => {
  expect([countryName('DE', 'en'), countryName('DE', 'de')]).toEqual(['Germany', 'Deutschland'])
  for (const typed of ['', 'D', 'Germany', 'x-1', '€€', 'QQ'])
    expect(countryName(typed, 'en')).toBe(typed)
})

import { expect, it } from 'vitest'
import { countryName, countryNames } from './countries'

it('names a country in the reader’s language, and returns anything else as it was typed', () => {
  expect([countryName('DE', 'en'), countryName('DE', 'de')]).toEqual(['Germany', 'Deutschland'])
  for (const typed of ['', 'D', 'Germany', 'x-1', '€€', 'QQ'])
    expect(countryName(typed, 'en')).toBe(typed)
})

it('contains all 249 countries of ISO 3166-1, each once, and nothing else', () => {
  const names = countryNames('en')
  expect(names).toHaveLength(249)
  expect(new Set(names.map(({ name }) => name)).size).toBe(249)
  const codes = names.map(({ code }) => code)
  for (const code of ['US', 'CN', 'HK', 'TW', 'AX', 'SS', 'BQ']) expect(codes).toContain(code)
  for (const code of ['EU', 'DD', 'SU', 'UK', 'XK', 'ZZ', 'UN']) expect(codes).not.toContain(code)
})

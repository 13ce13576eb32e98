import { describe, expect, it } from 'vitest'
import { namesCountry } from './place'

describe('a named place', () => {
  it.each([
    'United States',
    'the united states',
    'US',
    'USA',
    'U.S.A.',
    'Mexico',
    'México',
    'Estados Unidos',
    'Deutschland',
    '美国',
    'भारत',
    ' United Kingdom. ',
    'GB',
    'China',
  ])('%j is a country', (place) => {
    expect(namesCountry(place)).toBe(true)
  })
  it.each([
    'Chicago',
    'Mexico City',
    'Shenzhen',
    'factory, China',
    'Rotterdam, Netherlands',
    'Singapore',
    'Hong Kong',
    'New Mexico warehouse',
    '上海',
    'Veracruz, MX',
  ])('%j is a place', (place) => {
    expect(namesCountry(place)).toBe(false)
  })
})

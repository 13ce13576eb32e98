import { expect, it } from 'vitest'
import { addPseudoLanguage, PSEUDO } from '@/tests/support/pseudo-language'
import { localeOf } from '@/i18n/routing'
import { InvalidInputError } from './errors'

it('what is wrong with an entry is said in the language of who reads it', () => {
  addPseudoLanguage()
  const error = new InvalidInputError({
    file: [
      {
        code: 'refusals.columns_missing',
        values: { columns: { list: ['sku', 'price'], between: 'commas' } },
      },
    ],
    name: ['a schema’s own words'],
  })
  expect(error.fieldErrors).toEqual({
    file: ['The first line lacks sku, price.'],
    name: ['a schema’s own words'],
  })
  expect(error.saidIn(localeOf(PSEUDO))['file']).toEqual(['‹The first line lacks› sku, price.'])
})

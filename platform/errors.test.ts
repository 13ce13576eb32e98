import { expect, it } from 'vitest'
import { addPseudoLanguage, PSEUDO } from '@/tests/support/pseudo-language'
import { localeOf } from '@/i18n/routing'
import { InvalidInputError } from './errors'

it('words the fault of an entry in the reader’s language', () => {
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

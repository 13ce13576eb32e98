import { describe, expect, it } from 'vitest'
import { DUTY_INCOTERMS, DUTY_TERMS } from '@/tests/support/duty-terms'
import { aQuoteDocument } from '@/tests/support/quote-documents'
import { dutyClause } from './duty-clause'

const IN_TOTAL = 'Import duties and fees of USD 79.72 are in the total and paid by the seller.'
const SETTLED = 'settled at the rates of the day of entry'

describe('who bears the duty', () => {
  it.each([
    ['no tariff terms', IN_TOTAL],
    ['floating', `${IN_TOTAL} Tariff terms, floating: they are ${SETTLED};`],
    ['capped', `${IN_TOTAL} Tariff terms, capped: they are ${SETTLED}, never above USD 87.69;`],
    ['locked to a day', 'USD 79.72 stands for goods entered by Mar 1, 2027. Goods entered later'],
    ['locked to an event', 'for goods entered before this happens: the talks end. Goods'],
    ['locked to both', 'entered by Mar 1, 2027 and before this happens: the talks end. Goods'],
  ] as const)('under DDP with %s', (terms, words) => {
    const document = aQuoteDocument({ lines: 1, tariffTerms: DUTY_TERMS[terms] })
    expect(dutyClause(document)).toContain(words)
  })

  it.each(DUTY_INCOTERMS.filter((incoterm) => incoterm !== 'DDP'))(
    'under %s is the importer, whatever the terms',
    (incoterm) => {
      for (const terms of Object.values(DUTY_TERMS)) {
        const clause = dutyClause(aQuoteDocument({ lines: 1, incoterm, tariffTerms: terms }))
        expect(clause).toContain('not in the total: the importer of record pays them')
        expect(clause).not.toMatch(/paid by the seller|Tariff terms/)
      }
    },
  )

  it('stays as it was sent, also when today’s words differ', () => {
    const document = { ...aQuoteDocument({ lines: 1 }), dutyClause: 'As it was agreed.' }
    expect(dutyClause(document)).toBe('As it was agreed.')
  })
})

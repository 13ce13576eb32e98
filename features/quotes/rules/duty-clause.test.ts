import { describe, expect, it } from 'vitest'
import { translator } from '@/i18n/translator'
import { formatMoney } from '@/platform/money'
import { aQuoteDocument } from '@/tests/support/quote-documents'
import { dutyClause } from './duty-clause'

const said = (document: Parameters<typeof dutyClause>[0]) => {
  const { key, values } = dutyClause(document, (amount) => formatMoney(amount, 'USD'))
  return translator('quotes.page')(key, values)
}

describe('who bears the duty', () => {
  it('is said by Incoterm and tariff terms, a cap with its amount', () => {
    expect(said(aQuoteDocument({ lines: 1, incoterm: 'FOB' }))).toContain('the importer pays them')
    expect(said(aQuoteDocument({ lines: 1 }))).toMatch(/never above USD \d/)
    expect(said(aQuoteDocument({ lines: 1, tariffTerms: { kind: 'floating' } }))).toContain(
      'settled at the rates of the day of entry',
    )
    expect(
      said(
        aQuoteDocument({
          lines: 1,
          tariffTerms: { kind: 'locked', until: '2027-03-01', trigger: null, premiumMinor: 0 },
        }),
      ),
    ).toContain('locked as the terms say')
  })
})

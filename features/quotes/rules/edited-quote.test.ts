import { expect, test } from 'vitest'
import type { QuoteDocument } from '../schema'
import { editedQuote } from './edited-quote'

test('the editor is given no layer and no wording of the preview', () => {
  const line = {
    lineId: 'one',
    hsCode: '7117199000',
    origin: 'CN',
    customsValueMinor: 100_00,
    status: 'rated' as const,
    message: null,
    layers: [],
    totalRatePercent: '11',
    dutyMinor: 11_00,
  }
  const document = {
    revision: 2,
    duty: { lines: [line], fees: [], bornBy: 'seller', totalMinor: 11_00 },
    surchargeMinor: 11_00,
    terms: ['words'],
    exchangeRate: { unitsPerUsd: '1', asOf: '2026-11-29', source: 'same currency' },
    tariff: { outlook: { id: 'o' }, terms: null, offers: [] },
  } as unknown as QuoteDocument
  expect(editedQuote(document)).toEqual({
    revision: 2,
    unitsPerUsd: '1',
    saved: { dutyMinor: 11_00, dutyChargedMinor: 11_00, premiumMinor: 0, risk: null },
    duties: { one: { status: 'rated', totalRatePercent: '11', message: null } },
    tariff: { terms: null, offers: [] },
  })
})

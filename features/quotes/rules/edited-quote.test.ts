import { expect, test } from 'vitest'
import type { QuoteDocument } from '../schema'
import type { QuoteCosts } from './draft-margin'
import { editedQuote, packQuote, unpackQuote, type EditedQuote } from './edited-quote'

test('the editor gets no layer and no wording of the preview', () => {
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

test('a quote is packed with its costs and unpacked unchanged, its goods stated once', () => {
  const goods = [{ from: 'product' as const, by: 'FSC-1', at: '', facts: { kind: 'jewelry' } }]
  const ids = Array.from({ length: 40 }, (_, i) => `line-${i}`)
  const document = {
    revision: 1,
    lineTotalsMinor: ids.map((_, i) => i),
    // The second line was added by hand: it has no duty yet, and no facts.
    draft: {
      currency: 'USD',
      lines: ids.map((id, i) => ({ id, title: 'Ring', ...(i === 1 ? {} : { goods }) })),
    },
    duties: Object.fromEntries(
      ids
        .filter((_, i) => i !== 1)
        .map((id) => [id, { status: 'rated', totalRatePercent: '11', message: null }]),
    ),
  } as unknown as EditedQuote
  const costs = {
    lines: Object.fromEntries(ids.map((id, i) => [id, { unitCost: `${i}.5`, setUpCost: '0' }])),
    floorPercent: '20',
  } as unknown as QuoteCosts
  const packed = packQuote(document, costs)
  const json = JSON.stringify(packed)
  expect(unpackQuote(JSON.parse(json) as typeof packed)).toEqual({ document, costs })
  expect(json.split('jewelry')).toHaveLength(2)
  expect(unpackQuote(packQuote(document, null)).costs).toBeNull()
})

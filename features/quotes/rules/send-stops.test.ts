import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DraftLine, QuoteDocument } from '../schema'
import { passesWithReason, sendStops, type SendLimits } from './send-stops'

const limits: SendLimits = {
  leastPricePercent: 70,
  leastDepositPercent: 10,
  mostDepositPercent: 100,
  mostValidityDays: 90,
}
const now = new Date('2026-11-28T10:00:00+08:00')

const line: DraftLine = {
  id: '0190f3a0-0000-7000-8000-000000000001',
  kind: 'catalog',
  sku: 'FSC-R101',
  title: 'Band',
  details: [],
  imagePath: null,
  quantity: 1000,
  unitPriceMinor: 100,
  setupFeeMinor: 0,
  listUnitPriceMinor: 100,
  hsCode: '7117.19.9000',
  origin: 'CN',
  unitWeightGrams: '4.2',
  leadTimeDays: 20,
}

/** The part of a document that the limits look at. */
function documentOf(
  draft: Partial<QuoteDocument['draft']> = {},
  totalMinor = 100_000,
): QuoteDocument {
  return {
    draft: {
      lines: [line],
      currency: 'USD',
      destination: 'US',
      incoterm: 'FOB',
      namedPlace: 'Shenzhen',
      transportMode: 'ocean',
      discountMinor: 0,
      freightMinor: 0,
      insuranceMinor: 0,
      depositPercent: '30',
      validUntil: '2026-12-20',
      notes: '',
      ...draft,
    },
    duty: { bornBy: 'buyer', asOf: '2026-11-27', lines: [] },
    totalMinor,
  } as unknown as QuoteDocument
}
const codes = (draft: Partial<QuoteDocument['draft']>, totalMinor?: number) =>
  sendStops(documentOf(draft, totalMinor), limits, now).map(({ path, code }) => `${path} ${code}`)

describe('what may be sent', () => {
  it('is a usual quote', () => {
    expect(codes({})).toEqual([])
  })

  it('isn’t the quote that was once sent: a cent per piece, a deposit of 0.01%, valid to 2099', () => {
    expect(
      codes({
        lines: [{ ...line, unitPriceMinor: 1 }],
        depositPercent: '0.01',
        validUntil: '2099-12-31',
        incoterm: 'EXW',
        namedPlace: 'China',
      }),
    ).toEqual([
      'lines.0.unitPriceMinor price_below',
      'depositPercent deposit_low',
      'validUntil validity_long',
      'namedPlace country_place',
    ])
  })

  it.each([
    ['10', []],
    ['9.99', ['depositPercent deposit_low']],
    ['100', []],
  ])('a deposit of %s%%', (depositPercent, stops) => {
    expect(codes({ depositPercent })).toEqual(stops)
  })

  it('a validity of 90 days from the factory’s today, and no day more', () => {
    expect(codes({ validUntil: '2027-02-26' })).toEqual([])
    expect(codes({ validUntil: '2027-02-27' })).toEqual(['validUntil validity_long'])
    expect(codes({ validUntil: '2026-11-28' })).toEqual([])
    expect(codes({ validUntil: '2026-11-27' })).toEqual(['validUntil validity_past'])
  })

  it('a total above zero', () => {
    expect(codes({}, 0)).toEqual(['lines no_total'])
    expect(codes({}, -5)).toEqual(['lines no_total'])
  })

  it('a price from the allowed share of the list price on, to the minor unit', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.integer({ min: 1, max: 100 }),
        (unitPriceMinor, listUnitPriceMinor, leastPricePercent) => {
          const [stop] = sendStops(
            documentOf({ lines: [{ ...line, unitPriceMinor, listUnitPriceMinor }] }),
            { ...limits, leastPricePercent },
            now,
          )
          const least = Math.ceil((listUnitPriceMinor * leastPricePercent) / 100)
          expect(stop?.code).toBe(unitPriceMinor < least ? 'price_below' : undefined)
          if (stop) {
            expect(stop.amounts.least).toBe(least)
            expect(passesWithReason(stop)).toBe(true)
          }
        },
      ),
    )
  })

  it('the company’s own price, however low its list', () => {
    const priceList = { serial: 1, version: 1, name: 'Own', holdsUntil: null, unitPriceMinor: 40 }
    expect(codes({ lines: [{ ...line, unitPriceMinor: 40, priceList }] })).toEqual([])
    expect(codes({ lines: [{ ...line, unitPriceMinor: 39, priceList }] })).toEqual([
      'lines.0.unitPriceMinor price_below',
    ])
  })

  it('no discount that brings the goods below their lowest prices', () => {
    expect(codes({ discountMinor: 30_000 })).toEqual([])
    expect(codes({ discountMinor: 30_001 })).toEqual(['discountMinor discount_below'])
    const custom = { ...line, kind: 'custom' as const, listUnitPriceMinor: null }
    expect(codes({ lines: [custom], discountMinor: 30_001 })).toEqual([
      'discountMinor discount_below',
    ])
  })

  it('lets only prices pass with a reason', () => {
    const stops = sendStops(
      documentOf({ lines: [{ ...line, unitPriceMinor: 1 }], depositPercent: '1' }),
      limits,
      now,
    )
    expect(stops.map((stop) => [stop.code, passesWithReason(stop)])).toEqual([
      ['price_below', true],
      ['deposit_low', false],
    ])
  })
})

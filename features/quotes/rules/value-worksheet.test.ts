import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SHIPPED_RULES } from '@/features/tariffs/rules/rules-in-force'
import { anyDraft } from '@/tests/support/any-quote-draft'
import { aLine, aQuoteDocument } from '@/tests/support/quote-documents'
import type { QuoteDocument, QuoteDraft, Valuation } from '../schema'
import { customsLinesOf } from './compose'
import { dutyUnder } from './duty'
import { formatMoney } from '@/platform/money'
import { valuationNotes } from './valuation-words'
import { valueWorksheet } from './value-worksheet'

const amount = fc.option(fc.nat(500_00), { nil: undefined })
const anyValuation: fc.Arbitrary<Valuation> = fc
  .record({
    packingMinor: amount,
    assistsMinor: amount,
    royaltiesMinor: amount,
    sellingCommissionMinor: amount,
    buyingCommissionMinor: amount,
    inlandFreightMinor: amount,
    freightEstimateMinor: amount,
    insuranceEstimateMinor: amount,
  })
  .map(
    (all) =>
      Object.fromEntries(
        Object.entries(all).filter(([, minor]) => minor !== undefined),
      ) as Valuation,
  )
const anyBasis = fc.constantFrom('fob' as const, 'cif' as const)
const sum = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0)

describe('the value worksheet', () => {
  it('adds up to the customs values of the lines, to the cent', () =>
    fc.assert(
      fc.property(anyDraft, anyValuation, anyBasis, (draft, valuation, basis) => {
        const valued = { ...draft, valuation }
        const { rows, customsValueMinor, lineValuesMinor } = valueWorksheet(valued, basis)
        const inside = rows.filter(({ effect }) => effect === 'in')
        expect(sum(inside.map(({ amountMinor }) => amountMinor))).toBe(customsValueMinor)
        expect(sum(lineValuesMinor)).toBe(customsValueMinor)
        expect(Math.min(...lineValuesMinor)).toBeGreaterThanOrEqual(0)
        expect(
          customsLinesOf(valued, undefined, basis).map((line) => line.customsValueMinor),
        ).toEqual(lineValuesMinor)
      }),
    ))

  it('without entries and carriage is the price of the goods, as it was before', () =>
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const goods = sum(
          draft.lines.map((line) => line.unitPriceMinor * line.quantity + line.setupFeeMinor),
        )
        expect(valueWorksheet(draft, 'fob').customsValueMinor).toBe(goods - draft.discountMinor)
      }),
    ))

  it('differs between the two bases only by the carriage to the border', () =>
    fc.assert(
      fc.property(anyDraft, anyValuation, (draft, valuation) => {
        const valued = { ...draft, valuation }
        const freight = draft.freightMinor || (valuation.freightEstimateMinor ?? 0)
        const insurance = draft.insuranceMinor || (valuation.insuranceEstimateMinor ?? 0)
        const inland = Math.min(valuation.inlandFreightMinor ?? 0, freight)
        expect(
          valueWorksheet(valued, 'cif').customsValueMinor -
            valueWorksheet(valued, 'fob').customsValueMinor,
        ).toBe(freight - inland + insurance)
      }),
    ))
})

describe('who pays the carriage', () => {
  const draft = (change: Partial<QuoteDraft>) => ({
    ...aQuoteDocument({ lines: 1, freightMinor: 0, insuranceMinor: 0 }).draft,
    ...change,
  })
  it.each(['EXW', 'FOB'] as const)(
    '%s to the border: it is missing until it is estimated',
    (incoterm) => {
      expect(valueWorksheet(draft({ incoterm }), 'cif').carriageMissing).toBe(true)
      expect(valueWorksheet(draft({ incoterm }), 'fob').carriageMissing).toBe(false)
      const estimated = draft({ incoterm, valuation: { freightEstimateMinor: 300_00 } })
      expect(valueWorksheet(estimated, 'cif')).toMatchObject({ carriageMissing: false })
      expect(valueWorksheet(estimated, 'cif').rows).toContainEqual({
        code: 'freight_estimate',
        amountMinor: 300_00,
        effect: 'in',
      })
      const nothing = draft({ incoterm, valuation: { freightEstimateMinor: 0 } })
      expect(valueWorksheet(nothing, 'cif').carriageMissing).toBe(false)
    },
  )
  it.each(['CIF', 'DDP'] as const)(
    '%s: the price includes what isn’t charged separately',
    (incoterm) => {
      expect(valueWorksheet(draft({ incoterm }), 'cif').carriageMissing).toBe(false)
    },
  )
})

describe('a quote’s customs value', () => {
  const line = aLine(0, {
    quantity: 1_000,
    unitPriceMinor: 100,
    setupFeeMinor: 0,
    hsCode: '7117.19.00',
  })
  const to = (destination: string, change: Partial<QuoteDraft> = {}) =>
    aQuoteDocument({
      lines: [line],
      destination,
      incoterm: 'CIF',
      freightMinor: 80_00,
      insuranceMinor: 5_00,
      tariffTerms: null,
      ...change,
    })

  it.each([
    ['GB', 'cif', 1_085_00],
    ['IN', 'cif', 1_085_00],
    ['US', 'fob', 1_000_00],
    ['CA', 'fob', 1_000_00],
    ['AU', 'fob', 1_000_00],
  ])('to %s is based on %s', (destination, basis, value) => {
    const { valuation, duty } = to(destination)
    expect(valuation).toMatchObject({ basis, customsValueMinor: value })
    expect(duty.lines.map(({ customsValueMinor }) => customsValueMinor)).toEqual([value])
    expect(valuation?.law?.law).toBeTruthy()
  })

  it('of an earlier revision is computed as it was signed', () => {
    const { valuation: _none, ...before } = to('GB')
    const value = (
      document: Pick<QuoteDocument, 'draft' | 'exchangeRate' | 'duty' | 'valuation'>,
    ) => dutyUnder(document, document.duty.asOf, SHIPPED_RULES).lines[0]?.customsValueMinor
    expect(value(before)).toBe(1_000_00)
    expect(value(to('GB'))).toBe(1_085_00)
  })

  it('names the missing freight', () => {
    const fob = to('GB', {
      incoterm: 'FOB',
      namedPlace: 'Shenzhen',
      freightMinor: 0,
      insuranceMinor: 0,
    })
    expect(JSON.stringify(fob.duty.lines[0]?.message)).toContain(
      'quotes.valuation.carriage_missing',
    )
    expect(fob.valuation?.customsValueMinor).toBe(1_000_00)
  })

  it('under DDP leaves out duties and the price of the tariff terms, which are separate', () => {
    const { valuation, surchargeMinor } = aQuoteDocument({ lines: 3 })
    expect(valuation?.rows).toEqual(
      expect.arrayContaining([
        { code: 'duties', amountMinor: surchargeMinor, effect: 'out' },
        { code: 'premium', amountMinor: 35_00, effect: 'out' },
      ]),
    )
  })

  it('says that the price of the tariff terms isn’t settled, and what the value is with it', () => {
    const document = aQuoteDocument({ lines: 3 })
    const { valuation } = document
    if (!valuation) throw new Error('a quote of today has its worksheet')
    const notes = valuationNotes(document, valuation, 'en').join(' ')
    expect(notes).toContain('USD 35.00, is left out')
    const withIt = formatMoney(valuation.customsValueMinor + 35_00, 'USD', 'en')
    expect(notes).toContain(`the value is ${withIt}`)
    const without = valuation.rows.filter(({ code }) => code !== 'premium')
    expect(valuationNotes(document, { ...valuation, rows: without }, 'en').join(' ')).not.toContain(
      'tariff terms',
    )
  })

  it('includes assists and the selling commission, and leaves the buying commission out', () => {
    const valuation = {
      assistsMinor: 50_00,
      sellingCommissionMinor: 20_00,
      buyingCommissionMinor: 30_00,
    }
    const { duty } = to('US', { valuation })
    expect(duty.lines[0]?.customsValueMinor).toBe(1_070_00)
  })
})

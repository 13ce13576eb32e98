import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DatedRates } from '@/features/company/rules/exchange'
import { lowValueRules } from '@/features/tariffs/data/low-value'
import { aLine, aQuoteDocument } from '@/tests/support/quote-documents'
import { quoteLowValue } from './low-value'
import { lowValueLines } from './low-value-words'
import { valueWorksheet } from './value-worksheet'
import type { QuoteDraft } from '../schema'

// Rates in this test are made up.
const rate = (unitsPerUsd: string) => ({ unitsPerUsd, asOf: '2026-11-20', source: 'a test' })
const RATES: DatedRates = {
  EUR: rate('0.92'),
  GBP: rate('0.79'),
  CAD: rate('1.4'),
  AUD: rate('1.5'),
}
const DAY = '2026-12-20'

/** The regimes for goods of this value, in a currency, by its frozen rate. */
function lowValueOf(
  destination: string,
  currency: string,
  goodsMinor: number,
  { frozen = RATES[currency]?.unitsPerUsd ?? '1', freightMinor = 0, discountMinor = 0 } = {},
) {
  const { draft } = aQuoteDocument({ lines: 1 })
  const line = aLine(0, { quantity: 1, unitPriceMinor: goodsMinor, setupFeeMinor: 0 })
  const fullDraft: QuoteDraft = {
    ...draft,
    lines: [line],
    destination,
    currency: currency as QuoteDraft['currency'],
    freightMinor,
    insuranceMinor: 0,
    discountMinor,
  }
  return quoteLowValue(
    {
      draft: fullDraft,
      exchangeRate: rate(frozen),
      valuation: { ...valueWorksheet(fullDraft, 'cif'), law: null },
    },
    DAY,
    RATES,
  )
}
const ids = (value: ReturnType<typeof lowValueOf>) => value.rows.map(({ id }) => id)

describe('a quote of low value', () => {
  it('is recognized to the cent of the limit, in its own currency without a rate', () => {
    expect(lowValueOf('DE', 'EUR', 150_00)).toMatchObject({
      valueMinor: 150_00,
      rows: [{ id: 'eu-3', standing: 'under', rate: null }],
    })
    expect(ids(lowValueOf('DE', 'EUR', 150_01))).toEqual([])
    // USD 163.04 are EUR 149.9968, USD 163.05 are 150.006.
    expect(lowValueOf('DE', 'USD', 163_04).rows).toMatchObject([{ id: 'eu-3', rate: RATES.EUR }])
    expect(ids(lowValueOf('DE', 'USD', 163_05))).toEqual([])
  })

  it('is judged by the price of the goods, whatever the carriage costs', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('US', 'DE', 'GB', 'CA', 'AU'),
        fc.integer({ min: 1, max: 300_000 }),
        fc.nat(500_000),
        fc.nat(100),
        (destination, goodsMinor, freightMinor, percent) => {
          const discountMinor = Math.trunc((goodsMinor * Math.min(percent, 99)) / 100)
          const lowValue = lowValueOf(destination, 'USD', goodsMinor, {
            freightMinor,
            discountMinor,
          })
          expect(lowValue.valueMinor).toBe(goodsMinor - discountMinor)
          expect(lowValue.rows).toEqual(
            lowValueOf(destination, 'USD', goodsMinor - discountMinor).rows,
          )
        },
      ),
    )
  })

  it('falls under exactly the limits above its value, at any rate of its own currency', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('US', 'DE', 'GB', 'CA', 'AU', 'MX'),
        fc.constantFrom('USD', 'EUR', 'GBP'),
        fc.integer({ min: 1_000, max: 99_999 }),
        fc.integer({ min: 1, max: 400_000 }),
        (destination, currency, tenThousandths, goodsMinor) => {
          const frozen = currency === 'USD' ? '1' : `0.${String(tenThousandths).padStart(5, '0')}`
          const lowValue = lowValueOf(destination, currency, goodsMinor, { frozen })
          for (const rule of lowValueRules) {
            if (!rule.destinations.includes(destination)) continue
            if (rule.from > DAY || (rule.to !== null && rule.to <= DAY)) continue
            const units =
              rule.currency === currency ? frozen : (RATES[rule.currency]?.unitsPerUsd ?? '1')
            // goods / own units <= limit / its units, in whole numbers
            const [own, its] = [frozen, units].map((text) => BigInt(Math.round(Number(text) * 1e5)))
            const isUnder =
              BigInt(goodsMinor) * (its ?? 1n) <= BigInt(rule.limit) * 100n * (own ?? 1n)
            expect([rule.id, ids(lowValue).includes(rule.id)]).toEqual([rule.id, isUnder])
          }
        },
      ),
    )
  })

  it('states each regime with its law, its comparison and its reviewer; a large one states nothing', () => {
    const small = aQuoteDocument({
      lines: [aLine(0, { quantity: 10, unitPriceMinor: 20_00, setupFeeMinor: 0, sample: true })],
    })
    const lines = lowValueLines(small, 'en').join('\n')
    expect(small.lowValue?.rows.map(({ id }) => id)).toEqual(['us-de-minimis', 'us-informal'])
    expect(lines).toContain('These goods: USD 200.00. 19 CFR 143.21. Read on Nov 28, 2026.')
    expect(lines).toContain(
      'Merchandise processing fee USD 2.77 if customs takes it as an informal entry',
    )
    const large = aQuoteDocument({ lines: [aLine(0, { quantity: 1_000, unitPriceMinor: 20_00 })] })
    expect(large.lowValue).toBeUndefined()
    expect(lowValueLines(large, 'en')).toEqual([])
  })
})

describe('an informal entry', () => {
  const mpf = (change: Partial<QuoteDraft>, unitPriceMinor: number) => {
    const { duty } = aQuoteDocument({
      lines: [aLine(0, { quantity: 1, unitPriceMinor, setupFeeMinor: 0 })],
      freightMinor: 0,
      insuranceMinor: 0,
      ...change,
    })
    const fee = duty.fees.find(({ programme }) => programme === 'mpf')
    return [fee?.amountMinor, duty.feeSavings?.length ?? 0]
  }

  it('pays its flat fee once it is stated, up to and including USD 2,500, and not a cent above', () => {
    expect(mpf({}, 2_500_00)).toEqual([34_58, 1])
    expect(mpf({ informalEntry: true }, 2_500_00)).toEqual([2_77, 0])
    expect(mpf({ informalEntry: true }, 2_500_01)).toEqual([34_58, 0])
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500_000 }), (value) => {
        const [stated] = mpf({ informalEntry: true }, value)
        expect(stated).toBe(value <= 250_000 ? 2_77 : 34_58)
      }),
      { numRuns: 40 },
    )
  })

  it('means nothing where no fee mentions it', () => {
    const to = (informalEntry?: true) =>
      aQuoteDocument({
        lines: [aLine(0, { hsCode: '7117.19.00' })],
        destination: 'DE',
        ...(informalEntry ? { informalEntry } : {}),
      }).duty.totalMinor
    expect(to(true)).toBe(to())
  })
})

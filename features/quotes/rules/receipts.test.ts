import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { packReceipts, unpackReceipt, type Receipt } from './receipts'

const few = (...values: string[]) => fc.constantFrom(...values)
const layer = fc.record({
  programme: few('base', '301', 'mpf'),
  heading: few('7117.19.90', '9903.88.15', ''),
  title: few('General rate', 'Section 301'),
  legalBasis: few('HTSUS', 'USTR notice'),
  ratePercent: fc.option(few('11', '7.5')),
  basisMinor: fc.integer({ min: 0, max: 1_000_000_00 }),
  amountMinor: fc.integer({ min: 0, max: 1_000_000_00 }),
  status: fc.constantFrom('applied' as const, 'suppressed' as const, 'named' as const),
  reason: fc.option(few('an exclusion holds', 'below the threshold')),
  reading: fc.option(fc.record({ words: few('Reviewed Nov 28, 2026'), stale: fc.boolean() })),
})
const receipt: fc.Arbitrary<Receipt> = fc.record({
  hsCode: few('7117199000', '4202929700', ''),
  origin: few('CN', 'VN'),
  message: fc.option(few('to be confirmed', 'weight is missing', '')),
  dutyMinor: fc.integer({ min: 0, max: 1_000_000_00 }),
  layers: fc.array(layer, { maxLength: 8 }),
})

describe('receipts of a long quote', () => {
  it('are the same after packing', () =>
    fc.assert(
      fc.property(fc.array(receipt, { maxLength: 40 }), (receipts) => {
        const packed = JSON.parse(JSON.stringify(packReceipts(receipts))) as ReturnType<
          typeof packReceipts
        >
        expect(receipts.map((_, at) => unpackReceipt(packed, at))).toEqual(receipts)
        expect(unpackReceipt(packed, receipts.length)).toBeUndefined()
      }),
    ))

  it('contain each wording once', () =>
    fc.assert(
      fc.property(receipt, fc.integer({ min: 1, max: 200 }), (one, times) => {
        const packed = packReceipts(new Array<Receipt>(times).fill(one))
        expect(packed.wordings.count).toBeLessThanOrEqual(one.layers.length)
        expect(packed.goods.count).toBe(1)
      }),
    ))
})

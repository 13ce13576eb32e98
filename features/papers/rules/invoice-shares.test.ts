import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quoteDocumentSchema } from '@/features/quotes/schema'
import { cartonSums, numberedCartons } from '@/features/fulfilment/rules/cartons'
import { goodsLines } from '@/features/fulfilment/rules/shipment-share'
import stored from '@/tests/support/quote-of-version-1.json'
import { orderCharges, shipmentCharges } from './invoice-shares'

const signed = quoteDocumentSchema.parse(stored)

const minor = fc.integer({ min: 0, max: 5_000_000 })
const orders = fc
  .record({
    lines: fc.array(
      fc.record({
        quantity: fc.integer({ min: 1, max: 5_000 }),
        unitPriceMinor: fc.integer({ min: 0, max: 90_000 }),
        setupFeeMinor: minor,
        isCharge: fc.boolean(),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    freightMinor: minor,
    insuranceMinor: minor,
    surchargeMinor: minor,
    off: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ lines, freightMinor, insuranceMinor, surchargeMinor, off }) => {
    const [first] = signed.draft.lines
    if (!first) throw new Error('no line')
    const drafted = lines.map(({ isCharge, ...line }, i) => ({
      ...first,
      ...line,
      kind: isCharge && i > 0 ? ('charge' as const) : ('catalog' as const),
      id: `00000000-0000-4000-8000-00000000000${i}`,
    }))
    const lineTotalsMinor = drafted.map(
      ({ quantity, unitPriceMinor, setupFeeMinor }) => quantity * unitPriceMinor + setupFeeMinor,
    )
    const goodsMinor = lineTotalsMinor.reduce((sum, each) => sum + each, 0)
    const discountMinor = Math.floor((goodsMinor * off) / 100)
    return {
      draft: {
        ...signed.draft,
        lines: drafted,
        discountMinor,
        credits: [],
        freightMinor,
        insuranceMinor,
      },
      lineTotalsMinor,
      surchargeMinor,
      tariff: undefined,
      totalMinor: goodsMinor - discountMinor + freightMinor + insuranceMinor + surchargeMinor,
    }
  })

describe('invoices of an order', () => {
  it('add up to what was signed, however it is split over shipments, and agree with their packing lists', () => {
    fc.assert(
      fc.property(
        orders,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        fc.integer({ min: 1, max: 5 }),
        (order, random, shipments) => {
          const lines = goodsLines(order)
          const unsent = new Map(lines.map(({ id, quantity }) => [id, quantity]))
          const sentUnder: Parameters<typeof shipmentCharges>[0][number][] = []
          let invoicedMinor = 0
          let packedPieces = 0
          for (let n = 1; n <= shipments; n += 1) {
            const shipped = new Map(
              lines.map(({ id }) => {
                const rest = unsent.get(id) ?? 0
                const share = random.next().value ?? 0
                return [id, n === shipments ? rest : Math.floor(rest * share)] as const
              }),
            )
            const amounts = lines.map(
              ({ id, unitPriceMinor }) => (shipped.get(id) ?? 0) * unitPriceMinor,
            )
            sentUnder.push({ document: order, sent: shipped })
            const charges = shipmentCharges(sentUnder)
            invoicedMinor += [...amounts, ...charges.map(({ amountMinor }) => amountMinor)].reduce(
              (sum, each) => sum + each,
              0,
            )
            const packed = lines.flatMap(({ id: lineId }) => {
              const pieces = shipped.get(lineId) ?? 0
              return pieces > 0
                ? [
                    {
                      lineId,
                      pieces,
                      perCarton: 200,
                      unitGrams: '4.2',
                      grossGrams: 1_200,
                      lengthMm: 300,
                      widthMm: 200,
                      heightMm: 200,
                    },
                  ]
                : []
            })
            const sums = cartonSums(numberedCartons(packed))
            const invoicedPieces = [...shipped.values()].reduce((sum, each) => sum + each, 0)
            expect(sums.pieces).toBe(invoicedPieces)
            packedPieces += sums.pieces
            for (const [id, pieces] of shipped) {
              unsent.set(id, (unsent.get(id) ?? 0) - pieces)
            }
          }
          expect(packedPieces).toBe(lines.reduce((sum, { quantity }) => sum + quantity, 0))
          expect(invoicedMinor).toBe(order.totalMinor)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('refuses charges that don’t match what was signed', () => {
    expect(() => orderCharges({ ...signed, totalMinor: signed.totalMinor + 1 })).toThrow(RangeError)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeRevision } from './compose-revision'
import { surchargesByLayer } from './surcharges'
import { documentHash } from './canonical'
import { endOfValidity } from './compose'
import { acceptability } from './state'
import { quoteDocumentSchema, type QuoteDraft } from './schema'

const NOW = new Date('2026-11-24T12:00:00Z')
const parties = {
  quoteSerial: 7,
  revision: 1,
  buyer: { companyName: 'Demo Boutique', contactName: 'Ana', contactEmail: 'ana@demo.example' },
  contact: { name: 'Lin', email: 'lin@fsc.example' },
}
const RATES = { USD: '1', EUR: '0.92', GBP: '0.79', MXN: '18.35', INR: '84.125' } as const

const anyDraft: fc.Arbitrary<QuoteDraft> = fc
  .record({
    lines: fc.array(
      fc.record({
        id: fc.uuid(),
        kind: fc.constant('catalog' as const),
        sku: fc.constant('FSC-R101-POLISHED-7'),
        title: fc.constant('Band ring'),
        details: fc.constant<string[]>([]),
        imagePath: fc.constant(null),
        quantity: fc.integer({ min: 1, max: 20_000 }),
        unitPriceMinor: fc.integer({ min: 1, max: 20_000 }),
        setupFeeMinor: fc.integer({ min: 0, max: 50_000 }),
        listUnitPriceMinor: fc.constant(null),
        hsCode: fc.constantFrom('7117.19.9000', '7323.93.0080', '4202.92.9700', null),
        origin: fc.constantFrom('CN', 'MX'),
        unitWeightGrams: fc.constantFrom('4.20', '150', null),
        leadTimeDays: fc.integer({ min: 1, max: 60 }),
      }),
      { minLength: 1, maxLength: 12 },
    ),
    currency: fc.constantFrom('USD', 'EUR', 'GBP', 'MXN', 'INR'),
    destination: fc.constantFrom('US', 'DE'),
    incoterm: fc.constantFrom('EXW', 'FOB', 'CIF', 'DDP'),
    namedPlace: fc.constant('Chicago'),
    transportMode: fc.constantFrom('ocean', 'air'),
    discount: fc.double({ min: 0, max: 1, noNaN: true }),
    freightMinor: fc.nat(5_000_00),
    insuranceMinor: fc.nat(50_00),
    depositPercent: fc.constantFrom('30', '33.33', '50', '100', '0.5'),
    validUntil: fc.constant('2026-12-20'),
    notes: fc.constant(''),
  })
  .map(({ discount, ...draft }) => {
    const goods = draft.lines.reduce((sum, line) => sum + line.unitPriceMinor * line.quantity + line.setupFeeMinor, 0)
    return { ...draft, discountMinor: Math.floor(goods * discount) }
  })

const compose = (draft: QuoteDraft) =>
  composeRevision(draft, { ...parties, exchangeRate: { unitsPerUsd: RATES[draft.currency], asOf: '2026-11-24', source: 'demo' } }, NOW)

describe('a composed quote', () => {
  it('adds up to the cent: parts, layers, deposit and balance', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const quote = compose(draft)
        expect(quote.lineTotalsMinor.reduce((a, b) => a + b, 0)).toBe(quote.goodsMinor)
        expect(quote.goodsMinor - draft.discountMinor + draft.freightMinor + draft.insuranceMinor + quote.surchargeMinor).toBe(quote.totalMinor)
        expect(quote.depositMinor + quote.balanceMinor).toBe(quote.totalMinor)
        expect(surchargesByLayer(quote).reduce((sum, row) => sum + row.amountMinor, 0)).toBe(quote.duty.totalMinor)
        expect(quote.surchargeMinor).toBe(draft.incoterm === 'DDP' ? quote.duty.totalMinor : 0)
        expect(quote.duty.lines.reduce((sum, line) => sum + line.customsValueMinor, 0)).toBe(quote.goodsMinor - draft.discountMinor)
      }),
    )
  })

  it('is the same document after storage, with the same hash', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const quote = compose(draft)
        const stored = quoteDocumentSchema.parse(JSON.parse(JSON.stringify(quote)))
        expect(documentHash(stored)).toBe(documentHash(quote))
        expect(documentHash(compose(draft))).toBe(documentHash(quote))
      }),
      { numRuns: 50 },
    )
  })
})

describe('acceptance', () => {
  const sent = { state: 'SENT' as const, validUntil: endOfValidity('2026-12-20'), documentHash: 'a'.repeat(64) }

  it('ends with the last day in Shanghai, to the millisecond', () => {
    expect(acceptability(sent, sent.documentHash, new Date('2026-12-20T15:59:59.999Z'))).toEqual({ ok: true })
    expect(acceptability(sent, sent.documentHash, new Date('2026-12-20T16:00:00.000Z'))).toEqual({ ok: false, reason: 'expired' })
  })

  it('only ever allows a sent, unexpired revision with the hash that was read', () => {
    fc.assert(
      fc.property(fc.constantFrom('DRAFT', 'SENT', 'SUPERSEDED', 'ACCEPTED', 'DECLINED'), fc.boolean(), fc.integer({ min: -5, max: 5 }), (state, sameHash, days) => {
        const now = new Date(sent.validUntil.getTime() + days * 86_400_000)
        const answer = acceptability({ ...sent, state }, sameHash ? sent.documentHash : 'b'.repeat(64), now)
        expect(answer.ok).toBe(state === 'SENT' && sameHash && days < 0)
      }),
    )
  })
})

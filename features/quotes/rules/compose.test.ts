import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeRevision, revisionDuty } from './compose-revision'
import { surchargesByLayer } from './surcharges'
import { documentHash } from './canonical'
import { creditsOf, endOfValidity } from './compose'
import { planPayments } from './payment-plan'
import { acceptability } from './state'
import { A_HOUSE } from '@/tests/support/a-house'
import { anyDraft } from '@/tests/support/any-quote-draft'
import { wordsOf } from '@/i18n/message'
import { quoteDocumentSchema, type QuoteDraft } from '../schema'
import { SHIPPED_RULES } from '@/features/tariffs/rules/rules-in-force'

const NOW = new Date('2026-11-24T12:00:00Z')
const parties = {
  quoteSerial: 7,
  revision: 1,
  buyer: { companyName: 'Demo Boutique', contactName: 'Ana', contactEmail: 'ana@demo.example' },
  contact: { name: 'Lin', email: 'lin@fsc.example' },
}
const RATES: Record<string, string> = {
  USD: '1',
  EUR: '0.92',
  GBP: '0.79',
  MXN: '18.35',
  INR: '84.125',
}

const compose = (draft: QuoteDraft) =>
  composeRevision(
    draft,
    {
      ...parties,
      exchangeRate: {
        unitsPerUsd: RATES[draft.currency] ?? '1',
        asOf: '2026-11-24',
        source: 'demo',
      },
    },
    SHIPPED_RULES,
    NOW,
    A_HOUSE,
  )

describe('a composed quote', () => {
  it('has the computed duty where nothing else is asked', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const quote = compose(draft)
        expect(revisionDuty(draft, quote, SHIPPED_RULES, NOW, A_HOUSE)).toEqual(quote.duty)
      }),
    )
  })

  it('adds up to the cent: parts, layers, deposit and balance', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const quote = compose(draft)
        expect(quote.lineTotalsMinor.reduce((a, b) => a + b, 0)).toBe(quote.goodsMinor)
        expect(
          quote.goodsMinor -
            draft.discountMinor -
            creditsOf(draft) +
            draft.freightMinor +
            draft.insuranceMinor +
            quote.surchargeMinor +
            (quote.tariff?.terms?.premiumMinor ?? 0),
        ).toBe(quote.totalMinor)
        expect(quote.tariff?.terms === null).toBe(draft.incoterm !== 'DDP')
        expect(quote.depositMinor + quote.balanceMinor).toBe(quote.totalMinor)
        expect(quote).toMatchObject(planPayments(quote.totalMinor, draft.depositPercent))
        expect(surchargesByLayer(quote).reduce((sum, row) => sum + row.amountMinor, 0)).toBe(
          quote.duty.totalMinor,
        )
        expect(quote.surchargeMinor).toBe(draft.incoterm === 'DDP' ? quote.duty.totalMinor : 0)
        expect(quote.duty.lines.reduce((sum, line) => sum + line.customsValueMinor, 0)).toBe(
          quote.goodsMinor -
            draft.discountMinor +
            (draft.destination === 'US' ? 0 : draft.freightMinor + draft.insuranceMinor),
        )
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

describe('tariff terms', () => {
  const ring: QuoteDraft = {
    lines: [
      {
        id: '00000000-0000-4000-8000-000000000001',
        kind: 'catalog',
        sku: null,
        title: 'Band ring',
        details: [],
        imagePath: null,
        quantity: 1_000,
        unitPriceMinor: 100,
        setupFeeMinor: 0,
        listUnitPriceMinor: null,
        hsCode: '7117.19.9000',
        origin: 'CN',
        unitWeightGrams: '4',
        leadTimeDays: 30,
      },
    ],
    currency: 'USD',
    destination: 'US',
    incoterm: 'DDP',
    namedPlace: 'Chicago',
    transportMode: 'ocean',
    discountMinor: 0,
    freightMinor: 0,
    insuranceMinor: 0,
    depositPercent: '30',
    validUntil: '2026-12-20',
    notes: '',
  }

  it('are priced by the outlook for the expected day of entry, all three side by side', () => {
    const { tariff, duty, terms, totalMinor } = compose({
      ...ring,
      tariffTerms: { kind: 'capped', capPercent: '10', premiumMinor: null },
    })
    // 31% of USD 1,000 with fees of USD 35.83; after 30 days of work and 35 at sea 7.5% may be
    // lifted (0.7), stay (0.2) or 25% be added (0.1).
    expect(duty.totalMinor).toBe(345_83)
    expect(tariff?.outlook).toMatchObject({
      entryDay: '2027-02-09',
      todayMinor: 345_83,
      minMinor: 270_83,
      maxMinor: 595_83,
      driver: { spreadMinor: 250_00 },
    })
    expect(tariff?.terms).toEqual({ kind: 'capped', capMinor: 380_41, premiumMinor: 21_54 })
    expect(tariff?.offers).toEqual([
      { kind: 'floating', premiumMinor: 0, capMinor: null },
      { kind: 'locked', premiumMinor: 0, capMinor: null },
    ])
    expect(totalMinor).toBe(1_000_00 + 345_83 + 21_54)
    expect(terms.map(wordsOf).join(' ')).toContain('never above USD 380.41')
  })

  it('keep a price that staff set, can leave out an outlook, and are absent in earlier quotes', () => {
    const locked = compose({
      ...ring,
      outlookId: null,
      tariffTerms: {
        kind: 'locked',
        until: '2027-03-01',
        trigger: 'the talks end',
        premiumMinor: 40_00,
      },
    })
    expect(locked.tariff).toEqual({
      outlook: null,
      terms: { kind: 'locked', premiumMinor: 40_00, capMinor: null },
      offers: [],
    })
    expect(locked.terms.map(wordsOf).join(' ')).toContain(
      'entered by Mar 1, 2027 and before this happens: the talks end',
    )
    expect(compose(ring).tariff?.terms).toBeNull()
    expect(
      compose({ ...ring, incoterm: 'FOB', tariffTerms: { kind: 'floating' } }).tariff,
    ).toMatchObject({ terms: null, offers: [] })
  })
})

describe('acceptance', () => {
  const sentRevision = {
    state: 'SENT' as const,
    validUntil: endOfValidity('2026-12-20'),
    documentHash: 'a'.repeat(64),
  }

  it('ends with the last day in Shanghai, to the millisecond', () => {
    expect(
      acceptability(sentRevision, sentRevision.documentHash, new Date('2026-12-20T15:59:59.999Z')),
    ).toEqual({
      ok: true,
    })
    expect(
      acceptability(sentRevision, sentRevision.documentHash, new Date('2026-12-20T16:00:00.000Z')),
    ).toEqual({
      ok: false,
      reason: 'expired',
    })
  })

  it('only ever allows a sent, unexpired revision with the hash that was read', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('DRAFT', 'SENT', 'SUPERSEDED', 'ACCEPTED', 'DECLINED'),
        fc.boolean(),
        fc.integer({ min: -5, max: 5 }),
        (state, sameHash, days) => {
          const now = new Date(sentRevision.validUntil.getTime() + days * 86_400_000)
          const answer = acceptability(
            { ...sentRevision, state },
            sameHash ? sentRevision.documentHash : 'b'.repeat(64),
            now,
          )
          expect(answer.ok).toBe(state === 'SENT' && sameHash && days < 0)
        },
      ),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TariffTerms } from '@/features/quotes/schema'
import { rulesOver, SHIPPED_RULES } from '@/features/tariffs/rules/rules-in-force'
import { aLine, aQuoteDocument } from '@/tests/support/quote-documents'
import { settleEntry, signedShipment, type SettledEntry } from './entry-duty'

// Entries by the real engine and its shipped rows; 7117.19.9000 from China owes 31% since 2026-07-24.

const lines = [aLine(1, { quantity: 700, setupFeeMinor: 0 }), aLine(2, { quantity: 301 })]
const signedUnder = (tariffTerms: TariffTerms | null) => aQuoteDocument({ lines, tariffTerms })
const all = new Map(lines.map(({ id, quantity }) => [id, quantity]))

/** The rules with one more duty from a day on. */
const raised = rulesOver({
  windows: [],
  outlooks: [],
  changes: [
    {
      version: 1,
      day: '2026-12-01',
      changes: [
        {
          kind: 'add_measure',
          measure: {
            id: 'test-rise',
            programme: 'test-rise',
            heading: '9903.99.99',
            title: 'A duty that came between',
            legalBasis: 'A proclamation of the test',
            source: 'Federal Register of the test',
            origins: ['CN'],
            codes: ['71171990'],
            from: '2026-12-10',
            to: null,
            duty: { kind: 'ad_valorem', percent: '10' },
            review: { state: 'reviewed', at: '2026-12-01', by: 'Test' },
          },
        },
      ],
    },
  ],
})
const settled = (
  document: ReturnType<typeof signedUnder>,
  change: Partial<Parameters<typeof settleEntry>[1]> = {},
  rules = raised,
  quantities: ReadonlyMap<string, number> = all,
  before: ReadonlyMap<string, number> = new Map(),
): SettledEntry => {
  const entry = settleEntry(
    signedShipment([
      { document, sent: before },
      { document, sent: quantities },
    ]),
    { enteredOn: '2026-12-20', lockEnded: false, declared: new Map(), ...change },
    rules,
  )
  if ('unrated' in entry) throw new Error(entry.unrated.join())
  return entry
}

describe('an entry', () => {
  it('comes to what was signed, to the cent, where nothing changed', () => {
    const document = signedUnder({ kind: 'floating' })
    const entry = settled(document, { enteredOn: '2026-12-01' }, SHIPPED_RULES)
    expect(entry.differenceMinor).toBe(0)
    expect(entry.document.rows.every(({ differenceMinor }) => differenceMinor === 0)).toBe(true)
    expect(entry.document.causes).toEqual([])
  })

  it('owes the engine’s difference under floating terms, with the change that caused it', () => {
    const document = signedUnder({ kind: 'floating' })
    const entry = settled(document)
    const value = document.duty.lines.reduce((sum, line) => sum + line.customsValueMinor, 0)
    expect(Math.abs(entry.differenceMinor - value / 10)).toBeLessThanOrEqual(lines.length)
    expect(entry.differenceMinor).toBe(entry.actualMinor - document.surchargeMinor)
    expect(entry.document).toMatchObject({
      byRulesMinor: entry.differenceMinor,
      byFactsMinor: 0,
      causes: [
        {
          heading: '9903.99.99',
          beforeRates: [],
          afterRates: ['10'],
          since: '2026-12-10',
          source: 'Federal Register of the test',
        },
      ],
    })
  })

  it('stops at the cap, and doesn’t change under a lock', () => {
    const capped = signedUnder({ kind: 'capped', capPercent: '5', premiumMinor: 0 })
    expect(settled(capped).settledMinor).toBe(capped.tariff?.terms?.capMinor)
    const lock = { kind: 'locked', until: '2027-01-31', trigger: null, premiumMinor: 0 } as const
    expect(settled(signedUnder(lock)).differenceMinor).toBe(0)
    expect(settled(signedUnder(lock), { enteredOn: '2027-02-01' }).by).toBe('lock_over')
  })

  it('separates other declarations from changed rules', () => {
    const document = signedUnder({ kind: 'floating' })
    const [first] = signedShipment([{ document, sent: all }]).lines
    if (!first) throw new Error('no line')
    const declared = new Map([
      [first.lineId, { ...first.signed, valueMinor: first.signed.valueMinor * 2 }],
    ])
    const { document: kept, differenceMinor } = settled(document, { declared })
    expect(kept.byFactsMinor).toBeGreaterThan(0)
    expect(kept.byRulesMinor + kept.byFactsMinor).toBe(differenceMinor)
    expect(kept.rows.reduce((sum, row) => sum + row.differenceMinor, 0)).toBe(differenceMinor)
  })

  it('names lines that have no figure', () => {
    const document = signedUnder({ kind: 'floating' })
    const [first] = signedShipment([{ document, sent: all }]).lines
    if (!first) throw new Error('no line')
    const declared = new Map([[first.lineId, { ...first.signed, hsCode: '9999.99' }]])
    const entry = settleEntry(
      signedShipment([{ document, sent: all }]),
      { enteredOn: '2026-12-20', lockEnded: false, declared },
      SHIPPED_RULES,
    )
    expect(entry).toEqual({ unrated: [first.title] })
  })

  it('of several shipments has shares that add up to what was signed, and differences to the whole', () => {
    const document = signedUnder({ kind: 'capped', capPercent: '10', premiumMinor: 0 })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(700), fc.nat(301)), { minLength: 1, maxLength: 4 }),
        (parts) => {
          const before = new Map<string, number>()
          const sentUnder: Parameters<typeof signedShipment>[0][number][] = []
          let signedMinor = 0
          let capMinor = 0
          let valueMinor = 0
          const shipments = [...parts, [700, 301] as const]
          for (const wish of shipments) {
            const shippedQuantities = new Map(
              lines.map(({ id, quantity }, i) => [
                id,
                Math.min(wish[i] ?? 0, quantity - (before.get(id) ?? 0)),
              ]),
            )
            sentUnder.push({ document, sent: shippedQuantities })
            const shipment = signedShipment(sentUnder)
            signedMinor += shipment.terms.signedMinor
            capMinor += shipment.terms.capMinor ?? 0
            valueMinor += shipment.lines.reduce((sum, line) => sum + line.signed.valueMinor, 0)
            for (const [id, pieces] of shippedQuantities)
              before.set(id, (before.get(id) ?? 0) + pieces)
          }
          expect(signedMinor).toBe(document.surchargeMinor)
          expect(capMinor).toBe(document.tariff?.terms?.capMinor)
          expect(valueMinor).toBe(
            document.duty.lines.reduce((sum, line) => sum + line.customsValueMinor, 0),
          )
        },
      ),
      { numRuns: 40 },
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { activeBreakIndex, type PriceBreak } from './list-price'
import {
  changeBasisPoints,
  entryThatHolds,
  holdsOn,
  listOrder,
  ownLadder,
  SCOPES,
  type HoldingList,
  type PriceEntry,
} from './price-lists'

const list = (change: Partial<HoldingList> = {}): HoldingList => ({
  serial: 1,
  version: 1,
  name: 'l',
  own: true,
  priority: 0,
  activatedAt: '2026-11-01T00:00:00.000Z',
  validFrom: '2026-01-01',
  holdsUntil: null,
  ...change,
})
const percent = (basisPoints: number, aboveList = false): PriceEntry => ({
  scope: 'WHOLE',
  key: '',
  basisPoints,
  breaks: [],
  aboveList,
})
const own = (
  breaks: PriceBreak[],
  aboveList = false,
  scope: PriceEntry['scope'] = 'PRODUCT',
): PriceEntry => ({ scope, key: 'p', basisPoints: null, breaks, aboveList })
const price = (ladder: readonly PriceBreak[], quantity: number) =>
  ladder[activeBreakIndex(ladder, quantity)]?.unitPriceMinor ?? Number.NaN

const catalog = [
  { fromQuantity: 100, unitPriceMinor: 190 },
  { fromQuantity: 300, unitPriceMinor: 165 },
  { fromQuantity: 1000, unitPriceMinor: 140 },
]

/** Breaks as the desk accepts them: rising in quantity, falling in price. */
const ladders = (least: number) =>
  fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 1, max: 20_000 }), { minLength: 1, maxLength: 6 }),
      fc.uniqueArray(fc.integer({ min: least, max: 50_000 }), { minLength: 6, maxLength: 6 }),
    )
    .map(([quantities, prices]) => {
      const falling = prices.toSorted((a, b) => b - a)
      return quantities
        .toSorted((a, b) => a - b)
        .map((fromQuantity, i): PriceBreak => ({
          fromQuantity,
          unitPriceMinor: falling[i] ?? least,
        }))
    })
const entries = fc.oneof(
  fc
    .tuple(fc.integer({ min: 0, max: 9_900 }), fc.boolean())
    .map(([off, above]) => percent(off, above)),
  fc.integer({ min: -9_900, max: 0 }).map((off) => percent(off, true)),
  fc
    .tuple(ladders(1), fc.boolean(), fc.constantFrom('PRODUCT' as const, 'SKU' as const))
    .map(([breaks, above, scope]) => own(breaks, above, scope)),
)
const lists = fc
  .record({
    own: fc.boolean(),
    priority: fc.integer({ min: 0, max: 3 }),
    activatedAt: fc.integer({ min: 1, max: 5 }).map((d) => `2026-11-0${d}T00:00:00.000Z`),
    serial: fc.integer({ min: 1, max: 9 }),
    from: fc.integer({ min: 1, max: 28 }),
    days: fc.option(fc.integer({ min: 0, max: 20 })),
  })
  .map(({ own: mine, from, days, ...rest }) =>
    list({
      ...rest,
      own: mine,
      validFrom: day(from),
      holdsUntil: days === null ? null : day(from + days),
    }),
  )
const editionOf = ({ serial, version }: ReturnType<typeof list>): string => `${serial}/${version}`
const day = (n: number) => new Date(Date.UTC(2026, 0, n)).toISOString().slice(0, 10)

describe('the list in force', () => {
  it('is in force from its first day to its last, both included', () => {
    const heldList = list({ validFrom: '2026-03-01', holdsUntil: '2026-03-31' })
    expect(
      ['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map((each) =>
        holdsOn(heldList, each),
      ),
    ).toEqual([false, true, true, false])
    expect(holdsOn(list(), '2099-12-31')).toBe(true)
  })

  it('is the company’s own before its group’s, then by priority, then the newest', () => {
    const lists = [
      list({ serial: 1, own: false, priority: 9 }),
      list({ serial: 2, priority: 1, activatedAt: '2026-01-01T00:00:00.000Z' }),
      list({ serial: 3, priority: 1 }),
      list({ serial: 4, priority: 0 }),
    ]
    expect(lists.toSorted(listOrder).map(({ serial }) => serial)).toEqual([3, 2, 4, 1])
  })

  it('is the same in whatever order the entries come, in force that day, and none before it says anything', () => {
    fc.assert(
      fc.property(
        // An edition of a list has one entry of a scope.
        fc.uniqueArray(fc.tuple(lists, fc.constantFrom(...SCOPES)), {
          maxLength: 8,
          selector: ([each, scope]) => `${editionOf(each)} ${scope}`,
        }),
        fc.integer({ min: 1, max: 45 }),
        (rows, on) => {
          // And the same days, whichever entry is asked for.
          const editions = new Map(rows.map(([each]) => [editionOf(each), each]))
          const entries = rows.map(([each, scope]) => ({
            list: editions.get(editionOf(each)) ?? each,
            entry: { scope },
          }))
          const winner = entryThatHolds(entries, day(on))
          const back = entryThatHolds(entries.toReversed(), day(on))
          expect(back && [back.list, back.entry.scope]).toEqual(
            winner && [winner.list, winner.entry.scope],
          )
          const inForce = entries.filter((each) => holdsOn(each.list, day(on)))
          expect(winner === null).toBe(inForce.length === 0)
          for (const each of inForce) {
            if (!winner) continue
            expect(listOrder(winner.list, each.list)).toBeLessThanOrEqual(0)
            if (listOrder(winner.list, each.list) === 0)
              expect(SCOPES.indexOf(winner.entry.scope)).toBeGreaterThanOrEqual(
                SCOPES.indexOf(each.entry.scope),
              )
          }
        },
      ),
    )
  })

  it('applies its most specific entry, though a later list is more specific', () => {
    const [first, second] = [list({ priority: 5 }), list({ serial: 2 })]
    const entries = [
      { list: second, entry: { scope: 'SKU' as const } },
      { list: first, entry: { scope: 'WHOLE' as const } },
      { list: first, entry: { scope: 'TYPE' as const } },
    ]
    expect(entryThatHolds(entries, '2026-06-01')).toBe(entries[2])
  })
})

describe('the price of a piece', () => {
  it('takes a percentage off, rounded half up to the cent once', () => {
    // 1.90, 1.65, 1.40 less 12%: 1.672, 1.452, 1.232; less 50%: 0.95, 0.825, 0.70
    expect(
      ownLadder(catalog, percent(1_200), 0).map(({ unitPriceMinor }) => unitPriceMinor),
    ).toEqual([167, 145, 123])
    expect(
      ownLadder(catalog, percent(5_000), 0).map(({ unitPriceMinor }) => unitPriceMinor),
    ).toEqual([95, 83, 70])
  })

  it('takes own breaks from their first on, the catalog’s before; a product’s with the finish, a SKU’s as a whole', () => {
    const breaks = [{ fromQuantity: 500, unitPriceMinor: 150 }]
    expect(ownLadder(catalog, own(breaks), 0)).toEqual([
      { fromQuantity: 100, unitPriceMinor: 190 },
      { fromQuantity: 300, unitPriceMinor: 165 },
      { fromQuantity: 500, unitPriceMinor: 150 },
      { fromQuantity: 1000, unitPriceMinor: 140 },
    ])
    expect(price(ownLadder(catalog, own(breaks), 10), 500)).toBe(160)
    expect(price(ownLadder(catalog, own(breaks, false, 'SKU'), 10), 500)).toBe(150)
  })

  it('exceeds the catalog only where the entry says so', () => {
    const breaks = [{ fromQuantity: 100, unitPriceMinor: 200 }]
    expect(ownLadder(catalog, own(breaks), 0)).toEqual(catalog)
    expect(ownLadder(catalog, own(breaks, true), 0)).toEqual(breaks)
    expect(ownLadder(catalog, percent(-500, true), 0)[0]?.unitPriceMinor).toBe(200)
  })

  it('never rises with the quantity, is never zero, and never silently exceeds the catalog', () => {
    fc.assert(
      fc.property(
        ladders(1),
        entries,
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 1, max: 25_000 }),
        (ladder, entry, delta, quantity) => {
          const mine = ownLadder(ladder, entry, delta)
          mine.forEach((each, i) => {
            const before = mine[i - 1]
            expect(Number.isSafeInteger(each.unitPriceMinor) && each.unitPriceMinor >= 1).toBe(true)
            if (before)
              expect(
                each.fromQuantity > before.fromQuantity &&
                  each.unitPriceMinor < before.unitPriceMinor,
              ).toBe(true)
          })
          const pieces = Math.max(quantity, ladder[0]?.fromQuantity ?? 1)
          if (!entry.aboveList)
            expect(price(mine, pieces)).toBeLessThanOrEqual(price(ladder, pieces))
        },
      ),
    )
  })

  it('takes a percentage within half a cent of the exact price', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 1_000_000 }),
        fc.integer({ min: 0, max: 9_900 }),
        (minor, off) => {
          const [ownBreak] = ownLadder(
            [{ fromQuantity: 1, unitPriceMinor: minor }],
            percent(off),
            0,
          )
          expect(
            Math.abs((ownBreak?.unitPriceMinor ?? 0) * 10_000 - minor * (10_000 - off)),
          ).toBeLessThanOrEqual(5_000)
        },
      ),
    )
  })

  it('says by how much a price moved', () => {
    expect([
      changeBasisPoints(200, 176),
      changeBasisPoints(200, 210),
      changeBasisPoints(0, 5),
    ]).toEqual([-1_200, 500, 0])
  })
})

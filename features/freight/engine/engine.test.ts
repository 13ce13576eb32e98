import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EQUIPMENT } from '../data/equipment'
import { chargeableWeight } from './bands'
import { compileCards } from './cards'
import { decimalOf } from './decimal'
import { cartonsFit, fillContainers } from './fill'
import { quoteFreight } from './offers'
import { consignmentOf, packGoods } from './pack'
import { rateRow } from './test-rows'
import type { CartonGroup, Consignment, Goods, RateRow, Route } from './types'

const ROUTE: Route = { origin: 'CN', destination: 'US', postcode: '', day: '2026-06-01' }
const carton = (grossGrams: number, side: number, count = 1): CartonGroup => ({
  goodsId: 'goods',
  count,
  pieces: 100,
  lengthMm: side,
  widthMm: side,
  heightMm: side,
  grossGrams,
  remainder: false,
})
const of = (...cartons: CartonGroup[]): Consignment => consignmentOf(cartons)
const ask = (consignment: Consignment, rows: readonly RateRow[], route: Partial<Route> = {}) =>
  quoteFreight(consignment, { ...ROUTE, ...route }, compileCards(rows), EQUIPMENT)
const only = (consignment: Consignment, rows: readonly RateRow[], route: Partial<Route> = {}) => {
  const { offers, without } = ask(consignment, rows, route)
  expect(without).toEqual([])
  expect(offers).toHaveLength(1)
  return offers[0]!
}

const anyGoods = fc.record({
  id: fc.uuid(),
  pieces: fc.integer({ min: 1, max: 100_000 }),
  unitGrams: fc
    .integer({ min: 1, max: 500_000 })
    .map((hundredths) => decimalOf(BigInt(hundredths) * 10_000n)),
  carton: fc.record({
    pieces: fc.integer({ min: 1, max: 2_000 }),
    lengthMm: fc.integer({ min: 50, max: 1_200 }),
    widthMm: fc.integer({ min: 50, max: 1_000 }),
    heightMm: fc.integer({ min: 50, max: 1_000 }),
    grossGrams: fc.integer({ min: 100, max: 40_000 }),
  }),
}) satisfies fc.Arbitrary<Goods>

describe('cartons', () => {
  it('are full ones and one for the remainder, of the same size, weighing carton and pieces', () => {
    const { cartons, cartonCount, grossGrams, volumeCm3 } = packGoods([
      {
        id: 'rings',
        pieces: 1_250,
        unitGrams: '12.5',
        carton: { pieces: 500, lengthMm: 400, widthMm: 300, heightMm: 250, grossGrams: 7_400 },
      },
    ])
    expect(
      cartons.map(({ count, pieces, grossGrams: grams, remainder }) => [
        count,
        pieces,
        grams,
        remainder,
      ]),
    ).toEqual([
      [2, 500, 7_400, false],
      // 7,400 g less 250 pieces of 12.5 g
      [1, 250, 4_275, true],
    ])
    expect([cartonCount, grossGrams, volumeCm3]).toEqual([3, 19_075, 90_000])
  })

  it('hold every piece once, are never overfull, and never weigh more than as many full ones', () => {
    fc.assert(
      fc.property(fc.array(anyGoods, { maxLength: 8 }), (goods) => {
        const { cartons, cartonCount, grossGrams, unpacked } = packGoods(goods)
        expect(unpacked).toEqual([])
        for (const each of goods) {
          const own = cartons.filter(({ goodsId }) => goodsId === each.id)
          expect(own.reduce((sum, { count, pieces }) => sum + count * pieces, 0)).toBe(each.pieces)
          expect(own.every(({ pieces }) => pieces <= each.carton.pieces)).toBe(true)
          expect(own.filter(({ remainder }) => remainder).length).toBeLessThanOrEqual(1)
          expect(
            own.every((one) => one.grossGrams > 0 && one.grossGrams <= each.carton.grossGrams),
          ).toBe(true)
          expect(own.reduce((sum, { count }) => sum + count, 0)).toBe(
            Math.ceil(each.pieces / each.carton.pieces),
          )
        }
        expect(cartonCount).toBe(cartons.reduce((sum, { count }) => sum + count, 0))
        expect(grossGrams).toBe(
          cartons.reduce((sum, each) => sum + each.count * each.grossGrams, 0),
        )
      }),
    )
  })

  it('aren’t guessed: goods without packing data are named, and not quoted', () => {
    const consignment = packGoods([{ id: 'drawn', pieces: 10, unitGrams: '8', carton: null }])
    expect(consignment.unpacked).toEqual(['drawn'])
    expect(ask(consignment, [rateRow()])).toEqual({ offers: [], without: [] })
  })
})

describe('chargeable weight', () => {
  const light = carton(2_000, 400)
  const heavy = carton(30_000, 200)
  it('is the greater of actual and volume weight: for a courier by carton, by air for the whole consignment', () => {
    // 64,000 cm³ are 12.8 kg for a courier and 10.667 for an airline; 8,000 are 1.6.
    expect(decimalOf(chargeableWeight(of(light, heavy), 'express', 5000))).toBe('42.8')
    expect(decimalOf(chargeableWeight(of(light, heavy), 'air', 6000))).toBe('32')
    expect(decimalOf(chargeableWeight(of(light), 'air', 6000))).toBe('10.666667')
    expect(decimalOf(chargeableWeight(of(light), 'lcl', null))).toBe('2')
  })

  it('is never below the actual weight, and a courier’s never below that of the whole consignment', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.integer({ min: 1, max: 50_000 }),
            fc.integer({ min: 10, max: 900 }),
            fc.integer({ min: 1, max: 50 }),
          ),
          { minLength: 1, maxLength: 6 },
        ),
        fc.constantFrom(5000, 6000),
        (cartons, divisor) => {
          const all = of(...cartons.map(([grams, side, count]) => carton(grams, side, count)))
          const [express, air] = (['express', 'air'] as const).map((mode) =>
            chargeableWeight(all, mode, divisor),
          )
          expect(air! >= BigInt(all.grossGrams) * 1000n).toBe(true)
          // Each carton is rounded up to a millionth of a kilogram, the whole consignment to a
          // cubic centimetre.
          expect(express! + 1_000n >= air!).toBe(true)
        },
      ),
    )
  })

  it('is rounded up to the next step, which may be larger above some weight', () => {
    const bands = [
      rateRow({ mode: 'express', unit: 'kg', from: '0', to: '20.5', rate: '8', roundTo: '0.5' }),
      rateRow({ mode: 'express', unit: 'kg', from: '20.5', to: null, rate: '7', roundTo: '1' }),
    ]
    const charged = (grams: number) => only(of(carton(grams, 10)), bands).charged?.quantity
    expect(charged(20_400)).toBe('21')
    expect(charged(20_600)).toBe('21')
    expect(charged(21_001)).toBe('22')
    expect(charged(10_001)).toBe('10.5')
  })
})

describe('bands', () => {
  const air = [
    rateRow({ from: '0', to: '45', rate: '6', minimum: '90' }),
    rateRow({ from: '45', to: '100', rate: '5' }),
    rateRow({ from: '100', to: null, rate: '4', fuelPercent: '12.5' }),
  ]
  const priced = (grams: number, rows = air) => only(of(carton(grams, 10)), rows)

  it('include their end, and never charge less than the minimum', () => {
    expect(priced(45_000).totalMinor).toBe(225_00)
    expect(priced(5_000)).toMatchObject({
      totalMinor: 90_00,
      components: [{ formula: { kind: 'minimum', quantity: '5', rate: '6' }, because: null }],
    })
  })

  it('give way to the next one where that is cheaper, its surcharges included', () => {
    // 40 kg at 6 are 240; 45 at 5 are 225.
    expect(priced(40_000)).toMatchObject({
      totalMinor: 225_00,
      charged: { quantity: '45', unit: 'kg' },
      components: [{ because: 'next_band' }],
    })
    // 99 kg at 5 are 495; 100 at 4 and 12.5% are 450: fuel is counted.
    expect(priced(99_000).components.map(({ what, amountMinor }) => [what, amountMinor])).toEqual([
      ['freight', 400_00],
      ['fuel', 50_00],
    ])
  })

  it('charge the least quantity of the first band below it', () => {
    const lcl = [
      rateRow({ mode: 'lcl', unit: 'wm', divisor: null, from: '1', to: null, rate: '80' }),
    ]
    expect(only(of(carton(100_000, 500)), lcl)).toMatchObject({
      totalMinor: 80_00,
      charged: { quantity: '1', unit: 'wm' },
      components: [{ because: 'least' }],
    })
    // Of 2 m³ and 3.4 t, the tonnes count.
    expect(only(of(carton(425_000, 630, 8)), lcl).charged?.quantity).toBe('3.4')
  })

  it('give no figure beyond the last one, and the card says so', () => {
    expect(ask(of(carton(9_000, 10)), [rateRow({ to: '8' })])).toEqual({
      offers: [],
      without: [expect.objectContaining({ why: 'beyond' })],
    })
  })

  it('add surcharges by what they are charged on', () => {
    const offer = priced(10_000, [
      rateRow({
        rate: '3',
        surcharges: [
          { name: 'peak', per: 'kg', amount: '0.3' },
          { name: 'security', per: 'percent', amount: '5' },
          { name: 'airway bill', per: 'shipment', amount: '25' },
        ],
      }),
    ])
    expect(offer.components.map(({ name, amountMinor }) => [name, amountMinor])).toEqual([
      ['', 30_00],
      ['peak', 3_00],
      ['security', 1_50],
      ['airway bill', 25_00],
    ])
    expect(offer.totalMinor).toBe(59_50)
  })

  /** Consecutive bands as cards have them: falling rates, one step. */
  const anyCard = fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 1, max: 3_000 }), { minLength: 1, maxLength: 6 }),
      fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 7, maxLength: 7 }),
      fc.option(fc.constantFrom('0.5', '1'), { nil: null }),
      fc.option(fc.integer({ min: 0, max: 4_000 }), { nil: null }),
    )
    .map(([ends, rates, roundTo, fuel]) => {
      const edges = ends.toSorted((a, b) => a - b)
      return [...edges, null].map((to, i) =>
        rateRow({
          from: String(edges[i - 1] ?? 0),
          to: to === null ? null : String(to),
          rate: decimalOf(BigInt(rates[i] ?? 1) * 1_000n),
          roundTo,
          fuelPercent: fuel === null ? null : decimalOf(BigInt(fuel) * 10_000n),
        }),
      )
    })
  const anyGrams = fc.integer({ min: 1, max: 4_000_000 })

  it('never charge less for more goods, whatever the bands', () => {
    fc.assert(
      fc.property(anyCard, anyGrams, anyGrams, (rows, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map(
          (grams) => only(of(carton(grams, 10)), rows).totalMinor,
        )
        expect(less!).toBeLessThanOrEqual(more!)
      }),
    )
  })

  it('an offer is the sum of its components to the cent, and so is each leg', () => {
    fc.assert(
      fc.property(anyCard, anyGrams, (rows, grams) => {
        const offer = only(of(carton(grams, 10)), [
          ...rows,
          rateRow({ leg: 'origin', unit: 'shipment', divisor: null, rate: '45' }),
          rateRow({ leg: 'destination', unit: 'kg', rate: '0.35', minimum: '60' }),
        ])
        const { totalMinor, components, legs } = offer
        expect(components.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(totalMinor)
        expect(legs.origin + legs.main + legs.destination).toBe(totalMinor)
        expect(legs.origin).toBe(45_00)
        expect(offer.missing).toEqual([])
        expect(components.every(({ rowId }) => offer.rows.some(({ id }) => id === rowId))).toBe(
          true,
        )
      }),
    )
  })
})

describe('a card', () => {
  it('is valid from its first day to its last', () => {
    const rows = [rateRow({ validFrom: '2026-05-01', validTo: '2026-05-31' })]
    for (const [day, found] of [
      ['2026-04-30', 0],
      ['2026-05-01', 1],
      ['2026-05-31', 1],
      ['2026-06-01', 0],
    ] as const)
      expect(ask(of(carton(1_000, 10)), rows, { day }).offers).toHaveLength(found)
  })

  it('asks for the postcode where it has zones, and prices the rest of the country otherwise', () => {
    const rows = [rateRow({ zone: '90-93', rate: '4' }), rateRow({ rate: '6', id: 'rest' })]
    const goods = of(carton(10_000, 10))
    expect(ask(goods, rows)).toMatchObject({ offers: [], without: [{ why: 'postcode' }] })
    expect(only(goods, rows, { postcode: '91204' }).totalMinor).toBe(40_00)
    expect(only(goods, rows, { postcode: '60601' }).totalMinor).toBe(60_00)
  })

  it('names the legs that it has no price for; a courier’s card goes from door to door', () => {
    expect(only(of(carton(1_000, 10)), [rateRow()]).missing).toEqual(['origin', 'destination'])
    expect(
      only(of(carton(1_000, 10)), [rateRow({ mode: 'express', divisor: 5000 })]).missing,
    ).toEqual([])
  })

  it('says when it is demonstration or not reviewed', () => {
    const row = rateRow({ isDemo: true, review: { state: 'not_reviewed' } })
    expect(only(of(carton(1_000, 10)), [row])).toMatchObject({ isDemo: true, reviewed: false })
  })
})

describe('containers', () => {
  const fcl = [
    rateRow({ mode: 'fcl', unit: 'container', divisor: null, containerType: '20GP', rate: '1800' }),
    rateRow({ mode: 'fcl', unit: 'container', divisor: null, containerType: '40HQ', rate: '2600' }),
    rateRow({
      mode: 'fcl',
      leg: 'destination',
      unit: 'container',
      divisor: null,
      containerType: '40HQ',
      rate: '900',
    }),
  ]
  it('are the cheapest that hold the goods, with the charges of every leg', () => {
    // 1,000 cartons of 0.064 m³: 64 m³ go into one 40HQ (3,500) or three 20GP (5,400).
    const one = only(of(carton(8_000, 400, 1_000)), fcl)
    expect(one.containers).toEqual([{ type: '40HQ', count: 1 }])
    expect(one.totalMinor).toBe(3_500_00)
    // 50 t of steel: weight rules. Two 20GP hold 56 t.
    expect(only(of(carton(25_000, 250, 2_000)), fcl).containers).toEqual([
      { type: '20GP', count: 2 },
    ])
  })

  it('hold what they are filled with, and cost no more than any single type', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 900_000_000 }),
        fc.integer({ min: 1, max: 1_500_000_000 }),
        fc.array(fc.integer({ min: 1, max: 9_000_00 }), { minLength: 3, maxLength: 3 }),
        (grossGrams, volumeCm3, prices) => {
          const cost = (type: string, count: number) =>
            (prices[EQUIPMENT.findIndex((each) => each.type === type)] ?? 0) * count
          const filled = fillContainers({ grossGrams, volumeCm3 }, EQUIPMENT, cost) ?? []
          const sum = (of: (one: (typeof EQUIPMENT)[number]) => number) =>
            filled.reduce(
              (all, { type, count }) =>
                all + count * of(EQUIPMENT.find((each) => each.type === type)!),
              0,
            )
          expect(sum(({ payloadGrams }) => payloadGrams)).toBeGreaterThanOrEqual(grossGrams)
          expect(sum(({ usableCm3 }) => usableCm3)).toBeGreaterThanOrEqual(volumeCm3)
          const minor = filled.reduce((all, { type, count }) => all + cost(type, count), 0)
          for (const one of EQUIPMENT) {
            const alone = Math.max(
              1,
              Math.ceil(grossGrams / one.payloadGrams),
              Math.ceil(volumeCm3 / one.usableCm3),
            )
            expect(minor).toBeLessThanOrEqual(cost(one.type, alone))
          }
        },
      ),
    )
  })

  it('aren’t filled with cartons that fit through no door', () => {
    expect(cartonsFit(of(carton(1_000, 2_500)), EQUIPMENT[0]!)).toBe(false)
    expect(ask(of(carton(1_000, 2_800)), fcl).without).toMatchObject([{ why: 'containers' }])
  })
})

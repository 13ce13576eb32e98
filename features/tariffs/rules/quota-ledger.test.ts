import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Prisma } from '@/platform/db/generated/client'
import { depositFor, drawDown } from '../engine/quota'
import {
  add,
  compare,
  ratio,
  rational,
  subtract,
  text,
  ZERO,
  type Rational,
} from '../engine/rational'
import {
  quotaDemand,
  changesOfMoment,
  depositNear,
  reservedKilograms,
  notBelowZero,
  sharesOfFreed,
  standing,
  usedKilograms,
} from './quota-ledger'

const entry = (kilograms: string, more: { adjusts?: string; expiresAt?: Date } = {}) => ({
  id: kilograms,
  kind: 'RESERVATION',
  kilograms: new Prisma.Decimal(kilograms),
  adjusts: more.adjusts ?? null,
  expiresAt: more.expiresAt ?? null,
})
const now = new Date('2026-11-29T00:00:00Z')

it('sums a ledger exactly, beyond 2^53 thousandths too, and writes plain decimals', () => {
  expect(text(usedKilograms([entry('99999999999999999.999'), entry('0.002')], now))).toBe(
    '100000000000000000.001',
  )
  expect(text(usedKilograms([entry('0.001')], now))).toBe('0.001')
  expect(text(usedKilograms([entry('1', { expiresAt: now }), entry('-2')], now))).toBe('-2')
  expect(notBelowZero(usedKilograms([entry('-2')], now))).toBe('0')
})

it('counts a reservation as what is left after the entries against it', () => {
  const reserved = entry('10.5')
  expect(text(reservedKilograms(reserved, [entry('-0.5', { adjusts: '10.5' }), entry('-1')]))).toBe(
    '10',
  )
})

it('adds up what the lines of a quote ask of a quota', () => {
  const asked = quotaDemand([
    { orderNumber: 'A', inQuota: '0.1', depositAtRiskMinor: 7 },
    { orderNumber: 'B', inQuota: '1', depositAtRiskMinor: 0 },
    { orderNumber: 'A', inQuota: '0.2', depositAtRiskMinor: 5 },
  ])
  expect([...asked]).toEqual([
    ['A', { kilograms: '0.3', atRiskMinor: 12 }],
    ['B', { kilograms: '1', atRiskMinor: 0 }],
  ])
})

it('counts nothing that was given back or has expired', () => {
  const reserved = { ...entry('1'), id: 'a' }
  const ended = { ...entry('1', { expiresAt: now }), id: 'b' }
  const released = { ...entry('1'), id: 'c' }
  const back = { ...entry('-1', { adjusts: 'c' }), id: 'd', kind: 'RELEASE' }
  expect(standing([reserved, ended, released, back], now).map(({ id }) => id)).toEqual(['a'])
})

/** Claims of one moment that arrive one after the other, each sharing with those before it. */
function oneAfterTheOther(volume: string, asks: readonly number[]): Map<string, Rational> {
  const reserved = new Map<string, Rational>()
  asks.forEach((_, i) => {
    const claims = asks.slice(0, i + 1).map((asked, at) => ({
      id: String(at),
      asked: text(kg(asked)),
      held: reserved.get(String(at)) ?? ZERO,
    }))
    const drawnTotal = claims.reduce((sum, each) => add(sum, each.held), ZERO)
    for (const [id, change] of changesOfMoment(subtract(rational(volume), drawnTotal), claims))
      reserved.set(id, add(reserved.get(id) ?? ZERO, change))
  })
  return reserved
}
/** Grams as kilograms. */
const kg = (grams: number): Rational => ratio(BigInt(grams), 1000n)
const amounts = fc.array(fc.integer({ min: 1, max: 5_000_000 }), { minLength: 1, maxLength: 8 })

it('gives claims of one day what the engine gives drawings of one moment, in whatever order they were signed', () => {
  expect(
    [...oneAfterTheOther('50', [50_000, 30_000, 20_000])].map(([, each]) => text(each)),
  ).toEqual(['25', '15', '10'])
  // A third of a kilogram each: the gram that is left over is drawn too.
  expect([...oneAfterTheOther('1', [1_000, 1_000, 1_000])].map(([, each]) => text(each))).toEqual([
    '0.334',
    '0.333',
    '0.333',
  ])
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_000_000 }), amounts, (grams, asks) => {
      const volume = text(kg(grams))
      const reserved = oneAfterTheOther(volume, asks)
      const { granted } = drawDown(
        volume,
        asks.map((asked, i) => ({
          id: String(i),
          quantity: text(kg(asked)),
          presented: '2027-01-01T17:00:00Z',
        })),
      )
      for (const [id, within] of granted)
        expect([id, text(reserved.get(id) ?? ZERO)]).toEqual([id, within])
    }),
  )
})

it('never lets claims of one day hold more than was left, or than they asked, and draws all of it where more is asked', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1_000_000, max: 9_000_000 }),
      fc.array(fc.record({ asked: fc.nat(5_000_000), held: fc.nat(5_000_000) }), {
        minLength: 1,
        maxLength: 8,
      }),
      (available, rows) => {
        const claims = rows.map(({ asked, held }, i) => ({
          id: String(i),
          asked: text(kg(asked)),
          held: kg(Math.min(asked, held)),
        }))
        const changes = changesOfMoment(kg(available), claims)
        const after = claims.map(({ id, held }) => add(held, changes.get(id) ?? ZERO))
        claims.forEach(({ asked }, i) => {
          expect(compare(after[i] ?? ZERO, rational(asked))).toBeLessThanOrEqual(0)
          expect(compare(after[i] ?? ZERO, ZERO)).toBeGreaterThanOrEqual(0)
        })
        const sum = (all: readonly Rational[]) => all.reduce(add, ZERO)
        const pool = sum([kg(Math.max(0, available)), ...claims.map(({ held }) => held)])
        const demand = sum(claims.map(({ asked }) => rational(asked)))
        expect(text(sum(after))).toBe(text(compare(demand, pool) < 0 ? demand : pool))
      },
    ),
  )
})

it('deposits everything that a nearly full quota would save, on what a claim holds', () => {
  const claim = { atRiskMinor: 12_500, asked: rational('1000'), held: rational('500') }
  expect(depositNear('Open', claim)).toBe(0)
  for (const status of ['Critical', 'Exhausted', 'Suspended', 'Blocked'] as const) {
    expect(depositNear(status, claim)).toBe(6_250)
    expect(depositFor(status, 0, 6_250)).toEqual({
      depositMinor: 6_250,
      refundIfWithinMinor: 6_250,
    })
  }
  expect(depositNear('Critical', { ...claim, held: ZERO })).toBe(0)
})

it('gives what becomes free to the earlier day of entry first, and takes nothing from anybody for it', () => {
  const claim = (id: string, entryDay: string, asked: string, held: string) => ({
    id,
    entryDay,
    asked,
    held: rational(held),
  })
  const shared = (free: string, ...claims: Parameters<typeof sharesOfFreed>[1][number][]) =>
    Object.fromEntries(
      [...sharesOfFreed(rational(free), claims)].map(([id, each]) => [id, text(each)]),
    )
  const [a, b, c] = [
    claim('a', '2027-02-01', '60', '10'),
    claim('b', '2027-02-01', '60', '35'),
    claim('c', '2027-03-01', '20', '0'),
  ]
  expect(shared('30', c, a, b)).toEqual({ a: '20', b: '10' })
  expect(shared('80', c, a, b)).toEqual({ a: '50', b: '25', c: '5' })
  expect(shared('500', c, a, b)).toEqual({ a: '50', b: '25', c: '20' })
  expect([shared('0', a), shared('-5', a), shared('5')]).toEqual([{}, {}, {}])
  fc.assert(
    fc.property(
      fc.integer({ min: -1_000_000, max: 9_000_000 }),
      fc.array(fc.tuple(fc.nat(5_000_000), fc.nat(5_000_000), fc.constantFrom('1', '2', '3')), {
        maxLength: 8,
      }),
      (free, all) => {
        const claims = all.map(([asked, held, entryDay], i) => ({
          id: String(i),
          entryDay,
          asked: text(kg(asked)),
          held: kg(Math.min(held, asked)),
        }))
        const added = sharesOfFreed(kg(free), claims)
        const sum = [...added.values()].reduce(add, ZERO)
        const lacks = claims
          .map(({ asked, held }) => subtract(rational(asked), held))
          .reduce(add, ZERO)
        const most = free <= 0 ? ZERO : compare(kg(free), lacks) < 0 ? kg(free) : lacks
        expect(text(sum)).toBe(text(most))
        for (const { id, asked, held } of claims) {
          const more = added.get(id) ?? ZERO
          expect(more.n >= 0n).toBe(true)
          expect(compare(add(held, more), rational(asked)) <= 0).toBe(true)
        }
      },
    ),
  )
})

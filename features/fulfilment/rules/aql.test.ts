import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AQLS, inspectionMode, inspectionPlan, samplingPlan, tooMany } from './aql'

/**
 * As printed: the end of each range of lot sizes, its letter, and for each limit the sample with
 * Ac.
 */
const PRINTED = [
  [8, 'A', [13, 0], [8, 0], [5, 0], [3, 0]],
  [15, 'B', [13, 0], [8, 0], [5, 0], [3, 0]],
  [25, 'C', [13, 0], [8, 0], [5, 0], [3, 0]],
  [50, 'D', [13, 0], [8, 0], [5, 0], [13, 1]],
  [90, 'E', [13, 0], [8, 0], [20, 1], [13, 1]],
  [150, 'F', [13, 0], [32, 1], [20, 1], [20, 2]],
  [280, 'G', [50, 1], [32, 1], [32, 2], [32, 3]],
  [500, 'H', [50, 1], [50, 2], [50, 3], [50, 5]],
  [1_200, 'J', [80, 2], [80, 3], [80, 5], [80, 7]],
  [3_200, 'K', [125, 3], [125, 5], [125, 7], [125, 10]],
  [10_000, 'L', [200, 5], [200, 7], [200, 10], [200, 14]],
  [35_000, 'M', [315, 7], [315, 10], [315, 14], [315, 21]],
  [150_000, 'N', [500, 10], [500, 14], [500, 21], [315, 21]],
  [500_000, 'P', [800, 14], [800, 21], [500, 21], [315, 21]],
  [9_000_000, 'Q', [1_250, 21], [800, 21], [500, 21], [315, 21]],
] as const

/**
 * Tightened, as table II-B of MIL-STD-105E prints it: for each letter from A on, and for each
 * limit, the sample with Ac.
 */
const PRINTED_TIGHTENED = [
  [8, [20, 0], [13, 0], [8, 0], [5, 0]],
  [15, [20, 0], [13, 0], [8, 0], [5, 0]],
  [25, [20, 0], [13, 0], [8, 0], [5, 0]],
  [50, [20, 0], [13, 0], [8, 0], [20, 1]],
  [90, [20, 0], [13, 0], [32, 1], [20, 1]],
  [150, [20, 0], [50, 1], [32, 1], [20, 1]],
  [280, [80, 1], [50, 1], [32, 1], [32, 2]],
  [500, [80, 1], [50, 1], [50, 2], [50, 3]],
  [1_200, [80, 1], [80, 2], [80, 3], [80, 5]],
  [3_200, [125, 2], [125, 3], [125, 5], [125, 8]],
  [10_000, [200, 3], [200, 5], [200, 8], [200, 12]],
  [35_000, [315, 5], [315, 8], [315, 12], [315, 18]],
  [150_000, [500, 8], [500, 12], [500, 18], [315, 18]],
  [500_000, [800, 12], [800, 18], [500, 18], [315, 18]],
  [9_000_000, [1_250, 18], [800, 18], [500, 18], [315, 18]],
] as const

const lots = fc.oneof(
  fc.integer({ min: 1, max: 2_000 }),
  fc.integer({ min: 1, max: 2_000_000 }),
  fc.constantFrom(...PRINTED.flatMap(([end]) => [end, end + 1])),
)
const limit = fc.constantFrom(...AQLS)

describe('ISO 2859-1, level II, single, normal', () => {
  it('matches the printed table at both ends of each range', () => {
    PRINTED.forEach(([end, letter, ...cells], i) => {
      const from = i === 0 ? 2 : (PRINTED[i - 1]?.[0] ?? 0) + 1
      for (const lot of [from, end])
        AQLS.forEach((aql, column) => {
          const [sample, accept] = cells[column] ?? [0, 0]
          expect(samplingPlan(lot, aql), `${lot} at ${aql}`).toEqual({
            letter,
            sample: Math.min(sample, lot),
            accept,
            reject: accept + 1,
            isWhole: sample >= lot,
          })
        })
    })
  })

  it('matches the printed table of tightened inspection too, which is never milder than the normal one', () => {
    for (const [end, ...cells] of PRINTED_TIGHTENED)
      AQLS.forEach((aql, column) => {
        const [sample, accept] = cells[column] ?? [0, 0]
        expect(samplingPlan(end, aql, 'TIGHTENED'), `${end} at ${aql}`).toMatchObject({
          sample: Math.min(sample, end),
          accept,
        })
      })
    fc.assert(
      fc.property(lots, limit, (lot, aql) => {
        const [normal, tight] = [samplingPlan(lot, aql), samplingPlan(lot, aql, 'TIGHTENED')]
        expect(tight.accept / tight.sample).toBeLessThanOrEqual(normal.accept / normal.sample)
        expect(tight.accept).toBeLessThanOrEqual(normal.accept)
      }),
    )
  })

  it('never inspects more than the lot, and rejects at one more than it accepts', () => {
    fc.assert(
      fc.property(lots, limit, (lot, aql) => {
        const plan = samplingPlan(lot, aql)
        expect(plan.sample).toBeLessThanOrEqual(lot)
        expect(plan.sample).toBeGreaterThan(0)
        expect(plan.reject).toBe(plan.accept + 1)
        expect(plan.isWhole).toBe(plan.sample === lot)
      }),
    )
  })

  it('neither accepts fewer nor inspects fewer pieces of a larger lot', () => {
    fc.assert(
      fc.property(lots, lots, limit, (a, b, aql) => {
        const [small, large] = [Math.min(a, b), Math.max(a, b)].map((lot) => samplingPlan(lot, aql))
        expect(small?.accept).toBeLessThanOrEqual(large?.accept ?? 0)
        expect(small?.sample).toBeLessThanOrEqual(large?.sample ?? 0)
      }),
    )
  })

  it('is no milder at a lower limit: the accepted share of the sample never rises', () => {
    fc.assert(
      fc.property(lots, (lot) => {
        const shares = AQLS.map((aql) => samplingPlan(lot, aql)).map(
          ({ accept, sample }) => accept / sample,
        )
        for (let i = 1; i < shares.length; i += 1)
          expect(shares[i - 1] ?? 0).toBeLessThanOrEqual((shares[i] ?? 0) + 1e-9)
      }),
    )
  })

  it.each([0, -1, 1.5, Number.NaN])('refuses a lot of %s pieces', (lot) => {
    expect(() => samplingPlan(lot, '2.5')).toThrow(RangeError)
  })
})

describe('an inspection', () => {
  it('draws a sample large enough for each of its limits, and accepts no critical finding', () => {
    fc.assert(
      fc.property(lots, limit, limit, (lot, major, minor) => {
        const plan = inspectionPlan(lot, { major, minor })
        expect(plan.sample).toBe(Math.max(plan.major.sample, plan.minor.sample))
        expect(tooMany(plan, { critical: 0, major: 0, minor: 0 })).toEqual([])
        expect(tooMany(plan, { critical: 1, major: 0, minor: 0 })).toEqual(['critical'])
        const most = { critical: 0, major: plan.major.accept, minor: plan.minor.accept }
        expect(tooMany(plan, most)).toEqual([])
        expect(tooMany(plan, { ...most, major: plan.major.reject })).toEqual(['major'])
        expect(tooMany(plan, { ...most, minor: plan.minor.reject })).toEqual(['minor'])
      }),
    )
  })
})

describe('switching', () => {
  const [yes, no] = [true, false]
  it.each([
    [[], 'normal'],
    [[no], 'normal'],
    [[no, yes, yes, yes, no], 'tightened'],
    [[no, yes, yes, yes, yes, no], 'normal'],
    [[no, no], 'tightened'],
    [[no, no, yes, yes, yes, yes], 'tightened'],
    [[no, no, yes, yes, yes, yes, yes], 'normal'],
    [[no, no, no, no, no, no], 'tightened'],
    [[no, no, no, no, yes, no, no, no], 'stopped'],
    [[no, no, no, no, yes, no, no, no, 'resumed'], 'tightened'],
    [[no, no, no, no, yes, no, no, no, yes, 'resumed', yes, yes, yes, yes], 'tightened'],
    [[no, no, no, no, yes, no, no, no, 'resumed', yes, yes, yes, yes, yes], 'normal'],
    [['resumed', no, no], 'tightened'],
  ] as const)('after %j leads to %s inspection', (accepted, mode) => {
    expect(inspectionMode(accepted)).toBe(mode)
  })

  it('returns to normal after five accepted lots in a row, whatever came before, unless it is stopped', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 40 }), (before) => {
        const mode = inspectionMode([...before, yes, yes, yes, yes, yes])
        expect(mode).toBe(inspectionMode(before) === 'stopped' ? 'stopped' : 'normal')
      }),
    )
  })
})

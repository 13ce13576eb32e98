import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSuggested, likeness, placesInSurvivor, type AskedOnce } from './handling'

const line = (change: Partial<AskedOnce> = {}): AskedOnce => ({
  position: 1,
  variantId: 'ring',
  quantity: 100,
  sample: false,
  origin: null,
  optionCodes: [],
  specification: null,
  note: null,
  ...change,
})
const anyLine = fc.record({
  position: fc.constant(1),
  variantId: fc.constantFrom('ring', 'chain', null),
  quantity: fc.constantFrom(100, 200),
  sample: fc.constant(false),
  origin: fc.constant(null),
  optionCodes: fc.constantFrom([], ['engrave'], ['box', 'engrave']),
  specification: fc.constantFrom(
    { grade: '316L', type: 'bangle' },
    { type: 'bangle', grade: '304' },
  ),
  note: fc.constant(null),
})
const anyRequest = fc
  .array(anyLine, { minLength: 1, maxLength: 8 })
  .map((lines) => lines.map((each, i) => ({ ...each, position: i + 1 })))

describe('lines of a merged request', () => {
  it('are each in the survivor afterwards, none replacing another', () =>
    fc.assert(
      fc.property(anyRequest, anyRequest, (merged, survivor) => {
        const places = placesInSurvivor(merged, survivor)
        expect(places.map(({ from }) => from)).toEqual(merged.map(({ position }) => position))
        expect(new Set(places.map(({ to }) => to)).size).toBe(merged.length)
        for (const { to, same } of places)
          expect(survivor.some(({ position }) => position === to)).toBe(same)
      }),
    ))

  it('of a request sent twice stay where they are', () => {
    const lines = [line(), line({ position: 2, variantId: 'chain' })]
    expect(placesInSurvivor(lines, lines).every(({ same }) => same)).toBe(true)
  })

  it('that one request asks for twice are asked for twice', () => {
    const twice = [line(), line({ position: 2 })]
    expect(placesInSurvivor(twice, [line()])).toEqual([
      { from: 1, to: 1, same: true },
      { from: 2, to: 2, same: false },
    ])
  })

  it.each([
    ['more pieces', { quantity: 200 }],
    ['another option', { optionCodes: ['engrave'] }],
    ['another origin', { origin: 'VN' }],
    ['another note', { note: 'matte, please' }],
    ['a sample', { sample: true }],
  ])('with %s move', (_, change) =>
    expect(placesInSurvivor([line(change)], [line()])[0]).toMatchObject({ to: 2, same: false }),
  )

  it('of a custom design are the same whatever the order of its statements', () => {
    const own = (specification: object) => line({ variantId: null, specification })
    expect(
      placesInSurvivor([own({ a: 1, b: { c: 2, d: 3 } })], [own({ b: { d: 3, c: 2 }, a: 1 })])[0],
    ).toMatchObject({ same: true })
  })
})

describe('two requests of a company', () => {
  const at = (hours: number) => new Date(Date.UTC(2026, 10, 24) + hours * 3_600_000)
  const request = (hours: number, lines: AskedOnce[]) => ({
    contactEmail: 'ana@aurora.example',
    createdAt: at(hours),
    lines,
  })
  const first = request(0, [line(), line({ position: 2, variantId: 'chain' })])

  it('are told apart by goods and time', () => {
    const again = likeness(first, request(2, [line({ quantity: 500 })]))
    expect(again).toEqual({ sameContact: true, likeLines: 1, ofLines: 1, hoursApart: 2 })
    expect(isSuggested(again)).toBe(true)
    expect(isSuggested(likeness(first, request(24 * 30, [line()])))).toBe(false)
    expect(isSuggested(likeness(first, request(2, [line({ variantId: 'cuff' })])))).toBe(false)
  })

  it('are equally similar in both directions', () =>
    fc.assert(
      fc.property(anyRequest, anyRequest, (a, b) => {
        expect(likeness(request(0, a), request(5, b))).toEqual(
          likeness(request(5, b), request(0, a)),
        )
      }),
    ))
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stlFacts } from './stl-facts'

/** A box of triangles with a corner at a given place. */
function block(
  [w, d, h]: [number, number, number],
  [x, y, z]: [number, number, number] = [0, 0, 0],
): number[] {
  const corner = (i: number) => [x + (i & 1 ? w : 0), y + (i & 2 ? d : 0), z + (i & 4 ? h : 0)]
  return [
    [0, 2, 1],
    [1, 2, 3],
    [4, 5, 6],
    [5, 7, 6],
    [0, 1, 4],
    [1, 5, 4],
    [2, 6, 3],
    [3, 6, 7],
    [0, 4, 2],
    [2, 4, 6],
    [1, 3, 5],
    [3, 7, 5],
  ].flatMap((triangle) => triangle.flatMap(corner))
}

describe('an uploaded STL', () => {
  it('is measured correctly at any place', () => {
    const side = fc.integer({ min: 3, max: 300 })
    fc.assert(
      fc.property(
        fc.tuple(side, side, side),
        fc.tuple(
          fc.integer({ min: -5000, max: 5000 }),
          fc.integer({ min: -5000, max: 5000 }),
          fc.integer({ min: -5000, max: 5000 }),
        ),
        (size, at) => {
          const facts = stlFacts(Float32Array.from(block(size, at)))
          expect(facts).toMatchObject({ unit: 'mm', openEdges: 0, sizeMm: size })
          expect(facts.volumeMm3).toBeCloseTo(size[0] * size[1] * size[2], 1)
        },
      ),
    )
  })
  it('is in inches when it is too small for millimetres', () => {
    const { unit, sizeMm, volumeMm3 } = stlFacts(block([1, 0.5, 0.25]))
    expect(unit).toBe('in')
    expect(sizeMm).toEqual([25.4, 12.7, 6.35])
    expect(volumeMm3).toBeCloseTo(25.4 * 12.7 * 6.35, 3)
  })
  it('with a hole is told apart from one without', () =>
    expect(stlFacts(block([9, 9, 9]).slice(9)).openEdges).toBe(3))
  it('with a triangle facing the wrong way is reported too', () => {
    const points = block([9, 9, 9])
    expect(
      stlFacts([...points.slice(3, 6), ...points.slice(0, 3), ...points.slice(6)]).openEdges,
    ).toBe(3)
  })
})

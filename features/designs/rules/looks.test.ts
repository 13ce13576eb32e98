import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lookOf } from './looks'

const at = (surface: string, u: number, v: number): number[] => {
  const into = new Float64Array(3)
  lookOf(surface).grain?.(u, v, into)
  return [...into]
}

describe('the grain of a wood in a still', () => {
  it('exists as on the stage, and is missing where the stage has none', () => {
    for (const wood of ['walnut', 'oak']) {
      const greens = Array.from(
        { length: 400 },
        (_, i) => at(wood, (i % 20) * 4.3, Math.floor(i / 20) * 3.1)[1] ?? 0,
      )
      expect(Math.max(...greens) / Math.min(...greens)).toBeGreaterThan(1.8)
      // Files have no pattern and use its mean.
      const mean = greens.reduce((sum, each) => sum + each, 0) / greens.length
      expect(Math.abs(mean / (lookOf(wood).colour[1] ?? 0) - 1)).toBeLessThan(0.15)
    }
    expect(lookOf('steel-polished').grain).toBeUndefined()
  })

  it('is a colour everywhere and repeats without a seam', () => {
    const mm = fc.double({ min: -500, max: 500, noNaN: true })
    fc.assert(
      fc.property(mm, mm, (u, v) => {
        const here = at('walnut', u, v)
        for (const value of here) expect(value > 0 && value < 1).toBe(true)
        for (const [k, value] of at('walnut', u + 150, v + 110).entries())
          expect(value).toBeCloseTo(here[k] ?? 0, 6)
      }),
    )
  })
})

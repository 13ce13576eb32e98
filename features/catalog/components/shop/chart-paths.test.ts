import fc from 'fast-check'
import { expect, it } from 'vitest'
import { chartScales, stepPath } from './chart-paths'

const anyPoints = fc
  .uniqueArray(
    fc.record({
      quantity: fc.integer({ min: 1, max: 1_000_000 }),
      unitPriceMinor: fc.integer({ min: 1, max: 500_000 }),
      duty: fc.option(fc.integer({ min: 0, max: 500_000 })),
    }),
    { minLength: 2, maxLength: 30, selector: ({ quantity }) => quantity },
  )
  .map((points) =>
    points
      .toSorted((a, b) => a.quantity - b.quantity)
      .map(({ quantity, unitPriceMinor, duty }) => ({
        quantity,
        unitPriceMinor,
        landedUnitMinor: duty === null ? null : unitPriceMinor + duty,
      })),
  )

it('includes every point, and its labels leave each other room', () => {
  fc.assert(
    fc.property(anyPoints, fc.integer({ min: 260, max: 900 }), (points, width) => {
      const { x, y, left, bottom, xTicks, yTicks } = chartScales(points, { width, height: 260 })
      for (const { quantity, unitPriceMinor, landedUnitMinor } of points) {
        expect(x(quantity)).toBeGreaterThanOrEqual(left - 1e-6)
        expect(x(quantity)).toBeLessThanOrEqual(width)
        for (const minor of [unitPriceMinor, landedUnitMinor ?? unitPriceMinor]) {
          expect(y(minor)).toBeGreaterThanOrEqual(0)
          expect(y(minor)).toBeLessThanOrEqual(bottom + 1e-6)
        }
      }
      const places = xTicks.map(x).toSorted((a, b) => a - b)
      places.forEach(
        (place, i) => i > 0 && expect(place - (places[i - 1] ?? 0)).toBeGreaterThanOrEqual(52),
      )
      expect(yTicks.length).toBeGreaterThanOrEqual(2)
      expect(yTicks.length).toBeLessThanOrEqual(8)
      for (const tick of yTicks) expect(Number.isInteger(tick)).toBe(true)
    }),
  )
})

it('keeps a price until the next break', () => {
  const points = [
    { quantity: 100, unitPriceMinor: 200, landedUnitMinor: null },
    { quantity: 1000, unitPriceMinor: 100, landedUnitMinor: null },
  ]
  expect(stepPath(points, chartScales(points, { width: 500, height: 260 }))).toMatch(
    /^M52 [\d.]+H484V[\d.]+$/,
  )
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { curveQuantities } from './curve'

it('contains both sides of each break and the asked quantity, in order, each once, and never many', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 50_000 }), { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 1_000_000 }),
      (starts, quantity) => {
        const breaks = starts
          .toSorted((a, b) => a - b)
          .map((fromQuantity) => ({ fromQuantity, unitPriceMinor: 100 }))
        const moq = breaks[0]?.fromQuantity ?? 1
        const quantities = curveQuantities(breaks, moq, quantity)
        expect(quantities).toEqual([...new Set(quantities)].toSorted((a, b) => a - b))
        expect(quantities.length).toBeLessThanOrEqual(2 * breaks.length + 13)
        for (const n of [quantity, moq, ...starts]) expect(quantities).toContain(n)
        for (const { fromQuantity } of breaks.slice(1))
          expect(quantities).toContain(fromQuantity - 1)
      },
    ),
  )
})

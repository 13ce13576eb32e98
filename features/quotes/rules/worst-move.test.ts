import fc from 'fast-check'
import { expect, it } from 'vitest'
import { aQuoteDocument } from '@/tests/support/quote-documents'
import { moveOf, worstMove, type PickMove } from './worst-move'

const document = aQuoteDocument({ lines: 1 })
const pickMove = (before: number, after: number, at: number): PickMove => ({
  picks: [String(at)],
  document,
  before: { ...document.duty, totalMinor: before },
  after: { ...document.duty, totalMinor: after },
})
const amount = fc.integer({ min: 0, max: 1_000_000 })

it('the worst move is the greatest rise, or the greatest fall where none rises', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(amount, amount), { maxLength: 24 }), (duties) => {
      const moves = duties.map(([before, after], at) => pickMove(before, after, at))
      const moved = moves.map(moveOf).filter((by) => by !== 0)
      const worst = worstMove(moves)
      const rise = Math.max(...moved)
      expect(worst && moveOf(worst)).toBe(
        moved.length === 0 ? null : rise > 0 ? rise : Math.min(...moved),
      )
      if (worst) expect(worst).toMatchObject({ moved: moved.length, ways: moves.length })
    }),
  )
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CANCEL_STAGES, CANCELLED_BY, cancelShares, cancelStage } from './cancel'

const minor = fc.nat(100_000_000)
const percent = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => String(hundredths / 100))
const terms = fc.option(fc.record({ materialsPercent: percent, productionPercent: percent }))

describe('a cancellation', () => {
  it('divides the money paid to the cent, and never retains more', () => {
    fc.assert(
      fc.property(
        terms,
        fc.constantFrom(...CANCELLED_BY),
        fc.constantFrom(...CANCEL_STAGES),
        minor,
        minor,
        (signed, by, stage, paidMinor, work) => {
          const { keptMinor, dueBackMinor } = cancelShares(signed, by, stage, paidMinor, work)
          expect(keptMinor + dueBackMinor).toBe(paidMinor)
          expect(keptMinor).toBeGreaterThanOrEqual(0)
          expect(dueBackMinor).toBeGreaterThanOrEqual(0)
          if (by === 'HOUSE' || stage === 'before') expect(keptMinor).toBe(0)
          if (!signed && stage !== 'production') expect(keptMinor).toBe(0)
        },
      ),
    )
  })

  it('retains the signed share of its stage', () => {
    const signed = { materialsPercent: '30', productionPercent: '100' }
    expect(cancelShares(signed, 'BUYER', 'materials', 10_001, 0).keptMinor).toBe(3_000)
    expect(cancelShares(signed, 'BUYER', 'production', 10_001, 0).keptMinor).toBe(10_001)
    expect(cancelShares(null, 'BUYER', 'production', 10_001, 4_000).keptMinor).toBe(4_000)
  })

  it('takes the stage of the most advanced line', () => {
    const line = (stage: Parameters<typeof cancelStage>[0][number]['stage'], made = 0) => ({
      stage,
      made,
    })
    expect(cancelStage([])).toBe('before')
    expect(cancelStage([line('SLOT'), line('SLOT')])).toBe('before')
    expect(cancelStage([line('SLOT'), line('TOOLING')])).toBe('materials')
    expect(cancelStage([line('SLOT'), line('PLATING')])).toBe('production')
    // Sent back to be made again.
    expect(cancelStage([line('SLOT', 4)])).toBe('production')
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LEAVES } from '@/features/tariffs/data/classification'
import type { LeafId } from '@/features/tariffs/data/classification-leaves'
import { hsCodeProblem } from './hs-code'
import { nationalCodes, withNationalCodes } from './national-codes'

const RING = { hsCodeUs: '7117.19.9000', hsCodes: [] }

describe('a product’s codes by country', () => {
  it('are compared with those of its facts in all seven tariffs', () => {
    const standings = (codes: Parameters<typeof nationalCodes>[0], leaf: LeafId) =>
      Object.fromEntries(
        nationalCodes(codes, leaf).map(({ area, standing, told }) => [area, `${standing} ${told}`]),
      )
    const own = [
      { destination: 'FR', code: '7117.19.00' },
      { destination: 'CA', code: '7117.90.00' },
    ]
    expect(standings({ ...RING, hsCodes: own }, 'imitation')).toEqual({
      US: 'same 7117.19.9000',
      EU: 'same 7117.19.00',
      GB: 'lacking 7117.19.9000',
      CA: 'other 7117.90.00',
      AU: 'lacking 7117.19.9000',
      MX: 'lacking 7117.19.9000',
      IN: 'lacking 7117.19.9000',
    })
    expect(standings(RING, 'crate')).toMatchObject({ GB: 'not_read 7117.19.9000' })
  })

  it('adopt reviewed codes and leave recalled ones, and then no reviewed one differs', () => {
    fc.assert(
      fc.property(fc.constantFrom(...(Object.keys(LEAVES) as LeafId[])), (leaf) => {
        const adopted = withNationalCodes(
          { ...RING, hsCodes: [{ destination: 'FR', code: '9999.99.99' }] },
          leaf,
        )
        for (const each of adopted)
          if (each.code !== '9999.99.99') expect(hsCodeProblem(each)).toBeNull()
        for (const { destination, proposed, standing } of nationalCodes(
          { ...RING, hsCodes: adopted },
          leaf,
        ))
          if (destination !== 'US' && proposed?.reviewedOn != null) expect(standing).toBe('same')
          else if (destination !== 'US' && destination !== 'DE' && proposed)
            expect(standing).toBe('lacking')
      }),
    )
  })
})

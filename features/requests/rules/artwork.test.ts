import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { artworkStates, type ArtworkLine } from './artwork'

const line = (design: string, needs: string[], files = 0): ArtworkLine => ({ design, needs, files })
const anyLines = fc.array(
  fc.option(
    fc.record({
      design: fc.constantFrom('ring', 'box'),
      needs: fc.subarray(['engraving', 'logo', 'sleeve']),
      files: fc.integer({ min: 0, max: 2 }),
    }),
  ),
  { maxLength: 8 },
)

describe('artwork', () => {
  it('is missing for each option of a line that nobody sent a file for', () => {
    expect(
      artworkStates([line('ring', ['engraving', 'logo']), line('ring', []), null]).map(
        ({ lacks }) => lacks,
      ),
    ).toEqual([['engraving', 'logo'], [], []])
  })
  it('is sent once per design and option', () => {
    expect(
      artworkStates([
        line('ring', ['logo']),
        line('ring', ['logo'], 1),
        line('ring', ['logo', 'sleeve']),
        line('box', ['logo']),
      ]),
    ).toEqual([
      { needs: ['logo'], lacks: [], from: 1 },
      { needs: ['logo'], lacks: [], from: null },
      { needs: ['logo', 'sleeve'], lacks: ['sleeve'], from: 1 },
      { needs: ['logo'], lacks: ['logo'], from: null },
    ])
  })
  it('is missing only where needed, nowhere where there is a file, and never less after a file is removed', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const states = artworkStates(lines)
        const without = artworkStates(lines.map((each) => each && { ...each, files: 0 }))
        states.forEach(({ lacks, from }, i) => {
          const own = lines[i]
          expect(lacks.every((need) => own?.needs.includes(need))).toBe(true)
          if ((own?.files ?? 0) > 0) expect(lacks).toEqual([])
          if (from !== null) expect(lines[from]).toMatchObject({ design: own?.design })
          expect(without[i]?.lacks).toEqual(own?.needs ?? [])
          for (const need of lacks)
            expect(
              lines.some(
                (each) =>
                  each?.design === own?.design && each?.needs.includes(need) && each.files > 0,
              ),
            ).toBe(false)
        })
      }),
    )
  })
})

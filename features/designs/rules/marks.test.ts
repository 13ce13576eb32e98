import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { DESIGN_FAMILIES } from './family'
import { FAMILIES } from './families'
import { startDesign } from './start-design'
import { readMarks } from './marks'
import { makingNotes } from './notes'
import { designPng } from '../files/still'

describe('the note signs on a still', () => {
  it('are selected by kind and field of the design, and by nothing else', () => {
    for (const family of DESIGN_FAMILIES) {
      const design = startDesign(family)
      const thin = {
        ...design,
        dimensions: Object.fromEntries(
          Object.entries(FAMILIES[family].dimensions).map(([name, { least }]) => [name, least]),
        ),
      }
      const notes = makingNotes(thin, 12)
        .slice(0, 9)
        .map(({ kind, field }) => ({ kind, field }))
      expect(
        readMarks(notes.map(({ kind, field }) => `${kind}:${field}`).join(','), design),
      ).toEqual(notes)
    }
    const band = startDesign('band')
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.constantFrom(
            'must:__proto__',
            'must:',
            'other:widthMm',
            'must:widthMm:x',
            'must:constructor',
            'must:widthMm,',
            Array.from({ length: 10 }, () => 'must:widthMm').join(','),
          ),
        ),
        (text) => {
          const marks = readMarks(text, band)
          for (const { kind, field } of marks ?? [])
            expect([
              ['must', 'advice'].includes(kind),
              Object.hasOwn(FAMILIES.band.dimensions, field) ||
                Object.hasOwn(FAMILIES.band.choices, field) ||
                ['engraving', 'finish'].includes(field),
            ]).toEqual([true, true])
          if (text !== '' && !/^(must|advice):/.test(text)) expect(marks).toBeNull()
        },
      ),
    )
    expect(readMarks(Array.from({ length: 10 }, () => 'must:widthMm').join(','), band)).toBeNull()
  })

  it('appear on the piece in their colours, and only where they are requested', async () => {
    const band = startDesign('band')
    const pixels = async (marks: string) =>
      sharp(
        await designPng(band, 'free', 'light', { edge: 240, marks: readMarks(marks, band) ?? [] }),
      )
        .raw()
        .toBuffer()
    const [plain, marked] = [await pixels(''), await pixels('must:widthMm,advice:thicknessMm')]
    const near = (at: number, [r, g, b]: readonly [number, number, number]) =>
      Math.abs((marked[at] ?? 0) - r) +
        Math.abs((marked[at + 1] ?? 0) - g) +
        Math.abs((marked[at + 2] ?? 0) - b) <
      40
    let [changedPixels, red, blue] = [0, 0, 0]
    for (let at = 0; at < plain.length; at += 3) {
      if (plain[at] !== marked[at] || plain[at + 1] !== marked[at + 1]) changedPixels++
      if (near(at, [0xa3, 0x20, 0x1d])) red++
      if (near(at, [0x1f, 0x4e, 0x8c])) blue++
    }
    expect([red > 10, blue > 10, changedPixels > 50, changedPixels < 2 * 13 ** 2]).toEqual([
      true,
      true,
      true,
      true,
    ])
  })
})

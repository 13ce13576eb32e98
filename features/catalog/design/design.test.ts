import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { designQuery, makeableDesign, readDesign } from './address'
import { drawingOf } from './drawing'
import { DESIGN_FAMILIES, designConflicts, FAMILIES, letterHeight, startDesign, type Design } from './families'
import { planningBreaks } from './price'
import { sizeMm, solidsOf, stlOf, volumes, weightGrams } from './solid'

/** Any values within a family's bounds; they may still conflict. */
const designs = fc.constantFrom(...DESIGN_FAMILIES).chain((family) => {
  const { dimensions, choices, finishes } = FAMILIES[family]
  return fc.record<Design>({
    family: fc.constant(family), finish: fc.constantFrom(...finishes), engraving: fc.constantFrom('', 'F.S.C', 'Para siempre'),
    dimensions: fc.record(Object.fromEntries(Object.entries(dimensions).map(([name, { least, most, step }]) => [name, fc.integer({ min: Math.ceil(least / step), max: Math.floor(most / step) }).map((steps) => Number((steps * step).toFixed(2)))]))),
    choices: fc.record(Object.fromEntries(Object.entries(choices).map(([name, values]) => [name, fc.constantFrom(...values)]))),
  })
})

describe('a design', () => {
  it.each(DESIGN_FAMILIES)('%s begins as one that can be made', (family) => expect(designConflicts(startDesign(family))).toEqual([]))

  it('is the same read back from its address', () => {
    fc.assert(fc.property(designs, (design) => {
      expect(readDesign(new URLSearchParams(designQuery(design)))).toEqual(design)
      expect(makeableDesign(designQuery(design)) !== null).toBe(designConflicts(design).length === 0)
    }))
  })

  it('from anywhere is read without harm', () => {
    fc.assert(fc.property(fc.constantFrom(...DESIGN_FAMILIES), fc.string(), fc.string(), (family, key, value) => {
      const design = readDesign(new URLSearchParams([['family', family], [key, value], ['engraving', value], ['finish', value]]))
      expect(design).not.toBeNull()
      if (design && designConflicts(design).length === 0) expect(makeableDesign(designQuery(design))).toEqual(design)
    }))
    expect(makeableDesign('family=toString')).toBeNull()
  })

  it('names what keeps it from being made', () => {
    const band = startDesign('band')
    expect(designConflicts({ ...band, dimensions: { ...band.dimensions, widthMm: 40 } })).toEqual([{ field: 'widthMm', rule: 'bounds', values: { least: 2, most: 12 } }])
    expect(designConflicts({ ...band, choices: { ...band.choices, stone: 'row' }, dimensions: { ...band.dimensions, stoneMm: 5 } }).map(({ field }) => field)).toEqual(['stoneMm', 'thicknessMm'])
    expect(designConflicts({ ...band, engraving: 'x'.repeat(40) })).toMatchObject([{ field: 'engraving', rule: 'engraving_room' }])
    expect(designConflicts({ ...band, engraving: '<svg>' })).toMatchObject([{ field: 'engraving', rule: 'engraving_characters' }])
    expect(designConflicts({ ...startDesign('chain'), engraving: 'A' })).toMatchObject([{ field: 'engraving', values: { characters: 0 } }])
    expect(letterHeight({ ...band, engraving: 'ABC' })).toBe(3)
  })

  it('weighs what its volume weighs', () => {
    // A flat band is a ring of rectangular section: 2πr · w · t, its corners eased.
    const flat: Design = { ...startDesign('band'), choices: { shape: 'flat', stone: 'none' } }
    const { innerMm = 0, widthMm = 0, thicknessMm = 0 } = flat.dimensions
    const exact = Math.PI * (innerMm + thicknessMm) * widthMm * thicknessMm
    expect([...volumes(solidsOf(flat)).values()][0]).toBeGreaterThan(exact * 0.96)
    expect([...volumes(solidsOf(flat)).values()][0]).toBeLessThan(exact)
    expect(weightGrams(solidsOf(flat))).toBeCloseTo((exact / 1000) * 8, 0)
    // A torus: 2π²Rr².
    const hoop: Design = { ...startDesign('hoop'), dimensions: { outerMm: 30, widthMm: 3, thicknessMm: 3 }, choices: { section: 'round', closing: 'hinge' } }
    const torus = 2 * Math.PI ** 2 * 13.5 * 1.5 ** 2
    expect([...volumes(solidsOf(hoop)).values()][0]).toBeGreaterThan(torus * 0.9)
    expect([...volumes(solidsOf(hoop)).values()][0]).toBeLessThan(torus * 1.06)
  })

  it('that can be made has a size, a weight, a file and falling prices', () => {
    fc.assert(
      fc.property(designs.filter((design) => designConflicts(design).length === 0), (design) => {
        const solids = solidsOf(design)
        const weight = weightGrams(solids)
        expect(weight).toBeGreaterThan(0.1)
        expect(weight).toBeLessThan(20_000)
        const breaks = planningBreaks(design, weight)
        expect(breaks.map(({ unitPriceMinor }) => unitPriceMinor)).toEqual(breaks.map(({ unitPriceMinor }) => unitPriceMinor).toSorted((a, b) => b - a))
        const stl = stlOf(solids)
        expect(stl.length).toBe(84 + new DataView(stl.buffer).getUint32(80, true) * 50)
        for (const each of sizeMm(solids)) expect(each).toBeGreaterThan(0.5)
      }),
      { numRuns: 24 },
    )
  }, 60_000)

  it.each(DESIGN_FAMILIES)('%s has a drawing with its dimensions, and no more in it than lines and words', (family) => {
    const solids = solidsOf(startDesign(family))
    const svg = drawingOf(solids, { title: 'Band <ring>', rows: [['Engraving', '"&<script>']], views: ['Front', 'Side', 'Top'], note: 'A note' })
    for (const mm of sizeMm(solids)) expect(svg).toContain(`>${mm}<`)
    expect(svg).not.toContain('<script')
    expect(svg.length).toBeLessThan(900_000)
    expect([...svg.matchAll(/<(\w+)/g)].every(([, tag]) => ['svg', 'title', 'style', 'rect', 'path', 'text'].includes(tag ?? ''))).toBe(true)
  }, 60_000)
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyDesign } from '@/tests/support/any-design'
import { designQuery, makeableDesign, readDesign } from './address'
import { drawingOf, type DrawingText } from '../files/drawing'
import { DESIGN_FAMILIES, type Design } from './family'
import { designConflicts, letterHeight } from './design-conflicts'
import { FAMILIES } from './families'
import { startDesign } from './start-design'
import { withChange } from './fixes'
import { engravedSolids } from '../files/lettering'
import { measuredOf } from './places'
import { designTerms, unitPriceAt } from './price'
import { eachTriangle, modelAsMade, sizeMm, solidsOf, stlOf, type Solid } from '../files/solid'
import { unionShare } from '../files/overlap'
import { volumesOf, weightGrams } from './weight'

const designs = anyDesign(DESIGN_FAMILIES, ['', 'F.S.C', 'Para siempre'])

const known = new Map<Design, Solid[]>()
/** The solids of one of the variants, welded once for all tests. */
function solidsOnce(design: Design): Solid[] {
  const solids = known.get(design) ?? solidsOf(design)
  known.set(design, solids)
  return solids
}

/** Each family's first design, engraved where possible, and with every value of every choice. */
const variants = DESIGN_FAMILIES.flatMap((family) =>
  Object.entries({ start: [''], ...FAMILIES[family].choices }).flatMap(([field, values]) =>
    values.map((value): [string, Design] => [
      `${family} ${field} ${value}`,
      field === 'start'
        ? { ...startDesign(family), engraving: FAMILIES[family].engraving ? 'Ag & 8' : '' }
        : withChange(
            {
              ...startDesign(family),
              dimensions: {
                ...startDesign(family).dimensions,
                ...(family === 'box' ? { lengthMm: 220, depthMm: 150 } : {}),
                ...(value === 'box' ? { widthMm: 3 } : {}),
              },
            },
            { field, value },
          ),
    ]),
  ),
)

describe('a design', () => {
  it.each(DESIGN_FAMILIES)('%s starts as one that can be made', (family) =>
    expect(designConflicts(startDesign(family))).toEqual([]),
  )

  it('is the same when read back from its address', () => {
    fc.assert(
      fc.property(designs, (design) => {
        expect(readDesign(new URLSearchParams(designQuery(design)))).toEqual(design)
        expect(makeableDesign(designQuery(design)) !== null).toBe(
          designConflicts(design).length === 0,
        )
      }),
    )
  })

  it('is read safely from any address', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...DESIGN_FAMILIES),
        fc.string(),
        fc.string(),
        (family, key, value) => {
          const design = readDesign(
            new URLSearchParams([
              ['family', family],
              [key, value],
              ['engraving', value],
              ['finish', value],
            ]),
          )
          expect(design).not.toBeNull()
          if (design && designConflicts(design).length === 0)
            expect(makeableDesign(designQuery(design))).toEqual(design)
        },
      ),
    )
    expect(makeableDesign('family=toString')).toBeNull()
  })

  it('names what keeps it from being made', () => {
    const band = startDesign('band')
    expect(designConflicts({ ...band, dimensions: { ...band.dimensions, widthMm: 40 } })).toEqual([
      { field: 'widthMm', rule: 'bounds', values: { least: 2, most: 12 } },
    ])
    expect(
      designConflicts({
        ...band,
        choices: { ...band.choices, stone: 'row' },
        dimensions: { ...band.dimensions, stoneMm: 5 },
      }).map(({ field }) => field),
    ).toEqual(['stoneMm', 'thicknessMm'])
    expect(designConflicts({ ...band, engraving: 'x'.repeat(40) })).toMatchObject([
      { field: 'engraving', rule: 'engraving_room' },
    ])
    expect(designConflicts({ ...band, engraving: '<svg>' })).toMatchObject([
      { field: 'engraving', rule: 'engraving_characters' },
    ])
    expect(designConflicts({ ...startDesign('chain'), engraving: 'A' })).toMatchObject([
      { field: 'engraving', values: { characters: 0 } },
    ])
    expect(letterHeight({ ...band, engraving: 'ABC' })).toBeCloseTo(2.7)
  })

  // Volumes calculated by hand from rings, tori, plates and trays: mm³ of the parts in the finish.
  const d = (design: Design, name: string) => design.dimensions[name] ?? 0
  const exact: Record<string, { design: Design; mm3: (design: Design) => number; within: number }> =
    {
      band: {
        design: withChange(startDesign('band'), { field: 'shape', value: 'flat' }),
        mm3: (of) =>
          Math.PI *
          (d(of, 'innerMm') + d(of, 'thicknessMm')) *
          d(of, 'widthMm') *
          d(of, 'thicknessMm'),
        within: 0.04,
      },
      cuff: {
        design: {
          ...startDesign('cuff'),
          dimensions: {
            innerWidthMm: 60,
            innerHeightMm: 60,
            widthMm: 10,
            thicknessMm: 2,
            openingMm: 0,
          },
        },
        mm3: () => Math.PI * 62 * 10 * 2,
        within: 0.03,
      },
      pendant: {
        design: withChange(startDesign('pendant'), { field: 'thicknessMm', value: 2 }),
        mm3: () => (Math.PI * 81 - Math.PI * 1.3 ** 2) * 2,
        within: 0.03,
      },
      // A torus: 2π²Rr², with its gap bridged by the post.
      hoop: {
        design: { ...startDesign('hoop'), choices: { section: 'round', closing: 'hinge' } },
        mm3: () => 2 * Math.PI ** 2 * 13.5 * 1.5 ** 2,
        within: 0.06,
      },
      // Walls, floor and dividers as plates.
      drawer: {
        design: withChange(withChange(startDesign('drawer'), { field: 'columns', value: 2 }), {
          field: 'rows',
          value: 2,
        }),
        mm3: () => (300 * 300 - 295.2 ** 2) * 45 + 297.6 ** 2 * 2.4 + 2 * 2 * 293.2 * 38.6,
        within: 0.05,
      },
      box: {
        design: startDesign('box'),
        mm3: () => (180 * 120 - 164 * 104) * 70 + 164 * 104 * 16,
        within: 0.05,
      },
    }
  it.each(Object.keys(exact))('weighs as much as its volume: %s', (family) => {
    const { design, mm3, within } = exact[family] ?? {
      design: startDesign('band'),
      mm3: () => 0,
      within: 0,
    }
    const modelMm3 = volumesOf(design).get('main') ?? 0
    expect(Math.abs(modelMm3 / mm3(design) - 1)).toBeLessThan(within)
  })

  // Modelled parts overlap a little: weights count the overlap once.
  it.each(variants.filter(([name]) => !/ lining |content/.test(name)))(
    'counts overlapping metal once: %s',
    (_, design) => {
      const model = modelAsMade(design)
      const sum = partsOf(design)
      const share = unionShare(model, (surface) => surface === 'main')
      expect((volumesOf(design).get('main') ?? 0) / (sum * share)).toBeGreaterThan(0.96)
      expect((volumesOf(design).get('main') ?? 0) / (sum * share)).toBeLessThan(1.04)
    },
    20_000,
  )

  it('is closed where corners are closer together than the width of a cell', () => {
    const narrow = makeableDesign(
      'family=cuff&finish=polished&innerWidthMm=52&innerHeightMm=40&widthMm=3&thicknessMm=1.2&openingMm=18&section=domed',
    )
    // A tag that is wider than high.
    const low = makeableDesign(
      'family=pendant&finish=polished&widthMm=16.5&heightMm=8&thicknessMm=1.1&shape=dog-tag',
    )
    for (const design of [narrow, low])
      for (const solid of design ? solidsOf(design) : [null])
        expect(solid && openEdges(solid)).toBe(0)
  })

  it('has a size, a weight, a file and falling prices if it can be made', () => {
    fc.assert(
      fc.property(
        designs.filter((design) => designConflicts(design).length === 0),
        (design) => {
          const solids = solidsOf(design)
          const weight = weightGrams(design)
          expect(weight).toBeGreaterThan(0.1)
          expect(weight).toBeLessThan(20_000)
          const { breaks, moq, leadTimeDays } = designTerms(design, weight)
          expect(breaks.map(({ unitPriceMinor }) => unitPriceMinor)).toEqual(
            breaks.map(({ unitPriceMinor }) => unitPriceMinor).toSorted((a, b) => b - a),
          )
          expect(breaks[0]?.fromQuantity).toBe(moq)
          expect(breaks.map(({ fromQuantity }) => fromQuantity)).toEqual(
            [...new Set(breaks.map(({ fromQuantity }) => fromQuantity))].toSorted((a, b) => a - b),
          )
          expect(unitPriceAt(breaks, 1)).toBe(breaks[0]?.unitPriceMinor)
          expect(leadTimeDays).toBeGreaterThanOrEqual(FAMILIES[design.family].leadTimeDays)
          const stl = stlOf(solids)
          expect(stl.length).toBe(84 + new DataView(stl.buffer).getUint32(80, true) * 50)
          for (const each of sizeMm(solids)) expect(each).toBeGreaterThan(0.5)
          for (const solid of solids)
            expect(openEdges(solid), `${designQuery(design)} ${solid.surface}`).toBe(0)
        },
      ),
      { numRuns: 16 },
    )
  }, 120_000)

  it("adds a choice's effect on money, days and MOQ", () => {
    const plain = startDesign('band')
    const terms = (design: Design) => designTerms(design, weightGrams(design))
    const gold = withChange(plain, { field: 'finish', value: 'pvd-gold' })
    expect(unitPriceAt(terms(gold).breaks, 100) - unitPriceAt(terms(plain).breaks, 100)).toBe(34)
    expect(terms(gold).leadTimeDays - terms(plain).leadTimeDays).toBe(2)
    const rose = withChange(withChange(plain, { field: 'finish', value: 'pvd-rose-gold' }), {
      field: 'engraving',
      value: 'A',
    })
    expect(terms(rose)).toMatchObject({ moq: 200, leadTimeDays: 28 + 3 + 2 })
  })

  it.each(variants)('is closed all around with outward faces: %s', (_, design) => {
    for (const solid of [...solidsOnce(design), ...(engravedSolids(design) ?? [])]) {
      expect(openEdges(solid), solid.surface).toBe(0)
      expect(signedVolume(solid), solid.surface).toBeGreaterThan(0)
    }
  })

  it.each(DESIGN_FAMILIES)(
    '%s has a drawing with its own dimensions, and nothing but lines and words in it',
    (family) => {
      const design = startDesign(family)
      const text: DrawingText = {
        title: 'Band <ring>',
        rows: [['Engraving', '"&<script>']],
        views: { front: 'Front', side: 'Side', top: 'Top' },
        dimension: (field) => `[${field}]`,
        notes: [{ field: Object.keys(design.dimensions)[0] ?? '', must: true, words: 'Note <it>' }],
        scale: (scale) => `Scale ${scale}`,
        footnotes: ['A note'],
      }
      const svg = drawingOf(design, text)
      expect(svg).toMatch(/Scale \d+(\.\d+)?:\d/)
      for (const { field } of measuredOf(design))
        expect(svg).toMatch(new RegExp(`\\[${field}\\] (Ø )?${design.dimensions[field]}<`))
      // Every dimension is named, except those that don't apply to this piece.
      const namedFields = new Set(measuredOf(design).map(({ field }) => field))
      expect(
        Object.keys(design.dimensions).filter(
          (field) => !namedFields.has(field) && field !== 'stoneMm',
        ),
      ).toEqual([])
      expect(svg).not.toContain('<script')
      expect(svg).toBe(drawingOf(design, text))
      expect(svg.length).toBeLessThan(900_000)
      expect(
        [...svg.matchAll(/<(\w+)/g)].every(([, tag]) =>
          ['svg', 'title', 'style', 'rect', 'path', 'text'].includes(tag ?? ''),
        ),
      ).toBe(true)
    },
    60_000,
  )
})

/** The volumes of a design's parts in its finish, summed, mm³. */
const partsOf = (design: Design): number =>
  solidsOnce(design)
    .filter(({ surface }) => surface === FAMILIES[design.family].surface(design))
    .reduce((sum, solid) => sum + signedVolume(solid) * solid.places.length, 0)

/** Counts edges without a second triangle, or with one that winds the same way. */
function openEdges({ triangles }: Solid): number {
  const edges = new Map<number, number>()
  const key = (a: number, b: number) => a * 4_194_304 + b
  for (let t = 0; t < triangles.length; t += 3)
    for (let k = 0; k < 3; k++) {
      const edge = key(triangles[t + k] ?? 0, triangles[t + ((k + 1) % 3)] ?? 0)
      edges.set(edge, (edges.get(edge) ?? 0) + 1)
    }
  let open = 0
  for (const [edge, count] of edges)
    if (count !== 1 || !edges.has(key(edge % 4_194_304, Math.floor(edge / 4_194_304)))) open++
  return open
}

function signedVolume(solid: Solid): number {
  let volume = 0
  eachTriangle([{ ...solid, places: solid.places.slice(0, 1) }], (a, b, c) => {
    volume += a.dot(b.clone().cross(c)) / 6
  })
  return volume
}

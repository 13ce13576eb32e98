import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyDesign } from '@/tests/support/any-design'
import { designQuery } from '../rules/address'
import { engraved } from './engraved'
import { designConflicts } from '../rules/design-conflicts'
import { startDesign } from '../rules/start-design'
import { type Design } from '../rules/family'
import { DEEP_MM, engravedSolids } from './lettering'
import { eachTriangle, solidsOf, type Solid } from './solid'

/** Any piece that can be made with an engraving. */
const designs = anyDesign(
  ['band', 'signet', 'cuff', 'pendant', 'box'],
  ['F.S.C', 'Ag & 8', 'B'],
).filter((design) => designConflicts(design).length === 0)

const flat = (shape: string, engraving: string, sizes: Record<string, number>): Design => ({
  family: 'pendant',
  finish: 'polished',
  engraving,
  dimensions: { thicknessMm: 1, ...sizes },
  choices: { shape },
})

const volume = (solids: readonly Solid[]): number => {
  let sum = 0
  eachTriangle(solids, (a, b, c) => {
    sum += a.dot(b.clone().cross(c)) / 6
  })
  return sum
}

/** Counts edges that aren't shared by exactly two triangles, one in each direction. */
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

describe('an engraving in a file for manufacturing', () => {
  it('is cut to the same depth everywhere, and leaves each piece closed', async () => {
    await fc.assert(
      fc.asyncProperty(designs, async (design) => {
        const [before, after] = [solidsOf(design), await engraved(design)]
        const query = designQuery(design)
        // No letter is a body of its own, and no part is lost.
        expect(
          after.map(({ surface }) => surface),
          query,
        ).not.toContain('engraving')
        expect(
          after.reduce((sum, { places }) => sum + places.length, 0),
          query,
        ).toBe(before.reduce((sum, { places }) => sum + places.length, 0))
        for (const solid of after) expect(openEdges(solid), query).toBe(0)
        const area = volume(engravedSolids(design, 0, 1) ?? [])
        const removedMm3 = volume(before) - volume(after)
        // At the steep sides of a groove there is nothing above to remove.
        expect(removedMm3 / (area * DEEP_MM), query).toBeGreaterThan(
          design.choices.shape === 'grooved' ? 0.7 : 0.9,
        )
        expect(removedMm3 / (area * DEEP_MM), query).toBeLessThan(1.1)
        const cutSolids = after.filter(({ cutFrom }) => cutFrom !== undefined)
        expect(cutSolids.length, query).toBeGreaterThan(0)
        for (const { cutFrom = 0, triangles } of cutSolids)
          expect(cutFrom % 3 === 0 && cutFrom > 0 && cutFrom < triangles.length, query).toBe(true)
      }),
      // A disc so flat that its line once lay in its eye, and a bar so short that its line once reached both eyes.
      {
        numRuns: 12,
        examples: [
          [flat('disc', 'B', { widthMm: 13.5, heightMm: 8 })],
          [flat('bar', 'F.S.C', { widthMm: 13, heightMm: 8 })],
        ],
      },
    )
  }, 120_000)

  it('leaves a piece unchanged without a line, or with one that the typeface lacks letters for', async () => {
    const band = startDesign('band')
    expect(await engraved(band)).toEqual(solidsOf(band))
    expect(await engraved({ ...band, engraving: '永远' })).toEqual(solidsOf(band))
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DESIGN_FAMILIES, type Design } from './family'
import { designConflicts } from './design-conflicts'
import { FAMILIES } from './families'
import { startDesign } from './start-design'
import { fixOf, offered, wayOut, withChange } from './fixes'

const numberFor = ({ least, most, step }: { least: number; most: number; step: number }) =>
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc
        .integer({ min: 0, max: Math.round((most - least) / step) })
        .map((n) => Number((least + n * step).toFixed(2))),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(Number.NaN, 0, least - step, most + step, least + step / 3, 9999),
    },
  )
/** Any typed and chosen values, whether they can be made or not. */
const designs = fc.constantFrom(...DESIGN_FAMILIES).chain((family) => {
  const { dimensions, choices, finishes } = FAMILIES[family]
  return fc.record<Design>({
    family: fc.constant(family),
    finish: fc.constantFrom(...finishes, 'tin'),
    engraving: fc.constantFrom('', '', 'F.S.C', 'Para siempre, mi amor', 'W'.repeat(40), '<b>'),
    dimensions: fc.record(
      Object.fromEntries(
        Object.entries(dimensions).map(([name, range]) => [name, numberFor(range)]),
      ),
    ),
    choices: fc.record(
      Object.fromEntries(
        Object.entries(choices).map(([name, values]) => [name, fc.constantFrom(...values)]),
      ),
    ),
  })
})
const keys = (design: Design) =>
  designConflicts(design).map(({ field, rule }) => `${field} ${rule}`)
const outside = (key: string) => /(bounds|step|unknown)$/.test(key)

describe('a fix', () => {
  it('resolves its conflict without causing another', () => {
    fc.assert(
      fc.property(designs, (design) => {
        const before = keys(design)
        for (const conflict of designConflicts(design)) {
          const fix = fixOf(design, conflict)
          expect(fix, JSON.stringify({ design, conflict })).not.toBeNull()
          if (!fix) continue
          const after = keys(withChange(design, fix))
          expect(after).not.toContain(`${conflict.field} ${conflict.rule}`)
          // Unreadable values hide other conflicts, which may appear after them.
          for (const key of after)
            if (outside(key) || !before.some(outside)) expect(before).toContain(key)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('leads to a design that can be made, never to a dead end', () => {
    fc.assert(
      fc.property(designs, (design) => {
        const way = wayOut(design)
        expect(way && designConflicts(way.design)).toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  it('makes every choice of a makeable design reachable, and keeps what was chosen', () => {
    fc.assert(
      fc.property(
        designs.map((design) => wayOut(design)?.design).filter((design) => design !== undefined),
        (design) => {
          for (const field of [...Object.keys(FAMILIES[design.family].choices), 'finish']) {
            for (const { value, conflicts, way } of offered(design, field)) {
              if (conflicts.length === 0) {
                expect(keys(withChange(design, { field, value }))).toEqual([])
                continue
              }
              expect(
                way && designConflicts(way.design),
                JSON.stringify({ design, field, value }),
              ).toEqual([])
              expect(field === 'finish' ? way?.design.finish : way?.design.choices[field]).toBe(
                value,
              )
            }
          }
        },
      ),
      { numRuns: 200 },
    )
  })

  it('takes the nearest value', () => {
    const chain = startDesign('chain')
    const narrow = {
      ...chain,
      choices: { type: 'curb' },
      dimensions: { ...chain.dimensions, widthMm: 2.5 },
    }
    expect(offered(narrow, 'type').find(({ value }) => value === 'cuban')).toMatchObject({
      conflicts: [{ field: 'widthMm', rule: 'links', values: { least: 4 } }],
      way: { changes: [{ field: 'widthMm', value: 4 }] },
    })
    const band = startDesign('band')
    const wide = { ...band, dimensions: { ...band.dimensions, widthMm: 40 } }
    expect(
      fixOf(wide, designConflicts(wide)[0] ?? { field: '', rule: 'bounds', values: {} }),
    ).toEqual({ field: 'widthMm', value: 12 })
    const long = { ...band, engraving: 'x'.repeat(25) }
    expect(wayOut(long)?.changes[0]?.field).not.toBe('engraving')
  })
})

import { describe, expect, it } from 'vitest'
import { DESIGN_FAMILIES, type Design } from './family'
import { startDesign } from './start-design'
import { withChange } from './fixes'
import { makingNotes } from './notes'
import { measuredOf, placeOf } from './places'
import { messages } from '@/i18n/messages'

const of = (family: Design['family'], ...changes: [string, number | string][]): Design =>
  changes.reduce(
    (design, [field, value]) => withChange(design, { field, value }),
    startDesign(family),
  )
const said = (design: Design, grams: number | null = null) =>
  makingNotes(design, grams).map(({ kind, field, rule, values }) => ({
    kind,
    field,
    rule,
    ...values,
  }))

describe('making notes', () => {
  it.each(DESIGN_FAMILIES)('%s starts without a required change', (family) =>
    expect(said(startDesign(family)).filter(({ kind }) => kind === 'must')).toEqual([]),
  )
  it.each<[string, Design, number | null, object]>([
    [
      'a wall near the least',
      of('band', ['thicknessMm', 1.2]),
      null,
      { kind: 'advice', field: 'thicknessMm', rule: 'thin', measured: 1.2, limit: 1.4 },
    ],
    [
      'low letters',
      of('band', ['widthMm', 3], ['engraving', 'Ana']),
      null,
      { kind: 'advice', field: 'engraving', rule: 'small_letters', measured: 1.3, limit: 1.5 },
    ],
    [
      'PVD on links that rub',
      of('chain', ['finish', 'pvd-black']),
      null,
      { kind: 'advice', field: 'widthMm', rule: 'pvd_rubs' },
    ],
    [
      'sharp points',
      of('pendant', ['shape', 'star'], ['widthMm', 10], ['heightMm', 30]),
      null,
      { kind: 'advice', field: 'heightMm', rule: 'sharp_points', limit: 60 },
    ],
    [
      'a heavy earring',
      of('hoop'),
      9.4,
      { kind: 'advice', rule: 'heavy_earring', measured: 9.4, limit: 8 },
    ],
    [
      'a thickness that stones need',
      of('band', ['stone', 'row'], ['stoneMm', 2], ['thicknessMm', 1.2]),
      null,
      { kind: 'must', field: 'thicknessMm', rule: 'thin_for_stone', measured: 1.2, least: 1.4 },
    ],
  ])('name %s with the measured value', (_, design, grams, note) =>
    expect(said(design, grams)).toContainEqual(expect.objectContaining(note)),
  )

  it.each(DESIGN_FAMILIES)('%s: each field has a place on the model and words', (family) => {
    const design = { ...startDesign(family), engraving: 'A' }
    for (const field of [...Object.keys(design.dimensions), 'engraving', 'finish'])
      expect(placeOf(design, field).every(Number.isFinite), field).toBe(true)
    for (const { field } of measuredOf(design))
      expect(messages.en.design.fields).toHaveProperty(field)
  })
})

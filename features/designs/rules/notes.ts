import { designConflicts, letterHeight } from './design-conflicts'
import { FAMILIES } from './families'
import { type Conflict, type Design } from './family'

/** The workshop's notes on a design: required changes before it can be made, and advice. Pure. */

/** What the workshop gives advice on. */
export const ADVICE_RULES = [
  'thin',
  'small_letters',
  'pvd_rubs',
  'sharp_points',
  'stiff',
  'wide_band',
  'small_compartments',
  'heavy_earring',
] as const

export interface Note {
  kind: 'must' | 'advice'
  /** the field to look at */
  field: string
  rule: Conflict['rule'] | (typeof ADVICE_RULES)[number]
  /** `measured` and `limit`, and whatever else the words need */
  values: Readonly<Record<string, number | string>>
}

const advice = (
  field: string,
  rule: Note['rule'],
  measured: number | null,
  limit: number | null,
) => ({ field, rule, measured, limit })

/**
 * Every note on a design, required changes first.
 * @param weightGrams of a finished piece; null where it isn't known yet
 */
export function makingNotes(design: Design, weightGrams: number | null): Note[] {
  const must = designConflicts(design).map(({ field, rule, values }): Note => ({
    kind: 'must',
    field,
    rule,
    values: { measured: measuredValue(design, field), ...values },
  }))
  if (must.some(({ rule }) => rule === 'bounds' || rule === 'step' || rule === 'unknown'))
    return must
  return [
    ...must,
    ...adviceOn(design, weightGrams).map(({ field, rule, measured, limit }): Note => ({
      kind: 'advice',
      field,
      rule,
      values: { ...(measured === null ? {} : { measured }), ...(limit === null ? {} : { limit }) },
    })),
  ]
}

function measuredValue(design: Design, field: string): number | string {
  if (field === 'engraving') return design.engraving.length
  const value = design.dimensions[field]
  return value === undefined || Number.isNaN(value) ? (design.choices[field] ?? '–') : value
}

function adviceOn(design: Design, weightGrams: number | null): ReturnType<typeof advice>[] {
  const d = (name: string): number => design.dimensions[name] ?? 0
  const pvd = design.finish.startsWith('pvd-')
  const found: ReturnType<typeof advice>[] = []
  for (const field of ['thicknessMm', 'wallMm']) {
    const range = FAMILIES[design.family].dimensions[field]
    // A round wire has no separate thickness.
    if (
      range &&
      !(design.family === 'cuff' && design.choices.section === 'round') &&
      d(field) < range.least * 1.15 - 1e-9
    )
      found.push(advice(field, 'thin', d(field), Math.round(range.least * 11.5) / 10))
  }
  const height = letterHeight(design)
  if (height !== null && height < 1.5)
    found.push(advice('engraving', 'small_letters', Math.floor(height * 10) / 10, 1.5))
  if (pvd && design.family === 'chain') found.push(advice('widthMm', 'pvd_rubs', null, null))
  if (design.family === 'pendant' && design.choices.shape === 'star') {
    const degrees = Math.round(
      (2 *
        Math.atan2(
          0.46 * Math.sin(Math.PI / 5) * d('widthMm'),
          d('heightMm') * (1 - 0.46 * Math.cos(Math.PI / 5)),
        ) *
        180) /
        Math.PI,
    )
    if (degrees < 60) found.push(advice('heightMm', 'sharp_points', degrees, 60))
  }
  if (
    design.family === 'cuff' &&
    d('openingMm') > 0 &&
    design.choices.section !== 'round' &&
    d('thicknessMm') > 2.5
  )
    found.push(advice('thicknessMm', 'stiff', d('thicknessMm'), 2.5))
  if (design.family === 'band' && d('widthMm') > 8)
    found.push(advice('widthMm', 'wide_band', d('widthMm'), 8))
  if (design.family === 'drawer') {
    for (const [field, side] of [
      ['columns', 'widthMm'],
      ['rows', 'depthMm'],
    ] as const) {
      const room = Math.floor((d(side) - 6.8) / d(field))
      if (room < 40) found.push(advice(field, 'small_compartments', room, 40))
    }
  }
  if (design.family === 'hoop' && weightGrams !== null && weightGrams > 8)
    found.push(advice('thicknessMm', 'heavy_earring', weightGrams, 8))
  return found
}

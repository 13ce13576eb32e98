import { FAMILIES } from './families'
import { letterHeight } from './design-conflicts'
import { type Design } from './family'

/**
 * The words of a design, for pages, drawings and requests alike. Its keys come from the family's own lists: a test
 * checks each of them against the messages.
 */
export type DesignTranslator = (key: string, values?: Record<string, string | number>) => string

/** A label and its value: `Inner diameter`, `18.2 mm`. */
export type DesignRow = [label: string, value: string]

/** The family's name. */
export const designName = (t: DesignTranslator, design: Pick<Design, 'family'>): string =>
  t(`families.${design.family}`)

/** Dimensions in the family's order; those of stones only where there are any. */
export function dimensionRows(t: DesignTranslator, design: Design): DesignRow[] {
  return Object.entries(FAMILIES[design.family].dimensions)
    .filter(([name]) => name !== 'stoneMm' || design.choices.stone !== 'none')
    .map(([name, { unit }]): DesignRow => [
      t(`fields.${name}`),
      unit === 'count'
        ? String(design.dimensions[name])
        : t('millimetres', { value: design.dimensions[name] ?? Number.NaN }),
    ])
}

/** The choices other than the finish. */
function choiceRows(t: DesignTranslator, design: Design): DesignRow[] {
  return Object.keys(FAMILIES[design.family].choices).map((name): DesignRow => [
    t(`fields.${name}`),
    t(`values.${design.choices[name]}`),
  ])
}

function engravingRows(t: DesignTranslator, design: Design): DesignRow[] {
  const height = letterHeight(design)
  return height === null
    ? []
    : [[t('fields.engraving'), t('engravingValue', { text: design.engraving, height })]]
}

/** The full description of a design, in the family's order. */
export const designRows = (t: DesignTranslator, design: Design): DesignRow[] => [
  ...dimensionRows(t, design),
  ...choiceRows(t, design),
  [t('fields.finish'), t(`values.${design.finish}`)],
  ...engravingRows(t, design),
]

/** The weight of a piece, in words; for earrings, of each. */
export const weightText = (t: DesignTranslator, design: Design, grams: number): string =>
  t(FAMILIES[design.family].pieces === 2 ? 'weightPair' : 'weightValue', { grams })

/** The fields of a request line that a design determines. */
export interface DesignSpecification {
  type: string
  grade: '316L' | 'not steel'
  finish: string
  size: string
  engraving?: string
}

/** A design as the line of a request: the same words for everybody, from the design alone. */
export function designSpecification(t: DesignTranslator, design: Design): DesignSpecification {
  return {
    type: designName(t, design),
    grade: FAMILIES[design.family].line === 'boxes' ? 'not steel' : '316L',
    finish: t(`values.${design.finish}`),
    size: [...dimensionRows(t, design), ...choiceRows(t, design)]
      .map((row) => row.join(' '))
      .join(', '),
    ...(design.engraving ? { engraving: design.engraving } : {}),
  }
}

import { FAMILIES, letterHeight, type Design } from './families'

/** The words of a design, for pages, drawings and requests alike. */
export type DesignTranslator = (key: string, values?: Record<string, string | number>) => string

/** The family's name. */
export const designName = (t: DesignTranslator, design: Pick<Design, 'family'>): string =>
  t(`families.${design.family}`)

/** `Inner diameter 18.2 mm`, in the family's order; what does not count is left out. */
export function designRows(t: DesignTranslator, design: Design): [string, string][] {
  const family = FAMILIES[design.family]
  const dimensions = Object.entries(family.dimensions)
    .filter(([name]) => name !== 'stoneMm' || design.choices.stone !== 'none')
    .map(([name, { unit }]): [string, string] => [
      t(`fields.${name}`),
      `${design.dimensions[name]}${unit === 'count' ? '' : ' mm'}`,
    ])
  const choices = Object.keys(family.choices).map((name): [string, string] => [
    t(`fields.${name}`),
    t(`values.${design.choices[name]}`),
  ])
  const height = letterHeight(design)
  const engraving: [string, string][] =
    height === null
      ? []
      : [[t('fields.engraving'), `“${design.engraving}”, ${height.toFixed(1)} mm`]]
  return [
    ...dimensions,
    ...choices,
    [t('fields.finish'), t(`values.${design.finish}`)],
    ...engraving,
  ]
}

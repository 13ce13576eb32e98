import { describe, expect, it } from 'vitest'
import { customSpecificationSchema } from '@/features/basket/schema'
import { documentTranslator } from '@/i18n/translator'
import { DESIGN_FAMILIES, type Design } from './family'
import { FAMILIES } from './families'
import { startDesign } from './start-design'
import { designQuery } from './address'
import { listedDesign } from './listed'
import { designRows, designSpecification, type DesignTranslator } from './words'

const t = documentTranslator('design') as DesignTranslator

/** Every family with every value of every choice and every finish, at its longest. */
const designs = DESIGN_FAMILIES.flatMap((family): Design[] => {
  const start = startDesign(family)
  const { choices, finishes, dimensions } = FAMILIES[family]
  const largest = Object.fromEntries(
    Object.entries(dimensions).map(([name, { most, step }]) => [name, most - step]),
  )
  return [
    ...finishes.map((finish) => ({ ...start, finish })),
    ...Object.entries(choices).flatMap(([field, values]) =>
      values.map((value) => ({
        ...start,
        dimensions: largest,
        choices: { ...start.choices, [field]: value },
      })),
    ),
  ]
})

describe('the words of a design', () => {
  it('exist for every possible choice, and fit into a request', () => {
    for (const design of designs) {
      const specification = designSpecification(t, design)
      expect(
        customSpecificationSchema.safeParse(specification).error,
        designQuery(design),
      ).toBeUndefined()
      for (const [label, value] of designRows(t, design))
        for (const text of [label, value, ...Object.values(specification)])
          expect(text, designQuery(design)).not.toMatch(/undefined|design\.|NaN/)
    }
  })

  it('are refused for a design with a missing choice, never replaced by the key of a text', () => {
    expect(() => designRows(t, { ...startDesign('band'), choices: {} })).toThrow()
  })

  it('end with the weight of that very design', () => {
    const listed = (widthMm: number) =>
      listedDesign(
        designQuery({
          ...startDesign('drawer'),
          dimensions: {
            ...startDesign('drawer').dimensions,
            widthMm,
          },
        }),
      )
    expect(listed(420)?.weightGrams).not.toBe(listed(600)?.weightGrams)
    expect(listed(420)?.facts.at(-1)).toEqual(['Weight', `about ${listed(420)?.weightGrams} g`])
    expect(listedDesign('family=drawer&widthMm=9999')).toBeNull()
  })
})

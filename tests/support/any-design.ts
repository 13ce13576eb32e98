import fc from 'fast-check'
import { FAMILIES } from '@/features/designs/rules/families'
import { type Design, type DesignFamilyId } from '@/features/designs/rules/family'

/** Any values within the limits of some families, engraved with one of some texts; they may still conflict. */
export const anyDesign = (
  families: readonly DesignFamilyId[],
  engravings: readonly string[],
): fc.Arbitrary<Design> =>
  fc.constantFrom(...families).chain((family) => {
    const { dimensions, choices, finishes } = FAMILIES[family]
    return fc.record<Design>({
      family: fc.constant(family),
      finish: fc.constantFrom(...finishes),
      engraving: fc.constantFrom(...engravings),
      dimensions: fc.record(
        Object.fromEntries(
          Object.entries(dimensions).map(([name, { least, most, step }]) => [
            name,
            fc
              .integer({ min: Math.ceil(least / step), max: Math.floor(most / step) })
              .map((steps) => Number((steps * step).toFixed(2))),
          ]),
        ),
      ),
      choices: fc.record(
        Object.fromEntries(
          Object.entries(choices).map(([name, values]) => [name, fc.constantFrom(...values)]),
        ),
      ),
    })
  })

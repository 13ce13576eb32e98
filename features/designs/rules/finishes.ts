import { designConflicts } from './design-conflicts'
import { FAMILIES } from './families'
import type { Design } from './family'
import { withChange } from './fixes'

/** The finishes available for a design as it is, in its family's order. Pure; browser-safe. */
export const finishesOf = (design: Design): string[] =>
  FAMILIES[design.family].finishes.filter(
    (finish) =>
      designConflicts(withChange(design, { field: 'finish', value: finish })).length === 0,
  )

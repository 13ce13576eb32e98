import type { Design, DesignFamilyId } from './family'
import { FAMILIES } from './families'

/** The designs that shaping starts from. Pure. */

/** A family's first design. */
export function startDesign(family: DesignFamilyId): Design {
  const { dimensions, choices, finishes } = FAMILIES[family]
  return {
    family,
    finish: finishes[0] ?? '',
    engraving: '',
    dimensions: Object.fromEntries(
      Object.entries(dimensions).map(([name, { start }]) => [name, start]),
    ),
    choices: Object.fromEntries(
      Object.entries(choices).map(([name, values]) => [name, values[0] ?? '']),
    ),
  }
}

const BY_TYPE: Readonly<Record<string, DesignFamilyId>> = {
  rings: 'band',
  bangles: 'cuff',
  bracelets: 'chain',
  anklets: 'chain',
  pendants: 'pendant',
  earrings: 'hoop',
  'wood-boxes': 'box',
  'leather-boxes': 'box',
  drawers: 'drawer',
}

/** The family for designing pieces of a catalog type; null where there is none. */
export const familyOfType = (type: string): DesignFamilyId | null => BY_TYPE[type] ?? null

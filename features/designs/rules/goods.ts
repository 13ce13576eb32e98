import type { GoodsFacts } from '@/features/tariffs/rules/goods-facts'
import type { Design, DesignFamilyId } from './family'
import { FAMILIES } from './families'

/**
 * What the family and choices of a made-to-order design tell customs. What they don't tell is left out and asked: that
 * stones are set is known, but not of which kind. Pure; browser-safe.
 */
export interface DesignGoods {
  facts: GoodsFacts
  /** what it certainly isn't */
  excludes: GoodsFacts
}

const JEWELRY: GoodsFacts = { kind: 'jewelry', metal: 'base', cuff_link: 'no', chain: 'none' }
/** Finishes that are a coating; the others leave the metal as it is. */
const COATED = /^pvd-/
const WOODS = ['walnut', 'oak']
/** Boxes that stay at home, by their content: one for a single piece may be carried, which is asked. */
const KEPT_AT_HOME = ['keepsake', 'chest']

const OF_FAMILY: Readonly<Record<DesignFamilyId, (design: Design) => DesignGoods>> = {
  band: ({ choices }) =>
    choices.stone === 'none'
      ? plain({ ...JEWELRY, stones: 'none' })
      : { facts: JEWELRY, excludes: { stones: 'none' } },
  signet: () => plain({ ...JEWELRY, stones: 'none' }),
  cuff: () => plain({ ...JEWELRY, stones: 'none' }),
  // Cut to length, with its clasp.
  chain: () => plain({ ...JEWELRY, stones: 'none', chain: 'finished' }),
  pendant: () => plain({ ...JEWELRY, stones: 'none' }),
  hoop: () => plain({ ...JEWELRY, stones: 'none' }),
  // All of its linings are velvet, which is a textile; its finish is its outer surface.
  box: ({ finish, choices }) =>
    plain(
      WOODS.includes(finish)
        ? { kind: 'case', surface: 'wood', lining: 'textile' }
        : {
            kind: 'case',
            surface: 'plastic_sheeting',
            ...(KEPT_AT_HOME.includes(choices.content ?? '') ? { carried: 'no' } : {}),
          },
    ),
  // Nobody has chosen whether it is used at home or in a shop.
  drawer: () => plain({ kind: 'display', body: 'stainless' }),
}

const plain = (facts: GoodsFacts): DesignGoods => ({ facts, excludes: {} })

/** The facts that a design determines. */
export function designGoods(design: Design): DesignGoods {
  const { facts, excludes } = OF_FAMILY[design.family](design)
  return {
    facts:
      FAMILIES[design.family].line === 'boxes'
        ? facts
        : { ...facts, plating: COATED.test(design.finish) ? 'pvd' : 'none' },
    excludes,
  }
}

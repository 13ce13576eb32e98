import type { GoodsFacts } from '@/features/tariffs/rules/goods-facts'
import type { Design, DesignFamilyId } from './family'
import { FAMILIES } from './families'

/**
 * What a made-to-order design says to customs by its family and choices. What they don't say is left out and asked:
 * stones are set, of which kind isn't chosen here. Pure; browser-safe.
 */
export interface DesignGoods {
  facts: GoodsFacts
  /** what it is anything but */
  excludes: GoodsFacts
}

const JEWELRY: GoodsFacts = { kind: 'jewelry', metal: 'base', cuff_link: 'no', chain: 'none' }
/** Finishes that are a coating; the others leave the metal as it is. */
const COATED = /^pvd-/
const WOODS = ['walnut', 'oak']
/** Boxes that are kept at home, by what they hold: those for one piece may be carried, which is asked. */
const KEPT_AT_HOME = ['keepsake', 'chest']

const OF_FAMILY: Readonly<Record<DesignFamilyId, (design: Design) => DesignGoods>> = {
  band: ({ choices }) =>
    choices.stone === 'none'
      ? plain({ ...JEWELRY, stones: 'none' })
      : { facts: JEWELRY, excludes: { stones: 'none' } },
  signet: () => plain({ ...JEWELRY, stones: 'none' }),
  cuff: () => plain({ ...JEWELRY, stones: 'none' }),
  // At its length, with its clasp.
  chain: () => plain({ ...JEWELRY, stones: 'none', chain: 'finished' }),
  pendant: () => plain({ ...JEWELRY, stones: 'none' }),
  hoop: () => plain({ ...JEWELRY, stones: 'none' }),
  // Every lining of it is velvet, which is a textile; its finish is its outer surface.
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
  // Whether it is used at home or in a shop nobody has chosen.
  drawer: () => plain({ kind: 'display', body: 'stainless' }),
}

const plain = (facts: GoodsFacts): DesignGoods => ({ facts, excludes: {} })

/** The facts that a design settles. */
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

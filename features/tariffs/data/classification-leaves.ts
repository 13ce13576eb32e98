import { isEuState } from '../schema'

/** Leaves of the classification tree: national codes with the rule and the rulings that put the goods there. */

/** Areas with a nomenclature of their own: the Union's members share one. */
export const CODE_AREAS = ['US', 'EU', 'GB', 'CA', 'AU', 'MX', 'IN'] as const
export type CodeArea = (typeof CODE_AREAS)[number]

export interface LeafCode {
  code: string
  /** day of the last reading; null for a row written from memory, which is shown as not reviewed */
  reviewedOn: string | null
}

export interface Leaf {
  title: string
  /** the rule of interpretation, note or term that decides */
  rule: string
  rulings: readonly string[]
  codes: Readonly<Partial<Record<CodeArea, LeafCode>>>
}

const READ_ON = '2026-11-28'
const read = (code: string): LeafCode => ({ code, reviewedOn: READ_ON })
const readLater = (code: string): LeafCode => ({ code, reviewedOn: '2026-11-29' })
const recalled = (code: string): LeafCode => ({ code, reviewedOn: null })

const CASE_4202 = 'GRI 1: heading 4202, second part, by its outer surface'
const PAPER = `${CASE_4202}; chapter 48 note 2(h) keeps it out of 4819`
const IMITATION = 'GRI 1 and 6: heading 7117; chapter 71 note 11'
const SET = 'GRI 1: heading 7116 takes pieces set with stones of any worth; chapter 71 note 1'
const WOOD = 'GRI 1 and 6: heading 4420, jewelry and like boxes'

const OF_SHEETING = {
  US: read('4202.92.9700'),
  CA: read('4202.92.90'),
  AU: read('4202.92.90'),
  MX: read('4202.92.04'),
}
const OF_PAPER = {
  EU: read('4202.99.00'),
  GB: read('4202.99.00.00'),
  CA: read('4202.99.90'),
  AU: read('4202.99.00'),
  MX: read('4202.99.99'),
}
const OF_IMITATION = {
  EU: read('7117.19.00'),
  GB: read('7117.19.00.90'),
  CA: read('7117.19.90'),
  AU: read('7117.19.00'),
  MX: recalled('7117.19.99'),
  IN: recalled('7117.19.90'),
}
const OF_STONES = {
  EU: recalled('7116.20.80'),
  GB: recalled('7116.20.80'),
  AU: recalled('7116.20.00'),
}
/**
 * In the Union and the UK caskets stand in .10 by one reading and in .91 or .99 by another: the
 * dearest until it is ruled.
 */
const OF_WOOD = {
  EU: recalled('4420.90.10'),
  GB: recalled('4420.90.10'),
  CA: readLater('4420.90.00'),
  AU: read('4420.90.00'),
  MX: read('4420.90.99'),
}
const OF_STEEL = {
  EU: read('7326.90.98'),
  GB: read('7326.90.98'),
  CA: read('7326.90.90'),
  AU: recalled('7326.90.90'),
  IN: recalled('7326.90.99'),
}

export const LEAVES = {
  cuff_links: {
    title: 'Cuff links and studs of base metal',
    rule: IMITATION,
    rulings: ['NY N023308', 'NY L89664'],
    codes: {
      US: read('7117.11.0000'),
      EU: read('7117.11.00'),
      GB: read('7117.11.00'),
      CA: recalled('7117.11.00'),
      AU: read('7117.11.00'),
      IN: recalled('7117.11.00'),
    },
  },
  imitation: {
    title: 'Imitation jewelry of base metal, plated or not',
    rule: IMITATION,
    rulings: ['UK 600011324'],
    codes: { US: read('7117.19.9000'), ...OF_IMITATION },
  },
  chain_to_33: {
    title: 'Rope, curb, cable and like chain in continuous lengths, up to 33 cents a metre',
    rule: `${IMITATION}; suitable for making articles of 7117`,
    rulings: [],
    codes: { US: read('7117.19.1500'), ...OF_IMITATION },
  },
  chain_over_33: {
    title: 'Rope, curb, cable and like chain in continuous lengths, over 33 cents a metre',
    rule: `${IMITATION}; suitable for making articles of 7117`,
    rulings: [],
    codes: { US: read('7117.19.2000'), ...OF_IMITATION },
  },
  imitation_other: {
    title: 'Imitation jewelry without metal that gives it its character',
    rule: IMITATION,
    rulings: [],
    codes: {
      US: read('7117.90.9000'),
      EU: read('7117.90.00'),
      GB: read('7117.90.00'),
      CA: recalled('7117.90.00'),
      AU: read('7117.90.00'),
      IN: recalled('7117.90.90'),
    },
  },
  stones_to_40: {
    title: 'Jewelry set with zirconia, synthetic or natural stones, up to USD 40 a piece',
    rule: SET,
    rulings: ['HQ 950769', 'HQ H063616', 'HQ H328582', 'NY K85853', 'NY N345479'],
    codes: { US: read('7116.20.0580'), ...OF_STONES },
  },
  stones_over_40: {
    title: 'Jewelry set with zirconia, synthetic or natural stones, over USD 40 a piece',
    rule: SET,
    rulings: ['HQ 950769'],
    codes: { US: readLater('7116.20.1500'), ...OF_STONES },
  },
  link_strip: {
    title: 'Continuous strip of stainless links, not yet jewelry',
    rule: 'GRI 1: not an article of 7117, so another article of steel, heading 7326',
    rulings: ['NY J87575'],
    codes: { US: read('7326.90.8688'), ...OF_STEEL },
  },
  wood_lined: {
    title: 'Wooden jewelry or watch box, lined with textile fabric',
    rule: `${WOOD}; lined with textile fabrics`,
    rulings: ['NY R02771', 'NY G86407', 'NY N246659'],
    codes: { US: read('4420.90.6500'), ...OF_WOOD },
  },
  wood_unlined: {
    title: 'Wooden jewelry or watch box, not lined with textile fabric',
    rule: `${WOOD}; flock, foil, plastic and coated cotton are no textile fabric`,
    rulings: ['NY L87467', 'NY K87556', 'NY N141875', 'NY 879277'],
    codes: { US: read('4420.90.4500'), ...OF_WOOD },
  },
  crate: {
    title: 'Decorative wooden crate, not a case',
    rule: 'GRI 1 and 6: heading 4420, but no jewelry, silverware or like box',
    rulings: ['HQ H315828, which revokes NY N274180'],
    codes: { US: readLater('4420.90.8000'), EU: read('4420.90.99'), AU: read('4420.90.00') },
  },
  leather_case: {
    title: 'Jewelry case with outer surface of leather',
    rule: CASE_4202,
    rulings: ['NY N246659'],
    codes: {
      US: readLater('4202.91.9090'),
      EU: read('4202.91.80'),
      GB: read('4202.91.80'),
      CA: read('4202.91.90'),
      AU: read('4202.91.90'),
      MX: read('4202.91.01'),
    },
  },
  sheeting_case: {
    title: 'Jewelry case with outer surface of plastic sheeting, such as PU leather',
    rule: CASE_4202,
    rulings: ['NY N233571'],
    codes: { ...OF_SHEETING, EU: read('4202.92.19'), GB: read('4202.92.19') },
  },
  textile_case: {
    title: 'Jewelry case with outer surface of textile, such as velvet',
    rule: CASE_4202,
    rulings: ['NY N270577'],
    codes: { ...OF_SHEETING, EU: read('4202.92.98'), GB: read('4202.92.98') },
  },
  pocket_laminated: {
    title: 'Case carried in pocket or handbag, of reinforced or laminated plastics',
    rule: 'GRI 1 and 6: 4202.32, articles normally carried in the pocket or in the handbag',
    rulings: [],
    codes: {
      US: read('4202.32.1000'),
      EU: read('4202.32.10'),
      GB: read('4202.32.10'),
      CA: read('4202.32.10'),
      AU: read('4202.32.10'),
      MX: read('4202.32.03'),
    },
  },
  paper_plastic_base: {
    title: 'Rigid jewelry box, moulded plastic covered with paper',
    rule: PAPER,
    rulings: ['NY N235110', 'NY N233571', 'NY A83181'],
    codes: { US: read('4202.99.1000'), ...OF_PAPER },
  },
  paper_case: {
    title: 'Rigid jewelry box of paperboard, covered with paper',
    rule: PAPER,
    rulings: ['HQ 966321'],
    codes: { US: read('4202.99.9000'), ...OF_PAPER },
  },
  rigid_packing: {
    title: 'Rigid paperboard gift box, not made for a piece of jewelry or a watch',
    rule: 'GRI 1: heading 4819, other packing containers',
    rulings: ['NY N003010'],
    codes: {
      US: read('4819.50.4040'),
      EU: read('4819.50.00'),
      GB: read('4819.50.00'),
      AU: read('4819.50.00'),
      MX: read('4819.50.91'),
    },
  },
  folding_carton: {
    title: 'Folding carton of paperboard that isn’t corrugated',
    rule: 'GRI 1 and 6: heading 4819, folding cartons, boxes and cases',
    rulings: ['NY N326307', 'NY L86272', 'NY 895794'],
    codes: { US: read('4819.20.0040'), EU: recalled('4819.20.00'), GB: recalled('4819.20.00') },
  },
  corrugated_carton: {
    title: 'Carton of corrugated paperboard',
    rule: 'GRI 1 and 6: heading 4819, cartons of corrugated paper or paperboard',
    rulings: [],
    codes: { US: recalled('4819.10.0040'), EU: recalled('4819.10.00'), GB: recalled('4819.10.00') },
  },
  steel_household: {
    title: 'Household article of stainless steel: box, tray, stand or organizer',
    rule: 'GRI 1 and 6: heading 7323, household articles, by the metal of the subheading',
    rulings: ['NY N013044', 'NY 806363'],
    codes: {
      US: read('7323.93.0080'),
      EU: read('7323.93.00'),
      GB: read('7323.93.00'),
      CA: read('7323.93.90'),
      AU: recalled('7323.93.00'),
      MX: recalled('7323.93.05'),
      IN: recalled('7323.93.90'),
    },
  },
  other_steel_household: {
    title: 'Household article of other steel: box, tray, stand or organizer',
    rule: 'GRI 1 and 6: heading 7323, household articles of iron or steel',
    rulings: ['NY N013044', 'NY 806363'],
    codes: { US: read('7323.99.90') },
  },
  steel_shop: {
    title: 'Display of steel for a shop, not for a household',
    rule: 'GRI 1: not for the household, so another article of steel, heading 7326',
    rulings: [],
    codes: { US: read('7326.90.8688'), ...OF_STEEL },
  },
  wood_display: {
    title: 'Display block or stand of wood',
    rule: 'GRI 1 and 6: heading 4420, ornaments and furniture not of chapter 94',
    rulings: ['UK 600013032', 'UK 600013030'],
    codes: { US: readLater('4420.90.8000'), EU: read('4420.90.99'), GB: read('4420.90.99.90') },
  },
  plastic_household: {
    title: 'Jewelry organizer of plastic for the household',
    rule: 'GRI 1: heading 3924, household articles of plastics',
    rulings: ['NY C88690', 'HQ H341208'],
    codes: {
      US: read('3924.90.56'),
      EU: read('3924.90.00'),
      GB: read('3924.90.00'),
      CA: read('3924.90.00'),
      AU: read('3924.90.00'),
      MX: read('3924.90.99'),
    },
  },
} as const satisfies Record<string, Leaf>

export type LeafId = keyof typeof LEAVES

/** The area whose nomenclature a destination uses; itself where it has its own. */
export const codeArea = (destination: string): CodeArea | null =>
  isEuState(destination)
    ? 'EU'
    : (CODE_AREAS.find((area) => area !== 'EU' && area === destination) ?? null)

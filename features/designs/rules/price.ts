import { multiplyRatio } from '@/platform/money'
import { FAMILIES } from './families'
import { type Design, type DesignFamilyId } from './family'

/**
 * The probable price ex works of a made-to-order design, its MOQ and lead time, for planning: the desk prices each
 * request. Pure. The figures are planning rates of the demonstration, like its products; a factory replaces them with
 * its own.
 */

/** US cents for a piece before material and finish, at the family's MOQ. */
const MAKING: Readonly<Record<DesignFamilyId, number>> = {
  band: 92,
  signet: 165,
  cuff: 148,
  chain: 190,
  pendant: 74,
  hoop: 128,
  box: 310,
  drawer: 980,
}
/** US cents for a kilogram of finished piece, including scrap. */
const MATERIAL_PER_KG: Readonly<Record<'jewelry' | 'boxes' | 'organizers', number>> = {
  jewelry: 1_150,
  boxes: 620,
  organizers: 540,
}

interface Effect {
  /** US cents for a piece */
  cents: number
  /** additional production days */
  days: number
  /** minimum order quantity; 0 where the family's own applies */
  moq: number
}
const effect = (cents: number, days: number, moq = 0): Effect => ({ cents, days, moq })
const NOTHING = effect(0, 0)
/** A PVD chamber is filled with one colour: its lot is the MOQ. */
const FINISH: Readonly<Record<string, Effect>> = {
  polished: NOTHING,
  brushed: effect(8, 0),
  'pvd-gold': effect(34, 2),
  'pvd-rose-gold': effect(38, 3, 200),
  'pvd-black': effect(30, 3, 200),
  walnut: effect(90, 3),
  oak: effect(70, 3),
  charcoal: NOTHING,
  ivory: NOTHING,
  burgundy: NOTHING,
}
const STONE: Readonly<Record<string, Effect>> = { row: effect(160, 5), solitaire: effect(95, 3) }
const ENGRAVING = effect(18, 2)
/** Engraved on a plate that is set into the front. */
const ENGRAVED_PLATE = effect(85, 3)
/** US cents for each compartment beyond the first. */
const COMPARTMENT = 22

/** From so many times the MOQ on, a piece costs this share of the price at the MOQ, in hundredths. */
const SCALE = [
  [1, 100],
  [3, 92],
  [10, 85],
  [30, 80],
] as const

export interface DesignBreak {
  fromQuantity: number
  unitPriceMinor: number
}

/** The terms of a design in planning figures; for earrings, of a pair. */
export interface DesignTerms {
  /** from the MOQ on, US cents for a piece */
  breaks: DesignBreak[]
  moq: number
  /** days of production after the sample is approved */
  leadTimeDays: number
}

/** The terms of a design. @param weightGrams of a finished piece, to a tenth */
export function designTerms(design: Design, weightGrams: number): DesignTerms {
  const { line, moq: least, pieces, leadTimeDays } = FAMILIES[design.family]
  const effects = [
    FINISH[design.finish] ?? NOTHING,
    STONE[design.choices.stone ?? ''] ?? NOTHING,
    design.engraving === '' ? NOTHING : design.family === 'box' ? ENGRAVED_PLATE : ENGRAVING,
  ]
  const material = multiplyRatio(
    MATERIAL_PER_KG[line],
    BigInt(Math.round(weightGrams * 10) * pieces),
    10_000n,
  )
  const compartments =
    design.family === 'drawer'
      ? COMPARTMENT *
        Math.max(0, (design.dimensions.columns ?? 1) * (design.dimensions.rows ?? 1) - 1)
      : 0
  const single =
    MAKING[design.family] +
    compartments +
    material +
    effects.reduce((sum, { cents }) => sum + cents, 0)
  const moq = Math.max(least, ...effects.map((each) => each.moq))
  const breaks = SCALE.map(([times, hundredths]) => ({
    fromQuantity: least * times,
    unitPriceMinor: multiplyRatio(single, BigInt(hundredths), 100n),
  }))
  const reached = breaks.findLastIndex(({ fromQuantity }) => fromQuantity <= moq)
  return {
    breaks: breaks
      .slice(reached)
      .map((each, i) => (i === 0 ? { ...each, fromQuantity: moq } : each)),
    moq,
    leadTimeDays: leadTimeDays + effects.reduce((sum, { days }) => sum + days, 0),
  }
}

/** The price of a piece at a quantity; below the MOQ, the price at the MOQ. */
export function unitPriceAt(breaks: readonly DesignBreak[], quantity: number): number {
  return (
    (breaks.findLast(({ fromQuantity }) => fromQuantity <= quantity) ?? breaks[0])
      ?.unitPriceMinor ?? 0
  )
}

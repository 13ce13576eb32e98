import { multiplyRatio } from '@/platform/money'
import { FAMILIES, type Design, type DesignFamilyId } from './families'

/**
 * What a made-to-order design is likely to cost ex works, for planning: the desk prices each request. Pure.
 * The figures are planning rates of the demonstration, like the demonstration's products; a factory puts its own in their place.
 */

/** US cents a piece before material and finish, at the family's MOQ. */
const MAKING: Readonly<Record<DesignFamilyId, number>> = { band: 92, signet: 165, cuff: 148, chain: 190, pendant: 74, hoop: 128, box: 310, drawer: 980 }
/** US cents a kilogram of finished piece, scrap included. */
const MATERIAL_PER_KG: Readonly<Record<'jewelry' | 'boxes' | 'organizers', number>> = { jewelry: 1_150, boxes: 620, organizers: 540 }
/** US cents a piece. */
const FINISH: Readonly<Record<string, number>> = { polished: 0, brushed: 8, 'pvd-gold': 34, 'pvd-rose-gold': 38, 'pvd-black': 30, walnut: 90, oak: 70, charcoal: 0, ivory: 0, burgundy: 0 }
const ENGRAVING = 18
const STONE: Readonly<Record<string, number>> = { row: 160, solitaire: 95 }
/** From so many times the MOQ, a piece costs this share of the price at the MOQ, in hundredths. */
const SCALE = [[1, 100], [3, 92], [10, 85], [30, 80]] as const

export interface DesignBreak {
  fromQuantity: number
  unitPriceMinor: number
}

/** Planning price breaks of a design, US cents a piece, of earrings a pair. @param weightGrams of a finished piece, to a tenth */
export function planningBreaks(design: Design, weightGrams: number): DesignBreak[] {
  const { line, moq, pieces } = FAMILIES[design.family]
  const material = multiplyRatio(MATERIAL_PER_KG[line], BigInt(Math.round(weightGrams * 10) * pieces), 10_000n)
  const single = MAKING[design.family] + material + (FINISH[design.finish] ?? 0) + (design.engraving ? ENGRAVING : 0) + (STONE[design.choices.stone ?? ''] ?? 0)
  return SCALE.map(([times, hundredths]) => ({ fromQuantity: moq * times, unitPriceMinor: multiplyRatio(single, BigInt(hundredths), 100n) }))
}

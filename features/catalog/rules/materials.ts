/** What a design is made of, by weight, and what that tells the tariff engine. Pure; browser-safe. */

export interface MaterialShare {
  material: string
  /** percent of the weight, decimal */
  percent: string
}

/** Metals counted by Section 232 of the United States: steel, aluminium, copper, their alloys. */
const COUNTED = /steel|iron|alumini?um|copper|brass|bronze|tinplate/i
const NO_METAL =
  /glass|crystal|zirconia|stone|pearl|ceramic|enamel|resin|plastic|acrylic|silicone|rubber|leather|velvet|suede|textile|cotton|polyester|nylon|satin|ribbon|felt|paper|board|card|wood|walnut|oak|bamboo|mdf|veneer|foam|cork|lacquer|paint|glue/i

/** Hundredths of a percent, exact. */
export const hundredths = (percent: string): number => {
  const [whole = '0', fraction = ''] = percent.split('.')
  return Number(whole) * 100 + Number(fraction.padEnd(2, '0').slice(0, 2))
}

/** The share of the weight in metals counted by Section 232, in hundredths of a percent. */
export const metalHundredths = (materials: readonly MaterialShare[]): number =>
  materials.reduce(
    (sum, { material, percent }) => sum + (COUNTED.test(material) ? hundredths(percent) : 0),
    0,
  )

/**
 * Facts for the tariff engine that a breakdown determines: whether counted metals are under 15% of the weight. A
 * material of unknown kind leaves it open, where it could change the answer.
 * @returns nothing for a design without a breakdown
 */
export function materialFacts(materials: readonly MaterialShare[]): Record<string, boolean> {
  if (materials.length === 0) return {}
  const share = (of: (material: string) => boolean) =>
    materials.reduce(
      (sum, { material, percent }) => sum + (of(material) ? hundredths(percent) : 0),
      0,
    )
  const metal = metalHundredths(materials)
  const open = share((material) => !COUNTED.test(material) && !NO_METAL.test(material))
  if (metal >= LITTLE) return { metal_under_15: false }
  return metal + open < LITTLE ? { metal_under_15: true } : {}
}
/** 15%, in hundredths of a percent */
const LITTLE = 1_500

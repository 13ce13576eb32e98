import type { DemoProduct, DemoRules } from './types'

/**
 * Customs codes elsewhere by the US one: of the EU (one code for all its states, stored under
 * Germany), the UK, Canada and Australia. 4202.92 is plastic sheeting or textile outside there,
 * which a design's facts would have to say: it has no code here.
 */
const NATIONAL: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '7117.11.0000': { DE: '7117.11.00', GB: '7117.11.00', CA: '7117.11.00', AU: '7117.11.00' },
  '7117.19.9000': { DE: '7117.19.00', GB: '7117.19.00', CA: '7117.19.90', AU: '7117.19.00' },
  '7323.93.0080': { DE: '7323.93.00', GB: '7323.93.00', CA: '7323.93.90', AU: '7323.93.00' },
  '7326.90.8688': { DE: '7326.90.98', GB: '7326.90.98', CA: '7326.90.90', AU: '7326.90.90' },
  '4202.92.9700': { CA: '4202.92.90', AU: '4202.92.90' },
  '4202.99.9000': { DE: '4202.99.00', GB: '4202.99.00', CA: '4202.99.90', AU: '4202.99.00' },
  '4420.90.4500': { DE: '4420.90.10', GB: '4420.90.10', CA: '4420.90.00', AU: '4420.90.00' },
  '4420.90.6500': { DE: '4420.90.10', GB: '4420.90.10', CA: '4420.90.00', AU: '4420.90.00' },
}

/**
 * Materials, customs codes elsewhere, and prices of single SKUs and options: enough designs have
 * each for a newcomer to see it, and each figure follows from the design's own. Plausible, not
 * real.
 * @param serial a number of the design in its line
 */
export function rulesFor(product: Omit<DemoProduct, 'rules'>, serial: number): DemoRules {
  const { finishes, sizes, priceBreaks, options, styleNumber, hsCodeUs, material } = product
  const sku = (finish: string | undefined, size: string | undefined) =>
    `${styleNumber}-${finish}-${size}`.toUpperCase()
  const coated = finishes.filter(({ code }) => code.startsWith('pvd-'))
  const dear = serial % 4 === 0 ? coated.at(-1) : undefined
  const packing = options.find(({ kind }) => kind === 'packaging')
  return {
    // A finish that gets cheaper faster than the design: large orders fill its chamber.
    variantBreaks: dear
      ? sizes.flatMap(({ code }) =>
          priceBreaks.map(({ fromQuantity, unitPriceMinor }, i) => ({
            sku: sku(dear.code, code),
            fromQuantity,
            unitPriceMinor: unitPriceMinor + Math.round((dear.unitPriceDeltaMinor * (10 - i)) / 10),
          })),
        )
      : [],
    optionBreaks: packing
      ? [
          {
            code: packing.code,
            fromQuantity: Math.max(1_000, packing.minimumQuantity),
            unitPriceMinor: Math.round(packing.unitPriceMinor * 0.85),
          },
        ]
      : [],
    hsCodes: Object.entries(NATIONAL[hsCodeUs] ?? {}).map(([destination, code]) => ({
      destination,
      code,
    })),
    materials: /stone/i.test(product.summary)
      ? [
          { material: 'stainless steel', percent: '88' },
          { material: 'glass', percent: '12' },
        ]
      : /^(304|316L) stainless steel$/.test(material)
        ? [{ material: 'stainless steel', percent: '100' }]
        : [],
  }
}

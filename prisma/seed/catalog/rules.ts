import type { DemoProduct, DemoRules } from './types'

/** Customs codes that the tariff data names besides the US ones: Canada's for jewelry and for steel household articles. */
const CANADIAN: Readonly<Record<string, string>> = {
  '7117.19.9000': '7117.19.90',
  '7323.93.0080': '7323.93.90',
}

/**
 * Materials, customs codes elsewhere, and prices of single SKUs and options: enough designs have each for a newcomer to
 * see it, and each figure follows from the design's own. Plausible, not real.
 * @param serial a number of the design in its line
 */
export function rulesFor(product: Omit<DemoProduct, 'rules'>, serial: number): DemoRules {
  const { finishes, sizes, priceBreaks, options, styleNumber, hsCodeUs, material } = product
  const sku = (finish: string | undefined, size: string | undefined) =>
    `${styleNumber}-${finish}-${size}`.toUpperCase()
  const coated = finishes.filter(({ code }) => code.startsWith('pvd-'))
  const dear = serial % 4 === 0 ? coated.at(-1) : undefined
  const packing = options.find(({ kind }) => kind === 'packaging')
  const canadian = CANADIAN[hsCodeUs]
  return {
    // A finish that gets cheaper faster than the design: its chamber is filled by the large orders.
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
    hsCodes: canadian ? [{ destination: 'CA', code: canadian }] : [],
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

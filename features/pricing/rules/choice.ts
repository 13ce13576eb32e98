import { listPrice, type ListPriceInput, type PriceBreak, type PricedOption } from './list-price'

/**
 * From a design and a choice to the input of the list price: the only way by which the product page, the landed
 * price, requests and quotes are priced. Pure; browser-safe.
 */

/** Among the chosen options of a line, this means that the short-run fee is agreed to. */
export const SHORT_RUN = 'short-run'

export interface PricedDesign {
  /** the design's own, in rising order */
  priceBreaks: readonly PriceBreak[]
  /** prices of single SKUs, in rising order each; they replace the design's breaks and the finish's price change */
  variantBreaks: readonly (PriceBreak & { sku: string })[]
  /** prices of options from a quantity on */
  optionBreaks: readonly (PriceBreak & { code: string })[]
  options: readonly PricedOption[]
  moq: number
  finishMoqs: readonly { finishCode: string; moq: number }[]
  /** the short run below the MOQ, with its fee in US cents once per line; null where it isn't offered */
  shortRun: { leastQuantity: number; feeMinor: number } | null
}

export interface PricedVariant {
  sku: string
  finishCode: string
  unitPriceDeltaMinor: number
}

export interface Choice {
  /** codes of options; {@link SHORT_RUN} among them agrees to its fee */
  optionCodes: readonly string[]
  quantity: number
}

/**
 * The input of {@link listPrice} for a choice. The short-run fee is charged where it was agreed to and the quantity
 * is below the design's or the finish's MOQ; an option's own minimum can't be bought off.
 * @param variant the SKU; without one, the design's own breaks without a finish's price change
 */
export function priceInput(
  design: PricedDesign,
  variant: PricedVariant | undefined,
  { optionCodes, quantity }: Choice,
): ListPriceInput {
  const own = variant ? design.variantBreaks.filter(({ sku }) => sku === variant.sku) : []
  const options = design.options
    .filter(({ code }) => optionCodes.includes(code))
    .map((option) => ({
      ...option,
      breaks: design.optionBreaks.filter(({ code }) => code === option.code),
    }))
  const moq = Math.max(
    design.moq,
    design.finishMoqs.find(({ finishCode }) => finishCode === variant?.finishCode)?.moq ?? 0,
  )
  const short =
    design.shortRun && optionCodes.includes(SHORT_RUN) && quantity < moq
      ? design.shortRun.feeMinor
      : 0
  return {
    breaks: own.length > 0 ? own : design.priceBreaks,
    finishDeltaMinor: own.length > 0 ? 0 : (variant?.unitPriceDeltaMinor ?? 0),
    options,
    quantity,
    shortRunFeeMinor: short,
  }
}

/**
 * Unit price by quantity for a choice, with finish and options: one row for each quantity at which it changes, US
 * cents.
 */
export function priceSteps(
  design: PricedDesign,
  variant: PricedVariant | undefined,
  optionCodes: readonly string[],
): PriceBreak[] {
  const { breaks, options } = priceInput(design, variant, { optionCodes, quantity: 1 })
  const first = breaks[0]?.fromQuantity ?? 1
  const from = [
    ...new Set(
      [...breaks, ...options.flatMap((option) => option.breaks ?? [])].map(({ fromQuantity }) =>
        Math.max(first, fromQuantity),
      ),
    ),
  ].toSorted((a, b) => a - b)
  return from.map((fromQuantity) => ({
    fromQuantity,
    unitPriceMinor: listPrice(priceInput(design, variant, { optionCodes, quantity: fromQuantity }))
      .unitPriceMinor,
  }))
}

/**
 * The chosen options that exclude each other, each pair once, in the order of the options. An exclusion applies both
 * ways.
 */
export function excludedPairs<T extends { code: string; excludes: readonly string[] }>(
  options: readonly T[],
  optionCodes: readonly string[],
): [T, T][] {
  const chosenOptions = options.filter(({ code }) => optionCodes.includes(code))
  return chosenOptions.flatMap((a, i) =>
    chosenOptions
      .slice(i + 1)
      .flatMap((b): [T, T][] =>
        a.excludes.includes(b.code) || b.excludes.includes(a.code) ? [[a, b]] : [],
      ),
  )
}

import { activeBreakIndex } from '@/features/pricing/rules/list-price'
import type { Format } from '@/platform/format'
import type { ProductDetail } from './product-views'

/** Comparing products: which ones an address names, and the content of each row. Pure; browser-safe. */

export const MOST_COMPARED = 4

/** The style numbers in an address, each once; anything else is dropped, never an error. */
export function readCompared(style: string | string[] | undefined): string[] {
  const styles = [style ?? []]
    .flat()
    .flatMap((each) => each.split(','))
    .map((each) => each.trim().toUpperCase())
  return [...new Set(styles)]
    .filter((each) => /^[A-Z0-9][A-Z0-9-]{0,39}$/.test(each))
    .slice(0, MOST_COMPARED)
}

/** Whether an address only shows the rows that differ. */
export const readsOnly = (only: string | string[] | undefined): boolean => only === 'differences'

/**
 * The one address that compares some products, in the order they were selected, and whether only differences are shown.
 */
export const compareHref = (styles: readonly string[], only = false): string =>
  styles.length === 0
    ? '/compare'
    : `/compare?style=${styles.join(',')}${only ? '&only=differences' : ''}`

export interface CompareRow {
  key: string
  label: string
  /** one for each product; empty where it has no such thing */
  cells: string[]
  /** whether the products differ in it */
  differs: boolean
  /** numbers, aligned at the end */
  figures: boolean
}

/** Words of the rows; the caller fills in `{x}`. */
export interface CompareWords {
  style: string
  type: string
  material: string
  grade: string
  priceFrom: (quantity: number) => string
  belowMoq: string
  moq: string
  multiple: string
  leadTime: string
  sample: string
  days: (count: number) => string
  pieces: (count: number) => string
  weight: string
  dimension: (name: string) => string
  finishes: string
  sizes: string
  option: (name: string) => string
  optionPrice: (each: string, setup: string, from: number) => string
  hsCode: string
  hsCodeOf: (country: string) => string
  materials: string
  share: (material: string, percent: string) => string
  stock: string
  ready: (pieces: number, days: number) => string
  madeToOrder: string
  origin: string
  country: (code: string) => string
  typeName: (type: string) => string
  cartonPieces: string
  cartonSize: string
  cartonWeight: string
}

/**
 * Attributes of products as rows, in the order in which buyers ask for them; rows that are empty for all are left out.
 */
export function compareRows(
  products: readonly ProductDetail[],
  words: CompareWords,
  format: Format,
): CompareRow[] {
  const row = (
    key: string,
    label: string,
    of: (product: ProductDetail) => string,
    figures = false,
  ): CompareRow => {
    const cells = products.map(of)
    return { key, label, cells, differs: new Set(cells).size > 1, figures }
  }
  const all = <T>(of: (product: ProductDetail) => readonly T[]): T[] => [
    ...new Set(products.flatMap(of)),
  ]
  const quantities = all(({ priceBreaks }) =>
    priceBreaks.map(({ fromQuantity }) => fromQuantity),
  ).toSorted((a, b) => a - b)
  const rows = [
    row('style', words.style, ({ styleNumber }) => styleNumber),
    row('type', words.type, ({ type }) => words.typeName(type)),
    ...quantities.map((quantity) =>
      row(
        `price-${quantity}`,
        words.priceFrom(quantity),
        (product) => {
          const minor = priceAt(product, quantity)
          return minor === null ? words.belowMoq : format.amount(minor)
        },
        true,
      ),
    ),
    row('moq', words.moq, ({ moq }) => words.pieces(moq), true),
    row('multiple', words.multiple, ({ orderMultiple }) => words.pieces(orderMultiple), true),
    row('leadTime', words.leadTime, ({ leadTimeDays }) => words.days(leadTimeDays), true),
    row(
      'stock',
      words.stock,
      ({ stock, stockLeadTimeDays }) => {
        const pieces = stock.reduce((sum, each) => sum + each.pieces, 0)
        return pieces > 0 ? words.ready(pieces, stockLeadTimeDays) : words.madeToOrder
      },
      true,
    ),
    row('sample', words.sample, ({ sampleLeadTimeDays }) => words.days(sampleLeadTimeDays), true),
    row('material', words.material, ({ material }) => material),
    row('grade', words.grade, ({ grade }) => grade ?? ''),
    row('materials', words.materials, ({ materials }) =>
      materials.map(({ material, percent }) => words.share(material, percent)).join(', '),
    ),
    row(
      'weight',
      words.weight,
      ({ unitWeightGrams }) => `${format.decimal(unitWeightGrams)} g`,
      true,
    ),
    ...all(({ dimensions }) => dimensions.map(({ name }) => name)).map((name) =>
      row(
        `dimension-${name}`,
        words.dimension(name),
        ({ dimensions }) => {
          const found = dimensions.find((each) => each.name === name)
          return found ? `${format.decimal(found.millimetres)} mm` : ''
        },
        true,
      ),
    ),
    row('finishes', words.finishes, ({ finishes }) => finishes.map(({ name }) => name).join(', ')),
    row('sizes', words.sizes, ({ sizes }) => sizes.map(({ name }) => name).join(', ')),
    ...all(({ options }) => options.map(({ name }) => name)).map((name) =>
      row(`option-${name}`, words.option(name), ({ options }) => {
        const option = options.find((each) => each.name === name)
        return option
          ? words.optionPrice(
              format.money(option.unitPriceMinor, 'USD'),
              format.money(option.setupFeeMinor, 'USD'),
              option.minimumQuantity,
            )
          : ''
      }),
    ),
    row('origin', words.origin, ({ origins }) => origins.map(words.country).join(', ')),
    row('hsCode', words.hsCode, ({ hsCodeUs }) => hsCodeUs),
    ...all(({ hsCodes }) => hsCodes.map(({ destination }) => destination))
      .toSorted()
      .map((destination) =>
        row(
          `hsCode-${destination}`,
          words.hsCodeOf(words.country(destination)),
          ({ hsCodes }) => hsCodes.find((each) => each.destination === destination)?.code ?? '',
        ),
      ),
    row('cartonPieces', words.cartonPieces, ({ carton }) => words.pieces(carton.pieces), true),
    row(
      'cartonSize',
      words.cartonSize,
      ({ carton }) => `${carton.lengthMm} × ${carton.widthMm} × ${carton.heightMm} mm`,
      true,
    ),
    row(
      'cartonWeight',
      words.cartonWeight,
      ({ carton }) => `${format.decimal((carton.grossGrams / 1000).toFixed(1))} kg`,
      true,
    ),
  ]
  return rows.filter(({ cells }) => cells.some((cell) => cell !== ''))
}

/** List price of a piece at a quantity, in cents; null below the first break. */
function priceAt({ priceBreaks }: ProductDetail, quantity: number): number | null {
  const first = priceBreaks[0]
  if (!first || quantity < first.fromQuantity) return null
  return priceBreaks[activeBreakIndex(priceBreaks, quantity)]?.unitPriceMinor ?? null
}

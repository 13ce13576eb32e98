import type { GoodsFacts, StatedFact } from '@/features/tariffs/rules/goods-facts'
import type { MakingRoute } from '@/features/tariffs/rules/origin'

export type Line = 'jewelry' | 'boxes' | 'organizers'

export interface DemoFinish {
  code: string
  name: string
  /** US cents on top of the price break */
  unitPriceDeltaMinor: number
}

export interface DemoOption {
  code: string
  kind: 'engraving' | 'plating' | 'packaging' | 'logo' | 'lining'
  name: string
  unitPriceMinor: number
  setupFeeMinor: number
  minimumQuantity: number
  leadTimeDays: number
  artwork?: boolean
  detail?: string
  excludes?: string[]
}

/** A design of the demonstration catalog. Figures are plausible, not a real price list. */
export interface DemoProduct {
  slug: string
  styleNumber: string
  name: string
  line: Line
  type: string
  summary: string
  description: string
  grade: '304' | '316L' | null
  material: string
  dimensions: { name: string; millimetres: string }[]
  unitWeightGrams: string
  finishes: DemoFinish[]
  sizes: { code: string; name: string }[]
  priceBreaks: { fromQuantity: number; unitPriceMinor: number }[]
  moq: number
  orderMultiple: number
  leadTimeDays: number
  sampleLeadTimeDays: number
  carton: {
    pieces: number
    lengthMm: number
    widthMm: number
    heightMm: number
    grossWeightGrams: number
  }
  hsCodeUs: string
  /** the ways of making it; its origins follow */
  routes: MakingRoute[]
  facts: StatedFact[]
  options: DemoOption[]
  rules: DemoRules
}

/** Rules that only some designs of the demonstration have. */
export interface DemoRules {
  variantBreaks: { sku: string; fromQuantity: number; unitPriceMinor: number }[]
  optionBreaks: { code: string; fromQuantity: number; unitPriceMinor: number }[]
  hsCodes: { destination: string; code: string }[]
  materials: { material: string; percent: string }[]
}

/** A row of the tables below; everything else of a product follows from it and from its type. */
export interface Row {
  name: string
  what: string
  /** "name millimetres, name millimetres" */
  size: string
  grams: number
  /** US cents per piece at the MOQ */
  cents: number
  moq?: number
  finishes?: string
  sizes?: string
  hs?: string
  /** the process that forms it in Mexico too, with the number of the demonstration's production record */
  mexico?: { process: string; record: string }
  /** facts that differ from those of its type */
  facts?: GoodsFacts
  material?: string
}

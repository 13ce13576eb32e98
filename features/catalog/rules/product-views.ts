import type { Break, Option } from './content-lists'
import type { CatalogFilters, Facet } from './filters'
import type { DestinationCode } from './hs-code'
import type { StatedFact } from '@/features/tariffs/rules/goods-facts'
import type { MaterialShare } from './materials'

export interface ProductCard {
  slug: string
  name: string
  styleNumber: string
  type: string
  grade: string | null
  material: string
  finishes: string[]
  size: string
  unitWeightGrams: string
  /** with the focal point that stays visible when it is cropped: pictures/path.ts */
  imagePath: string | null
  imageAlt: string
  /** lowest price break */
  fromPriceMinor: number
  fromQuantity: number
  moq: number
  orderMultiple: number
  leadTimeDays: number
  /** SKU of the first finish and size */
  sku: string
  /** some of it is in stock */
  ready: boolean
}

export interface FacetCount {
  value: string
  label: string
  count: number
}

export interface ProductDetail extends Omit<ProductCard, 'finishes' | 'size'> {
  summary: string
  description: string
  line: 'jewelry' | 'boxes' | 'organizers'
  dimensions: { name: string; millimetres: string }[]
  sampleLeadTimeDays: number
  carton: {
    pieces: number
    lengthMm: number
    widthMm: number
    heightMm: number
    grossGrams: number
  }
  hsCodeUs: string
  origins: string[]
  /** facts stated about the goods, for code and duty */
  facts: StatedFact[]
  finishes: { code: string; name: string; deltaMinor: number }[]
  sizes: { code: string; name: string }[]
  variants: { sku: string; finishCode: string; sizeCode: string; unitPriceDeltaMinor: number }[]
  priceBreaks: Break[]
  /** for single SKUs; they replace the design's */
  variantBreaks: (Break & { sku: string })[]
  optionBreaks: (Break & { code: string })[]
  options: Option[]
  finishMoqs: { finishCode: string; moq: number }[]
  /** the least quantity that is made below the MOQ, and its fee for each line, US cents */
  shortRun: { leastQuantity: number; feeMinor: number } | null
  /** US cents; null where there are no samples */
  sampleFeeMinor: number | null
  /** in stock */
  stock: { sku: string; pieces: number }[]
  stockLeadTimeDays: number
  /** besides the US one; read them with hsCodeFor */
  hsCodes: DestinationCode[]
  /** by weight; empty where it isn't known */
  materials: MaterialShare[]
  /** codes of its compliance documents */
  documents: string[]
  images: {
    role: string
    finishCode: string | null
    path: string
    focalX: number
    focalY: number
    alt: string
  }[]
}

/** A filter or word to leave out of a search that finds nothing, and how many products there are without it. */
export interface WayOut {
  change: Partial<CatalogFilters>
  leave: { facet: Facet | 'moq' | 'leadTime' | 'price' | 'ready' | 'word'; value: string }
  total: number
}

export interface CatalogPage {
  products: ProductCard[]
  total: number
  pages: number
  facets: Record<Facet, FacetCount[]>
  /** those with most products first; empty where something is found */
  waysOut: WayOut[]
  /** a search in the catalog's own words that finds something, where this one finds nothing */
  meant: string | null
}

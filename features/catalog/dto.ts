import type { CatalogFilters, Facet } from './filters'

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
  carton: { pieces: number; lengthMm: number; widthMm: number; heightMm: number; grossGrams: number }
  hsCodeUs: string
  origins: string[]
  finishes: { code: string; name: string; deltaMinor: number }[]
  sizes: { code: string; name: string }[]
  priceBreaks: { fromQuantity: number; unitPriceMinor: number }[]
  options: { code: string; kind: string; name: string; unitPriceMinor: number; setupFeeMinor: number; minimumQuantity: number; leadTimeDays: number }[]
  images: { role: string; finishCode: string | null; path: string; alt: string }[]
}

/** What to leave out of a search that finds nothing, and how many products there are then. */
export interface WayOut {
  change: Partial<CatalogFilters>
  leave: { facet: Facet | 'moq' | 'leadTime' | 'word'; value: string }
  total: number
}

export interface CatalogPage {
  products: ProductCard[]
  total: number
  pages: number
  facets: Record<Facet, FacetCount[]>
  /** the most first; empty where something is found */
  waysOut: WayOut[]
}

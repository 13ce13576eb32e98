import type { PricedDesign } from '@/features/pricing/rules/choice'
import type { ListReference } from '@/features/pricing/rules/price-lists'
import type { PricedOption, PriceBreak } from '@/features/pricing/rules/list-price'

/** What the catalog says about one SKU, as far as a request needs it. Prices in US cents. */
export interface Article {
  variantId: string
  productId: string
  sku: string
  finishCode: string
  finishName: string
  sizeName: string
  unitPriceDeltaMinor: number
  productName: string
  slug: string
  published: boolean
  moq: number
  orderMultiple: number
  leadTimeDays: number
  origins: readonly string[]
  imagePath: string | null
  /** the design's own, in rising order of quantity */
  breaks: readonly PriceBreak[]
  /** of single SKUs of the design */
  variantBreaks: PricedDesign['variantBreaks']
  optionBreaks: PricedDesign['optionBreaks']
  finishMoqs: PricedDesign['finishMoqs']
  shortRun: PricedDesign['shortRun']
  /** US cents; null where there are no samples */
  sampleFeeMinor: number | null
  sampleLeadTimeDays: number
  /** pieces of this SKU in stock, and the days until they can ship */
  stockPieces: number
  stockLeadTimeDays: number
  /** the company's list that prices it, and the catalog's breaks that it replaced; see own-articles.ts */
  own?: { list: ListReference; variantBreaks: PricedDesign['variantBreaks'] }
  options: readonly (PricedOption & {
    name: string
    kind: string
    artwork: boolean
    excludes: readonly string[]
  })[]
}

export interface RequestedLine {
  sku: string
  quantity: number
  optionCodes: readonly string[]
  origin?: string | undefined
  /** one sample piece, for the design's sample fee */
  sample?: boolean | undefined
}

/** Why a line can't be requested as it is: which field, which rule, and what would fit. */
export interface LineProblem {
  field: 'sku' | 'quantity' | 'optionCodes' | 'origin'
  code:
    | 'unknown_sku'
    | 'not_offered'
    | 'not_whole'
    | 'below_moq'
    | 'off_multiple'
    | 'too_many'
    | 'below_finish_moq'
    | 'below_option_minimum'
    | 'below_short_run'
    | 'unknown_option'
    | 'excluded_option'
    | 'unknown_origin'
    | 'no_sample'
    | 'sample_one'
    | 'sample_plain'
    | 'sample_twice'
  /** the figures and names in the message */
  values: Record<string, string | number>
  /** quantities that fit, nearest first by size; empty where the quantity isn't the problem */
  nearest: readonly number[]
}

import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { landedPrice, type LandedPrice } from '@/features/pricing/landed'
import { refreshRules } from '@/features/tariffs/desk/published'
import { TARIFFS_TAG } from '@/platform/cache-tags'
import { newYorkDay } from '@/platform/day'
import type { ProductDetail } from './dto'

export interface LandedQuestion {
  finish: string
  quantity: number
  optionCodes: readonly string[]
  destination: string
  incoterm: string
  origin: string
}

/** Landed price of a product for a question; what the product doesn't have falls back to its default. */
export function landedPriceOf(product: ProductDetail, question: LandedQuestion, day: string): LandedPrice {
  const finish = product.finishes.find((each) => each.code === question.finish) ?? product.finishes[0]
  return landedPrice({
    breaks: product.priceBreaks,
    finishDeltaMinor: finish?.deltaMinor ?? 0,
    options: product.options.filter((option) => question.optionCodes.includes(option.code)),
    quantity: question.quantity,
    hsCode: product.hsCodeUs,
    origin: product.origins.includes(question.origin) ? question.origin : (product.origins[0] ?? 'CN'),
    unitWeightGrams: product.unitWeightGrams,
    destination: question.destination,
    incoterm: question.incoterm,
    day,
  })
}

/** The answer the page opens with: United States, DDP, the MOQ; a few hours old at most. */
export async function defaultLandedPrice(product: ProductDetail): Promise<LandedPrice> {
  'use cache'
  cacheLife('hours')
  cacheTag(TARIFFS_TAG)
  await refreshRules()
  return landedPriceOf(product, { finish: '', quantity: product.moq, optionCodes: [], destination: 'US', incoterm: 'DDP', origin: 'CN' }, newYorkDay(new Date()))
}

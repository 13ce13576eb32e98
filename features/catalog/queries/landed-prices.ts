import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { priceInput } from '@/features/pricing/rules/choice'
import { curveQuantities, type CurvePoint } from '@/features/pricing/rules/curve'
import { landedPrice, type LandedPrice } from '@/features/pricing/rules/landed'
import { importWays } from '@/features/tariffs/queries/importers'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { engineFacts, factsOf } from '@/features/tariffs/rules/goods-facts'
import {
  ddpMessage,
  ddpOffer,
  type DdpStanding,
  type ImportWay,
} from '@/features/tariffs/rules/importer'
import { statutoryDay } from '@/features/tariffs/rules/statutory-zone'
import type { RulesInForce } from '@/features/tariffs/rules/rules-in-force'
import { dutyBornBy, type Incoterm } from '@/features/tariffs/schema'
import type { Locale } from '@/i18n/routing'
import { say } from '@/i18n/say'
import { TARIFFS_TAG } from '@/platform/cache-tags'
import { countryName } from '@/platform/countries'
import type { ProductDetail } from '../dto'
import { hsCodeFor } from '../rules/hs-code'
import { materialFacts } from '../rules/materials'

export interface LandedQuestion {
  /** one of its SKUs; without it the first of the finish */
  sku?: string
  finish: string
  quantity: number
  optionCodes: readonly string[]
  destination: string
  incoterm: Incoterm
  origin: string
  /** in which reasons are said */
  locale: Locale
}

/** A landed price, by what we offer where it goes. */
export interface LandedAnswer extends LandedPrice {
  incoterm: Incoterm
  ddp: { offered: boolean; why: DdpStanding; text: string; instead: Incoterm[] }
}

/**
 * Landed price of a product for a question, and whether we deliver duty paid there: where not, what asks for it is
 * answered by what is offered instead.
 * @param way what the house says of importing there
 */
export function landedAnswer(
  product: ProductDetail,
  question: LandedQuestion,
  rules: RulesInForce,
  way: ImportWay | null,
  now: Date,
): LandedAnswer {
  const { destination, locale } = question
  const offer = ddpOffer(destination, statutoryDay(destination, now), way)
  const incoterm =
    dutyBornBy(question.incoterm) === 'seller'
      ? (offer.instead[0] ?? question.incoterm)
      : question.incoterm
  return {
    ...landedPriceOf(product, { ...question, incoterm }, rules, now),
    incoterm,
    ddp: {
      offered: offer.standing === 'offered',
      why: offer.standing,
      text: say(ddpMessage(offer, countryName(destination, locale)), locale),
      instead: offer.instead,
    },
  }
}

/**
 * Landed price of a product for a question; what the product doesn't have falls back to its default.
 * By the rates of today where it goes.
 */
function landedPriceOf(
  product: ProductDetail,
  question: LandedQuestion,
  rules: RulesInForce,
  now: Date,
): LandedPrice {
  const variant =
    product.variants.find(({ sku }) => sku === question.sku) ??
    product.variants.find(({ finishCode }) => finishCode === question.finish) ??
    product.variants[0]
  return landedPrice(
    {
      ...priceInput(product, variant, question),
      hsCode: hsCodeFor(question.destination, product),
      facts: engineFacts(factsOf(product.facts), materialFacts(product.materials)),
      origin: product.origins.includes(question.origin)
        ? question.origin
        : (product.origins[0] ?? 'CN'),
      unitWeightGrams: product.unitWeightGrams,
      destination: question.destination,
      incoterm: question.incoterm,
      locale: question.locale,
      day: statutoryDay(question.destination, now),
    },
    rules.compiledFor(question.destination),
  )
}

export interface PriceCurve {
  points: CurvePoint[]
  /** what a piece costs at the quantity that is asked for */
  asked: CurvePoint
}

/** A piece ex works and landed over the quantities that matter around the one asked for; bounded whatever is asked. */
export function priceCurveOf(
  product: ProductDetail,
  question: LandedQuestion,
  rules: RulesInForce,
  now: Date,
): PriceCurve {
  const at = (quantity: number): CurvePoint => {
    const { unitPriceMinor, totalMinor, rated } = landedPriceOf(
      product,
      { ...question, quantity },
      rules,
      now,
    )
    return {
      quantity,
      unitPriceMinor,
      landedUnitMinor: rated ? Math.round(totalMinor / quantity) : null,
    }
  }
  return {
    points: curveQuantities(product.priceBreaks, product.moq, question.quantity).map(at),
    asked: at(question.quantity),
  }
}

/** The answer the page opens with: United States, duty paid where we deliver so, the MOQ; a few hours old at most. */
export async function defaultLandedPrice(
  product: ProductDetail,
  locale: Locale,
): Promise<LandedAnswer> {
  'use cache'
  cacheLife('hours')
  cacheTag(TARIFFS_TAG)
  const [rules, ways] = await Promise.all([rulesInForce(), importWays()])
  return landedAnswer(
    product,
    {
      finish: '',
      quantity: product.moq,
      optionCodes: [],
      destination: 'US',
      incoterm: 'DDP',
      origin: 'CN',
      locale,
    },
    rules,
    ways.US ?? null,
    new Date(),
  )
}

import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { packGoods } from '@/features/freight/engine/pack'
import { freightFor } from '@/features/freight/queries/freight'
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
import { FREIGHT_TAG, TARIFFS_TAG } from '@/platform/cache-tags'
import { countryName } from '@/platform/countries'
import type { ProductDetail } from '../rules/product-views'
import { hsCodeFor } from '../rules/hs-code'
import { cheapestByMode, entryMode, landedFeet, type LandedFoot } from '../rules/landed-feet'
import { materialFacts } from '../rules/materials'

export interface LandedQuestion {
  /** one of its SKUs; by default the first of the finish */
  sku?: string
  finish: string
  quantity: number
  optionCodes: readonly string[]
  destination: string
  incoterm: Incoterm
  origin: string
  /** language of the reasons */
  locale: Locale
}

/** A landed price, by the terms that we offer at its destination. */
export interface LandedAnswer extends LandedPrice {
  incoterm: Incoterm
  ddp: { offered: boolean; why: DdpStanding; text: string; instead: Incoterm[] }
  feet: LandedFoot[]
}

/**
 * The landed price of a product for a question, and whether we deliver duty paid there: where we don't, a question for
 * it is answered with what is offered instead.
 * @param way the house's terms for importing there
 */
export async function landedAnswer(
  product: ProductDetail,
  question: LandedQuestion,
  rules: RulesInForce,
  way: ImportWay | null,
  now: Date,
): Promise<LandedAnswer> {
  const { destination, locale } = question
  const offer = ddpOffer(destination, statutoryDay(destination, now), way)
  const incoterm =
    dutyBornBy(question.incoterm) === 'seller'
      ? (offer.instead[0] ?? question.incoterm)
      : question.incoterm
  const ownQuestion = { ...question, incoterm }
  const base = landedPriceOf(product, ownQuestion, rules, now)
  const freight = await freightFor(
    packGoods([
      {
        id: product.styleNumber,
        pieces: question.quantity,
        unitGrams: product.unitWeightGrams,
        carton: product.carton,
      },
    ]),
    { origin: originOf(product, question), destination, postcode: '', day: base.asOf },
  )
  const ways = cheapestByMode(freight).map((offer) => ({
    offer,
    landed: landedPriceOf(product, ownQuestion, rules, now, {
      minor: offer.totalMinor,
      mode: entryMode(offer.mode),
    }),
  }))
  return {
    ...base,
    feet: landedFeet(base, ways, locale),
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
 * The landed price of a product for a question; whatever the product doesn't have falls back to its default. By the
 * destination's rates of today.
 */
function landedPriceOf(
  product: ProductDetail,
  question: LandedQuestion,
  rules: RulesInForce,
  now: Date,
  freight?: { minor: number; mode: 'ocean' | 'air' },
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
      origin: originOf(product, question),
      unitWeightGrams: product.unitWeightGrams,
      ...(freight ? { freight } : {}),
      destination: question.destination,
      incoterm: question.incoterm,
      locale: question.locale,
      day: statutoryDay(question.destination, now),
    },
    rules.compiledFor(question.destination),
  )
}

const originOf = ({ origins }: ProductDetail, { origin }: LandedQuestion): string =>
  origins.includes(origin) ? origin : (origins[0] ?? 'CN')

export interface PriceCurve {
  points: CurvePoint[]
  /** the price of a piece at the requested quantity */
  asked: CurvePoint
}

/** A piece ex works and landed over the relevant quantities around the requested one; bounded whatever is asked. */
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

/**
 * The answer that the page opens with: United States, duty paid where we deliver so, the MOQ; at most a few hours old.
 */
export async function defaultLandedPrice(
  product: ProductDetail,
  locale: Locale,
): Promise<LandedAnswer> {
  'use cache'
  cacheLife('hours')
  cacheTag(TARIFFS_TAG, FREIGHT_TAG)
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

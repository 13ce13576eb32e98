import 'server-only'
import { rulesOf } from '@/features/catalog/queries/product-rows'
import { hsCodeFor } from '@/features/catalog/rules/hs-code'
import { cheapestByMode } from '@/features/catalog/rules/landed-feet'
import { materialFacts } from '@/features/catalog/rules/materials'
import { wayOf } from '@/features/freight/api/way'
import { packGoods } from '@/features/freight/engine/pack'
import type { Goods } from '@/features/freight/engine/types'
import { freightFor } from '@/features/freight/queries/freight'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { engineFacts, factsOf } from '@/features/tariffs/rules/goods-facts'
import { statutoryDay } from '@/features/tariffs/rules/statutory-zone'
import type { Message } from '@/i18n/message'
import { say } from '@/i18n/say'
import { countryName } from '@/platform/countries'
import { db } from '@/platform/db/client'
import { readerLocale } from '@/platform/reader-locale'
import type { ListLanded } from '../price-schema'
import { listDuty, type DutiableLine } from '../rules/list-landed'

/** A line with a price and without a problem. */
export interface PricedGoods {
  sku: string
  name: string
  quantity: number
  /** where it is known */
  origin: string | undefined
  /** US cents */
  valueMinor: number
}

/** What is known of an article besides its price, for customs and for carriers. */
async function shippedGoods(
  goods: readonly PricedGoods[],
  destination: string,
): Promise<{ line: DutiableLine; packed: Goods }[]> {
  const rows = await db.variant.findMany({
    where: { sku: { in: goods.map(({ sku }) => sku) } },
    select: { sku: true, product: true },
  })
  const products = new Map(rows.map(({ sku, product }) => [sku, product]))
  return goods.flatMap(({ sku, name, quantity, origin, valueMinor }) => {
    const product = products.get(sku)
    if (!product) return []
    const { hsCodes, facts, materials } = rulesOf(product)
    return [
      {
        line: {
          name,
          hsCode: hsCodeFor(destination, { hsCodeUs: product.hsCodeUs, hsCodes }),
          facts: engineFacts(factsOf(facts), materialFacts(materials)),
          origin: origin ?? product.origins[0] ?? 'CN',
          valueMinor,
          netWeightGrams: product.unitWeightGrams.mul(quantity).toFixed(0),
        },
        packed: {
          id: sku,
          pieces: quantity,
          unitGrams: product.unitWeightGrams.toFixed(),
          carton: {
            pieces: product.cartonPieces,
            lengthMm: product.cartonLengthMm,
            widthMm: product.cartonWidthMm,
            heightMm: product.cartonHeightMm,
            grossGrams: product.cartonGrossGrams,
          },
        },
      },
    ]
  })
}

/**
 * What the lines of a list cost landed, by each way of sending that the house has rates for; where there is none, that
 * freight is on request. By the rates of today where they go.
 * @param goodsMinor what they come to in the currency of the list
 * @param inCurrency US cents in that currency
 */
export async function listLanded(
  asked: readonly PricedGoods[],
  destination: string,
  { goodsMinor, inCurrency }: { goodsMinor: number; inCurrency: (usdMinor: number) => number },
  now: Date,
): Promise<ListLanded | null> {
  if (asked.length === 0) return null
  const day = statutoryDay(destination, now)
  const [goods, inForce, locale] = await Promise.all([
    shippedGoods(asked, destination),
    rulesInForce(),
    readerLocale(),
  ])
  const lines = goods.map(({ line }) => line)
  const rules = inForce.compiledFor(destination)
  const base = listDuty(lines, { destination, day }, null, rules)
  const origins = [...new Set(lines.map(({ origin }) => origin))]
  const [origin = 'CN'] = origins
  // Goods of several origins leave from several places: no card has a price for that.
  const offers =
    origins.length > 1
      ? []
      : cheapestByMode(
          await freightFor(packGoods(goods.map(({ packed }) => packed)), {
            origin,
            destination,
            postcode: '',
            day,
          }),
        )
  const converted = (usdMinor: number | null): number | null =>
    usdMinor === null ? null : inCurrency(usdMinor)
  const onRequest: Message | null =
    origins.length > 1
      ? {
          code: 'request.landed.severalOrigins',
          values: {
            countries: {
              list: origins.map((code) => countryName(code, locale)),
              between: 'commas',
            },
          },
        }
      : offers.length === 0
        ? {
            code: 'request.landed.noCard',
            values: { country: countryName(destination, locale) },
          }
        : null
  return {
    asOf: day,
    dutyMinor: converted(base.dutyMinor),
    unrated: base.unrated,
    ways: offers.map((offer) => {
      const freight = { minor: offer.totalMinor, mode: offer.mode }
      const dutyMinor = converted(listDuty(lines, { destination, day }, freight, rules).dutyMinor)
      const freightMinor = inCurrency(offer.totalMinor)
      return {
        freightMinor,
        dutyMinor,
        landedMinor: dutyMinor === null ? null : goodsMinor + freightMinor + dutyMinor,
        way: wayOf(offer, locale),
      }
    }),
    onRequest: onRequest && say(onRequest, locale),
  }
}

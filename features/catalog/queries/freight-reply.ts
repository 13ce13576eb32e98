import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import type { z } from 'zod'
import { wayOf } from '@/features/freight/api/way'
import { packGoods } from '@/features/freight/engine/pack'
import { freightFor } from '@/features/freight/queries/freight'
import { say } from '@/i18n/say'
import { CATALOG_TAG, FREIGHT_TAG } from '@/platform/cache-tags'
import { db } from '@/platform/db/client'
import { factoryDay } from '@/platform/day'
import { freightExample, freightRequest, type FreightReply } from '../api/freight'
import { packedGoods } from './packed-goods'

/** The interface has one language for everybody. */
const LANGUAGE = 'en'

/** What it costs to send published articles, by reviewed cards. */
export async function freightReply(
  { goods, destination, origin, postcode, day }: z.output<typeof freightRequest>,
  now: Date,
): Promise<FreightReply> {
  const on = day ?? factoryDay(now)
  const { cartons, unpacked, cartonCount, grossGrams, volumeCm3, ...consignment } = packGoods(
    await packedGoods(goods),
  )
  const { offers, without } = await freightFor(
    { ...consignment, cartons, unpacked, cartonCount, grossGrams, volumeCm3 },
    { origin, destination, postcode, day: on },
  )
  return {
    day: on,
    packing: {
      cartons: cartons.map(({ goodsId, ...carton }) => ({ code: goodsId, ...carton })),
      cartonCount,
      grossGrams,
      volumeCm3,
    },
    unpacked: [...unpacked],
    ways: offers.map((offer) => wayOf(offer, LANGUAGE)),
    without: without.map(({ mode, service, why }) => ({
      mode,
      service,
      why,
      text: say({ code: `freight.obstacles.${why}`, values: { card: service } }, LANGUAGE),
    })),
  }
}

/**
 * A working example for an article of the shop, with its answer, as readable JSON; null without one. At most a few
 * hours old.
 */
export async function freightExampleReply(): Promise<{ body: string; answer: string } | null> {
  'use cache'
  cacheLife('hours')
  cacheTag(CATALOG_TAG, FREIGHT_TAG)
  const article = await db.variant.findFirst({
    where: { product: { status: 'PUBLISHED' } },
    orderBy: { sku: 'asc' },
    select: { sku: true },
  })
  if (!article) return null
  const question = freightExample(article.sku)
  const reply = await freightReply(freightRequest.parse(question), new Date())
  return { body: JSON.stringify(question, null, 2), answer: JSON.stringify(reply, null, 2) }
}

import { z } from 'zod'
import type { OwnProductPrices } from '@/features/catalog/rules/own-prices'
import { operation } from '@/platform/api/operation'

/** The most products of one request: more than a page of the catalog shows. */
export const MOST_SLUGS = 60

const unitPriceMinor = z.int().meta({ description: 'US cents a piece' })
const fromQuantity = z.int().meta({ description: 'pieces' })
const prices: z.ZodType<OwnProductPrices> = z.object({
  breaks: z
    .array(z.object({ sku: z.string(), fromQuantity, unitPriceMinor }))
    .meta({ description: 'of the SKUs whose price is their own; finish included, options apart' }),
  until: z.iso
    .date()
    .nullable()
    .meta({ description: 'the last day all of it holds, Asia/Shanghai; null: open-ended' }),
  from: z
    .object({ unitPriceMinor, fromQuantity })
    .nullable()
    .meta({ description: 'the lowest of it; null where the catalog’s is as low' }),
})

/** Own prices of the signed-in person's company; nothing for everybody else. */
export const ownProductPrices = operation({
  id: 'ownPrices',
  method: 'GET',
  path: '/api/v1/own-prices',
  audience: 'site',
  query: z.object({
    slugs: z
      .string()
      .default('')
      .transform((text) => text.split(',').filter(Boolean))
      .pipe(z.array(z.string().regex(/^[a-z0-9-]{1,80}$/)).max(MOST_SLUGS))
      .meta({ description: `products, with commas between them; at most ${MOST_SLUGS}` }),
  }),
  answer: z.record(z.string(), prices).meta({ description: 'by product' }),
  rate: { limit: 'price' },
  cache: 'private, no-store',
})

import { z } from 'zod'
import { operation } from '@/platform/api/operation'
import type { Offered } from '../rules/offered'

const article: z.ZodType<Offered> = z.object({
  code: z.string().meta({ description: 'as it was asked for' }),
  sku: z.string(),
  styleNumber: z.string(),
  slug: z.string(),
  productName: z.string(),
  finishName: z.string(),
  sizeName: z.string(),
  imagePath: z.string().nullable(),
  moq: z.int().meta({ description: 'pieces' }),
  orderMultiple: z.int().meta({ description: 'pieces' }),
})

/** The products of the shop behind SKUs and style numbers. */
export const articles = operation({
  id: 'articles',
  method: 'GET',
  path: '/api/v1/articles',
  audience: 'site',
  query: z.object({
    code: z
      .array(z.string())
      .default([])
      .meta({ description: 'SKUs or style numbers; what is none is left out of the answer' }),
  }),
  answer: z.object({ articles: z.array(article) }),
  rate: { limit: 'price' },
  cache: 'no-store',
})

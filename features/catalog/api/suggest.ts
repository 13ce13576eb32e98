import { z } from 'zod'
import { operation } from '@/platform/api/operation'
import type { Suggestion } from '../queries/suggestions'

const suggestion: z.ZodType<Suggestion> = z.object({
  slug: z.string(),
  name: z.string(),
  styleNumber: z.string(),
  imagePath: z.string().nullable(),
})

/** Suggestions while somebody types into the search box. */
export const suggestions = operation({
  id: 'suggest',
  method: 'GET',
  path: '/api/v1/suggest',
  audience: 'site',
  query: z.object({
    q: z
      .string()
      .default('')
      .meta({ description: 'what is typed; nothing is found for one letter' }),
  }),
  answer: z.object({
    ways: z
      .array(z.object({ href: z.string(), text: z.string(), count: z.int() }))
      .meta({ description: 'parts of the catalog' }),
    suggestions: z.array(suggestion),
    exactSlug: z
      .string()
      .nullable()
      .meta({ description: 'the product that a SKU or style number names exactly' }),
  }),
  rate: { limit: 'suggest' },
  cache: 'public, max-age=60',
})

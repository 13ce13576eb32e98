import { z } from 'zod'
import { wayAnswer } from '@/features/freight/api/way'
import { MODES } from '@/features/freight/engine/types'
import { DESTINATIONS } from '@/features/tariffs/schema'
import { operation } from '@/platform/api/operation'
import { countrySchema, wordsSchema } from '@/platform/fields'

const MOST_GOODS = 500
const pieces = z.int().min(1).max(9_999_999)

/** The body of `POST /api/v1/freight`. */
export const freightRequest = z.object({
  destination: z.enum(DESTINATIONS),
  origin: countrySchema.default('CN'),
  postcode: wordsSchema(16)
    .default('')
    .meta({ description: 'of the delivery, where a card goes by postcode' }),
  day: z.iso
    .date()
    .optional()
    .meta({ description: 'on which the rates are to hold; today in the factory without it' }),
  goods: z
    .array(
      z.object({
        code: wordsSchema(64).meta({
          description: 'SKU or style number',
          examples: ['RG-103-PL-17'],
        }),
        pieces,
      }),
    )
    .min(1)
    .max(MOST_GOODS),
})

const freightAnswer = z.object({
  day: z.iso.date(),
  packing: z.object({
    cartons: z.array(
      z.object({
        code: z.string(),
        count: z.int(),
        pieces: z.int().meta({ description: 'in each' }),
        lengthMm: z.int(),
        widthMm: z.int(),
        heightMm: z.int(),
        grossGrams: z.int().meta({ description: 'of each' }),
        remainder: z.boolean().meta({ description: 'the carton that isn’t full' }),
      }),
    ),
    cartonCount: z.int(),
    grossGrams: z.int(),
    volumeCm3: z.int(),
  }),
  unpacked: z
    .array(z.string())
    .meta({ description: 'goods that the catalog doesn’t pack; while there are any, no freight' }),
  ways: z.array(wayAnswer).meta({ description: 'cheapest first; none: freight on request' }),
  without: z
    .array(
      z.object({
        mode: z.enum(MODES),
        service: z.string(),
        why: z.enum(['postcode', 'beyond', 'containers']),
        text: z.string(),
      }),
    )
    .meta({ description: 'cards of the route that give no figure, and why' }),
})
export type FreightReply = z.infer<typeof freightAnswer>

/** What it costs to send goods of the catalog, by each valid card: the public interface. */
export const freight = operation({
  id: 'freight',
  method: 'POST',
  path: '/api/v1/freight',
  audience: 'public',
  body: freightRequest,
  answer: freightAnswer,
  rate: { limit: 'price' },
  cache: 'no-store',
})

/** An example of a request. @param code of an article that is in the shop */
export const freightExample = (code: string): z.input<typeof freightRequest> => ({
  destination: 'US',
  goods: [{ code, pieces: 1200 }],
})

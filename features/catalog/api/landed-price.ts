import { z } from 'zod'
import type { CurvePoint } from '@/features/pricing/rules/curve'
import { DESTINATIONS, INCOTERMS } from '@/features/tariffs/schema'
import { routing } from '@/i18n/routing'
import { operation } from '@/platform/api/operation'
import { countrySchema } from '@/platform/fields'
import type { LandedAnswer, PriceCurve } from '../queries/landed-prices'

const cents = (description: string) => z.int().meta({ description: `${description}, US cents` })

const layers: z.ZodType<LandedAnswer> = z.object({
  quantity: z.int().meta({ description: 'pieces' }),
  unitPriceMinor: cents('a piece ex works'),
  goodsMinor: cents('goods with set-up'),
  layers: z
    .array(
      z.object({
        title: z.string(),
        heading: z.string(),
        ratePercent: z.string().nullable(),
        amountMinor: cents('the layer'),
        applied: z.boolean().meta({ description: 'only applied ones count' }),
        reason: z.string().nullable(),
      }),
    )
    .meta({ description: 'duty layers and entry fees, in order' }),
  dutyMinor: cents('duties and fees'),
  totalMinor: cents('goods, duties and fees'),
  feet: z
    .array(
      z.object({
        name: z.string(),
        note: z.string(),
        amountMinor: cents('null where freight is on request').nullable(),
      }),
    )
    .meta({
      description: 'duties, goods with duties, and landed by each way of sending, in words',
    }),
  incoterm: z.enum(INCOTERMS).meta({
    description: 'as answered: not DDP where that isn’t offered, but what is offered instead',
  }),
  bornBy: z.enum(['seller', 'buyer']).meta({ description: 'who pays the duties' }),
  ddp: z
    .object({
      offered: z.boolean(),
      why: z.enum(['offered', 'house', 'law']),
      text: z.string(),
      instead: z.array(z.enum(INCOTERMS)),
    })
    .meta({ description: 'whether we deliver duty paid there today, and what we offer instead' }),
  rated: z.boolean().meta({ description: 'false: no rate is known, `message` says which' }),
  message: z.string().nullable(),
  asOf: z.iso.date().meta({ description: 'day of entry, by the destination’s calendar' }),
  timeZone: z.string().meta({ description: 'whose calendar that is, IANA name' }),
})

const point: z.ZodType<CurvePoint> = z.object({
  quantity: z.int(),
  unitPriceMinor: cents('a piece ex works'),
  landedUnitMinor: cents('a piece landed').nullable(),
})
const curve: z.ZodType<PriceCurve> = z.object({ points: z.array(point), asked: point })

/** The landed price of a catalog product: layer by layer, or as a curve over quantities. */
export const landedPrice = operation({
  id: 'landedPrice',
  method: 'GET',
  path: '/api/v1/landed-price',
  audience: 'site',
  query: z.object({
    slug: z.string().max(120).meta({ description: 'the product, as its address names it' }),
    quantity: z.coerce.number<string>().int().min(1).max(1_000_000).meta({ description: 'pieces' }),
    finish: z.string().max(40).default(''),
    sku: z.string().max(64).default(''),
    options: z
      .string()
      .max(200)
      .default('')
      .meta({ description: 'codes with commas between them' }),
    destination: z.enum(DESTINATIONS).default('US'),
    incoterm: z.enum(INCOTERMS).default('DDP'),
    origin: countrySchema.default('CN'),
    as: z.enum(['layers', 'curve']).default('layers'),
    locale: z
      .enum(routing.locales)
      .default(routing.defaultLocale)
      .meta({ description: 'in which reasons are said' }),
    // Gives own prices an address of their own, so that no cache mixes them with the catalog's.
    own: z
      .literal('1')
      .optional()
      .meta({ description: 'at the own prices of whoever is signed in' }),
  }),
  answer: z.union([layers, curve]),
  rate: { limit: 'price' },
  cache: ({ own }) => (own ? 'private, no-store' : 'public, max-age=300'),
  problems: ['nothingHere'],
})

import { z } from 'zod'
import { operation } from '@/platform/api/operation'
import { MAX_QUERY } from '../rules/address'
import type { DesignEstimate } from '../rules/estimate'
import { CONFLICT_RULES, DESIGN_FAMILIES } from '../rules/family'
import type { DesignTerms } from '../rules/price'

/** The body of a call that keeps a design. */
export const keepDesignSchema = z.object({
  design: z
    .string()
    .max(MAX_QUERY)
    .meta({ description: 'the design as a query', examples: ['family=band&widthMm=4'] }),
})

const grams = 'of a finished piece, grams'
const row = z.tuple([z.string(), z.string()]).meta({ description: 'label and value' })

/** Keeps a design under a short code. */
export const keepDesignOperation = operation({
  id: 'keepDesign',
  method: 'POST',
  path: '/api/v1/designs',
  audience: 'site',
  body: keepDesignSchema,
  answer: z.object({
    code: z.string().meta({ description: 'the same for the same design', examples: ['D-7F3K2'] }),
    href: z.string().meta({ description: 'the page that shows it' }),
    query: z.string().meta({ description: 'the design, said in full' }),
    specification: z.object({
      type: z.string(),
      grade: z.enum(['316L', 'not steel']),
      finish: z.string(),
      size: z.string(),
      engraving: z.string().exactOptional(),
    }),
    facts: z.array(row),
    weightGrams: z
      .string()
      .nullable()
      .meta({ description: `${grams}, an exact decimal` }),
  }),
  rate: { limit: 'keepDesign' },
  cache: 'no-store',
})

export const DESIGN_FILES = [
  'estimate',
  'drawing.svg',
  'picture.png',
  'model.stl',
  'model.glb',
] as const

const terms: z.ZodType<DesignTerms> = z.object({
  breaks: z.array(
    z.object({
      fromQuantity: z.int().meta({ description: 'pieces' }),
      unitPriceMinor: z.int().meta({ description: 'US cents a piece' }),
    }),
  ),
  moq: z.int().meta({ description: 'pieces' }),
  leadTimeDays: z
    .int()
    .meta({ description: 'working days of the factory after the sample is approved' }),
})

const estimate: z.ZodType<DesignEstimate> = z.object({
  conflicts: z.array(
    z.object({
      field: z.string(),
      rule: z.enum(CONFLICT_RULES),
      values: z.record(z.string(), z.union([z.number(), z.string()])),
    }),
  ),
  figures: z
    .intersection(
      terms,
      z.object({
        weightGrams: z.number().meta({ description: grams }),
        sizeMm: z.tuple([z.number(), z.number(), z.number()]),
      }),
    )
    .nullable()
    .meta({ description: 'null while it can’t be made' }),
  options: z
    .record(z.string(), z.record(z.string(), terms))
    .meta({ description: 'the terms that each value of each choice would bring' }),
})

/** Figures, drawing, picture and models of a design. */
export const designFile = operation({
  id: 'designFile',
  method: 'GET',
  path: '/api/v1/designs/{file}',
  audience: 'site',
  params: z.object({ file: z.enum(DESIGN_FILES) }),
  query: z.looseObject({
    code: z.string().optional().meta({ description: 'of a kept design, in place of the rest' }),
    family: z
      .string()
      .optional()
      .meta({
        description: `${DESIGN_FAMILIES.join(', ')}; its dimensions and choices by their names`,
      }),
    view: z.string().optional().meta({ description: 'of a picture' }),
    ground: z.string().optional().meta({ description: 'of a picture' }),
    marks: z.string().optional().meta({ description: 'numbered signs on a picture' }),
  }),
  answer: estimate,
  media: {
    'image/svg+xml': 'text',
    'image/png': 'file',
    'model/stl': 'file',
    'model/gltf-binary': 'file',
  },
  rate: { limit: 'design' },
  // The same for everybody.
  cache: 'public, max-age=3600',
})

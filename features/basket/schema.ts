import { z } from 'zod'
import { schemaWords } from '@/platform/validation-words'
import { makeableDesign, MAX_QUERY } from '@/features/designs/rules/address'
import { GOODS_FACT_NAMES } from '@/features/tariffs/rules/goods-facts'
import { decimalSchema, lineSchema, minorSchema, wordsSchema } from '@/platform/fields'
import { GRADES, MAX_QUANTITY } from './rules/limits'

export const quantitySchema = z.int().min(1).max(MAX_QUANTITY)

/** What a buyer describes for a piece that is not in the catalog. */
export const customSpecificationSchema = z.object({
  type: lineSchema(60).min(1),
  grade: z.enum(GRADES),
  finish: lineSchema(60).min(1),
  size: lineSchema(120).min(1),
  engraving: lineSchema(200).optional(),
  packaging: lineSchema(200).optional(),
  description: wordsSchema(2000).optional(),
  /** for one piece, in the request's currency */
  targetPriceMinor: minorSchema.max(1_000_000_00).optional(),
  wantedDate: z.iso.date().optional(),
  /**
   * a design made in our own designer, as the query that describes it in full: drawing and 3D file
   * are made from it
   */
  design: wordsSchema(MAX_QUERY)
    .refine((query) => makeableDesign(query) !== null, schemaWords.design)
    .optional(),
  /** its short code, as assigned by the server */
  designCode: z
    .string()
    .regex(/^D-[2-9A-Z]{5,7}$/)
    .optional(),
  /** of a finished piece of the design, as computed by the server */
  weightGrams: decimalSchema.optional(),
  /** what the buyer knows of the goods that customs asks about */
  facts: z.partialRecord(z.enum(GOODS_FACT_NAMES), z.string().max(40)).optional(),
})
export type CustomSpecification = z.infer<typeof customSpecificationSchema>

import { z } from 'zod'
import { lineSchema } from '@/platform/fields'
import { GOODS_FACT_NAMES } from './goods-facts'

/** Who states something about goods: a design by its choices, the catalog, a grade, a price, the buyer, the desk. */
export const SPEAKERS = ['design', 'product', 'grade', 'price', 'buyer', 'desk'] as const
export type Speaker = (typeof SPEAKERS)[number]

const answers = z.partialRecord(z.enum(GOODS_FACT_NAMES), z.string().max(40))

/** What one of them stated, on one occasion. */
export const goodsStatementSchema = z.object({
  from: z.enum(SPEAKERS),
  /** a person's name, or the number of a design or style */
  by: lineSchema(120),
  at: z.iso.datetime(),
  facts: answers,
  /** answers that are ruled out: stones are set, without saying of which kind */
  excludes: answers.optional(),
})
export type GoodsStatement = z.infer<typeof goodsStatementSchema>

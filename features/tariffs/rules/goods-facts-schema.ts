import { z } from 'zod'
import { schemaWords } from '@/platform/validation-words'
import { factsWithoutUse } from './classify'
import {
  GOODS_FACT_NAMES,
  GOODS_FACTS,
  isAnswer,
  type GoodsFact,
  type GoodsFacts,
} from './goods-facts'

/** Facts of goods as programs state them, each with its possible answers. Browser-safe. */

const answerTo = (fact: GoodsFact): z.ZodType<string> => {
  const declared = GOODS_FACTS[fact]
  if (declared.kind === 'choice') return z.enum(declared.answers)
  const words = declared.kind === 'country' ? schemaWords.country : schemaWords.percentage_share
  return z
    .string()
    .max(6)
    .refine((answer) => isAnswer(fact, answer), words)
}

const shape = Object.fromEntries(GOODS_FACT_NAMES.map((fact) => [fact, answerTo(fact).optional()]))

/** What is stated of some goods; a fact that says nothing of them, or contradicts another, is refused by name. */
export const statedGoodsSchema = z.strictObject(shape).superRefine((facts, context) => {
  for (const fact of factsWithoutUse(facts))
    context.addIssue({ code: 'custom', path: [fact], message: schemaWords.fact_without_use })
}) as unknown as z.ZodType<GoodsFacts, GoodsFacts>

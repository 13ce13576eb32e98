import { z } from 'zod'
import { quantitySchema } from '@/features/basket/schema'
import { lineSchema, minorSchema } from '@/platform/fields'
import { schemaWords } from '@/platform/validation-words'
import { waitsForNoDeposit } from '@/features/company/rules/plan-gates'
import { choiceGroupSchema, MOST_CHOICES, MOST_OFFERS, quoteDraftSchema } from '../schema'
import { certificateProblems } from './certificate'

/** Another offer of a line as entered: what is left out is as in the line, or by the price list. */
const enteredOfferSchema = z.object({
  id: z.uuid(),
  /** another finish or size of the same design */
  sku: z.string().max(64).nullable(),
  /** for a made-to-order design: another finish */
  finish: z.string().max(40).nullable().default(null),
  title: lineSchema(200),
  quantity: quantitySchema,
  unitPriceMinor: minorSchema.nullable(),
  setupFeeMinor: minorSchema.nullable(),
  leadTimeDays: z.int().min(0).max(720).nullable(),
})
export type EnteredOffer = z.infer<typeof enteredOfferSchema>

const [, termsGroup] = choiceGroupSchema.options
const enteredChoiceSchema = z.discriminatedUnion('of', [
  z.object({
    of: z.literal('line'),
    id: z.uuid(),
    lineId: z.uuid(),
    offers: z.array(enteredOfferSchema).min(1).max(MOST_OFFERS),
  }),
  termsGroup,
])
export type EnteredChoice = z.infer<typeof enteredChoiceSchema>

/**
 * A draft as staff enter it. Frozen documents are read by `quoteDraftSchema`, whatever is required
 * of entries since.
 */
export const enteredDraftSchema = quoteDraftSchema
  .extend({ choices: z.array(enteredChoiceSchema).max(MOST_CHOICES).optional() })
  .superRefine((draft, context) => {
    const { lines, optionalLines = [], freightMinor, valuation = {}, depositPercent, plan } = draft
    const later = plan?.parts ?? []
    if (Number(depositPercent) === 0 && later.length === 0)
      context.addIssue({
        code: 'custom',
        path: ['depositPercent'],
        message: schemaWords.no_deposit,
      })
    if (waitsForNoDeposit(later, depositPercent))
      context.addIssue({
        code: 'custom',
        path: ['depositPercent'],
        message: schemaWords.plan_no_deposit,
      })
    const { inlandFreightMinor = 0, freightEstimateMinor = 0 } = valuation
    if (inlandFreightMinor > (freightMinor || freightEstimateMinor))
      context.addIssue({
        code: 'custom',
        path: ['valuation', 'inlandFreightMinor'],
        message: schemaWords.inland_over_freight,
      })
    for (const [of, all] of Object.entries({ lines, optionalLines }))
      for (const [i, line] of all.entries())
        for (const { field, code } of certificateProblems(line))
          context.addIssue({
            code: 'custom',
            path: field === 'origin' ? [of, i, field] : [of, i, 'certificate', field],
            message: schemaWords[code],
          })
  })

import { z } from 'zod'
import { TARIFF_TERMS } from '@/features/pricing/rules/tariff-terms'
import { countrySchema, lineSchema } from '@/platform/fields'
import { typedWhole } from '@/platform/typed-numbers'
import { schemaWords } from '@/platform/validation-words'
import { SETTLED_BY } from './rules/settle'

/**
 * What is entered about duty as customs assessed it, and what is stored of it, as zod schemas. Safe in the browser.
 */

export const IMPORTERS = ['HOUSE', 'BUYER'] as const
export const REFUND_CAUSES = ['RULING', 'EXCLUSION', 'DRAWBACK'] as const

export const recordEntrySchema = z.object({
  shipmentId: z.uuid(),
  entryNumber: lineSchema(40).min(3),
  enteredOn: z.iso.date(schemaWords.day),
  importer: z.enum(IMPORTERS),
  /** the event that ends a lock has happened */
  lockEnded: z
    .string()
    .default('')
    .transform((text) => text === 'on'),
})

/** The declaration of one line beside its value; the form's field names end in the line’s position. */
export const declaredCodeSchema = z.object({
  hsCode: z
    .string()
    .trim()
    .regex(/^\d{4}(\.\d{2}){0,2}(\.\d{2}|\.?\d{4})?$/, schemaWords.hs_code),
  origin: z.string().trim().toUpperCase().pipe(countrySchema),
})

export const refundQuestionSchema = z.object({
  programme: lineSchema(60).min(1),
  /** entries of these days, both included */
  from: z.iso.date(schemaWords.day),
  to: z.iso.date(schemaWords.day),
  /** of the layer, percent: all of it, or what a drawback leaves */
  percent: typedWhole(1, 100),
})
export const refundDutySchema = refundQuestionSchema.extend({
  cause: z.enum(REFUND_CAUSES),
  reference: lineSchema(80).min(2),
  decidedOn: z.iso.date(schemaWords.day),
})

const layerSideSchema = z.object({
  heading: z.string(),
  title: z.string(),
  legalBasis: z.string(),
  source: z.string(),
  ratePercent: z.string().nullable(),
  amountMinor: z.int(),
})
export type LayerSide = z.infer<typeof layerSideSchema>

const layerRowSchema = z.object({
  lineId: z.string(),
  programme: z.string(),
  signed: layerSideSchema.nullable(),
  actual: layerSideSchema.nullable(),
  differenceMinor: z.int(),
})
export type LayerRow = z.infer<typeof layerRowSchema>

const declaredSchema = z.object({ valueMinor: z.int(), hsCode: z.string(), origin: z.string() })

/** The stored document of an entry. */
export const entryDocumentSchema = z.object({
  terms: z.object({
    kind: z.enum(TARIFF_TERMS).nullable(),
    capMinor: z.int().nullable(),
    lockedUntil: z.string().nullable(),
    lockEnded: z.boolean(),
    by: z.enum(SETTLED_BY),
  }),
  lines: z.array(
    z.object({
      lineId: z.string(),
      title: z.string(),
      pieces: z.int(),
      signed: declaredSchema,
      declared: declaredSchema,
    }),
  ),
  rows: z.array(layerRowSchema),
  /** changes of the rules between the two days, with their texts */
  causes: z.array(
    z.object({
      heading: z.string(),
      title: z.string(),
      beforeRates: z.array(z.string()),
      afterRates: z.array(z.string()),
      source: z.string(),
      since: z.string().nullable(),
    }),
  ),
  /** of the difference: the part of changed rules and the entry’s own fees, and the part of other declarations */
  byRulesMinor: z.int(),
  byFactsMinor: z.int(),
  /** day and version of the rules of either trace */
  signedBy: z.object({ day: z.string(), version: z.string() }),
  actualBy: z.object({ day: z.string(), version: z.string() }),
})
export type EntryDocument = z.infer<typeof entryDocumentSchema>

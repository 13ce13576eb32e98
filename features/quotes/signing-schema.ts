import { z } from 'zod'
import { isTimeZone } from '@/platform/dates'
import { countrySchema, lineSchema, wordsSchema } from '@/platform/fields'
import { schemaWords } from '@/platform/validation-words'
import { picksSchema } from './schema'
import { readDrawing, type DrawingProblem } from './rules/drawn-signature'

/** The entries of a signature besides the name. Safe in the browser. */

const DRAWINGS: Record<DrawingProblem, string> = {
  too_large: schemaWords.signature_large,
  unreadable: schemaWords.signature_unreadable,
  empty: schemaWords.signature_empty,
}

/** A drawn signature; empty where the name was only typed. */
const drawingSchema = z
  .string()
  .default('')
  .superRefine((text, context) => {
    if (text === '') return
    const drawing = readDrawing(text)
    if ('problem' in drawing)
      context.addIssue({ code: 'custom', message: DRAWINGS[drawing.problem], input: '' })
  })

/** The party signed for, where the house doesn't know it: as registered. */
export const legalEntries = {
  legalName: lineSchema(200).default(''),
  legalAddress: wordsSchema(500).default(''),
  legalCountry: countrySchema.or(z.literal('')).default(''),
}

/** What the acceptance page sends. The hash binds the signature to what was read. */
export const acceptQuoteSchema = z.object({
  serial: z.int().min(1),
  revision: z.int().min(1),
  documentHash: z.string().regex(/^[0-9a-f]{64}$/),
  /** the pick that is signed */
  picks: picksSchema.default([]),
  signerName: lineSchema(120).min(2),
  /**
   * the signer's own zone as the browser reports it; an unknown one is dropped, never a reason to
   * refuse
   */
  signerTimeZone: z.string().max(64).refine(isTimeZone).nullable().catch(null),
  means: z.enum(['typed', 'drawn']).default('typed'),
  drawing: drawingSchema,
  signerTitle: lineSchema(120).default(''),
  place: lineSchema(120).default(''),
  /** SHA-256 of the consent that was read */
  consentHash: z.string().regex(/^[0-9a-f]{64}$/),
  ...legalEntries,
  purchaseOrder: lineSchema(60).default(''),
  purchaseOrderFile: z
    .object({ id: z.uuid(), claimToken: z.string().min(20).max(100) })
    .nullable()
    .default(null),
})
export type SignedEntries = z.infer<typeof acceptQuoteSchema>

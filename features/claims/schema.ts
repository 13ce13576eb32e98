import { z } from 'zod'
import { lineSchema, wordsSchema } from '@/platform/fields'
import { typedWhole } from '@/platform/typed-numbers'
import { schemaWords } from '@/platform/validation-words'

/** What is entered about claims, as zod schemas. Safe in the browser. */

export const CLAIM_KINDS = ['MISSING', 'DAMAGED', 'WRONG', 'QUALITY'] as const
export const CLAIM_ANSWERS = ['REMAKE', 'CREDITED', 'REFUSED'] as const
/** The most photographs of one claim. */
export const MOST_CLAIM_PHOTOS = 12

const uploadedSchema = z.object({ id: z.uuid(), claimToken: z.string().min(20).max(100) })

export const openClaimSchema = z.object({
  /** id of the order’s line */
  lineId: z.uuid(),
  /** made with the form, so that sending it twice makes one claim */
  key: z.uuid(),
  kind: z.enum(CLAIM_KINDS),
  quantity: typedWhole(1, 100_000_000),
  words: wordsSchema(2000).pipe(z.string().min(5, schemaWords.claim_words)),
  photos: z.array(uploadedSchema).max(MOST_CLAIM_PHOTOS).default([]),
})

export const answerClaimSchema = z.object({
  claimId: z.uuid(),
  state: z.enum(CLAIM_ANSWERS),
  /** for a credit */
  amount: lineSchema(30).default(''),
  /** for a remake */
  remadeOn: z
    .union([z.literal(''), z.iso.date()], schemaWords.day)
    .default('')
    .transform((day) => day || null),
  answer: wordsSchema(2000).pipe(z.string().min(5, schemaWords.claim_words)),
})

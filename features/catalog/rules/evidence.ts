import { z } from 'zod'
import { schemaWords } from '@/platform/validation-words'
import { addDays } from '@/platform/day'

/** Compliance documents: what is entered about one, and how long it is valid. Pure; browser-safe. */

/** In the order offered: the first is preselected, so it isn't the kind that everybody may open. */
export const DOCUMENT_KINDS = [
  'nickel-release',
  'lead-cadmium',
  'reach',
  'prop-65',
  'factory',
  'other',
] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

const text = (max: number) => z.string().trim().min(1, schemaWords.not_empty).max(max)
const day = z
  .string()
  .trim()
  .regex(/^\d{4}-\d{2}-\d{2}$/, schemaWords.a_day)
  .refine(
    (entered) => new Date(`${entered}T00:00:00Z`).toJSON()?.startsWith(entered) ?? false,
    schemaWords.no_such_day,
  )

export const evidenceSchema = z
  .object({
    code: text(40)
      .toUpperCase()
      .pipe(z.string().regex(/^[A-Z0-9][A-Z0-9-]*$/, schemaWords.capitals_digits_hyphens)),
    kind: z.enum(DOCUMENT_KINDS, schemaWords.a_kind),
    number: text(80),
    issuer: text(120),
    issuedOn: day,
    expiresOn: z.union([z.literal('').transform(() => null), day]),
    scope: text(400),
  })
  .refine(({ issuedOn, expiresOn }) => expiresOn === null || expiresOn >= issuedOn, {
    path: ['expiresOn'],
    message: schemaWords.before_issued,
  })

export type EvidenceField = keyof z.input<typeof evidenceSchema>
export type EvidenceState = 'valid' | 'soon' | 'expired' | 'withdrawn'

/**
 * Whether a document is valid on a day, including its last day.
 * @param soonDays how long before its last day it counts as ending soon
 */
export function evidenceState(
  { expiresOn, withdrawn }: { expiresOn: string | null; withdrawn: boolean },
  today: string,
  soonDays = 0,
): EvidenceState {
  if (withdrawn) return 'withdrawn'
  if (expiresOn === null) return 'valid'
  if (expiresOn < today) return 'expired'
  return expiresOn <= addDays(today, soonDays) ? 'soon' : 'valid'
}

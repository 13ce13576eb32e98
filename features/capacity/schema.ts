import { z } from 'zod'
import { wordsSchema } from '@/platform/fields'

/** What the desk enters about slots, as zod schemas. Safe in the browser. */

/** Exceeding a week’s capacity takes a reason of at least so many characters. */
export const MIN_OVER_REASON = 10

export const planOrderSchema = z.object({ serial: z.coerce.number().int().min(1) })

export const placeSlotSchema = z.object({
  lineId: z.uuid(),
  centre: z.string().min(1).max(40),
  /** any day of the chosen week */
  week: z.iso.date(),
  /** why more is taken than the week’s capacity */
  reason: wordsSchema(300).default(''),
})

import { z } from 'zod'
import { wordsSchema } from '@/platform/fields'

/** What the desk enters of slots, as zod schemas. Safe in the browser. */

/** More than a week holds is taken for a reason of at least so many characters. */
export const MIN_OVER_REASON = 10

export const planOrderSchema = z.object({ serial: z.coerce.number().int().min(1) })

export const placeSlotSchema = z.object({
  lineId: z.uuid(),
  centre: z.string().min(1).max(40),
  /** a day of the week that is meant */
  week: z.iso.date(),
  /** why more is taken than the week holds */
  reason: wordsSchema(300).default(''),
})

import { z } from 'zod'
import { decimalSchema } from '@/platform/fields'

/** What of the house's settings stands in a frozen document. Safe in the browser. */

/** A selling rate: units of the currency for one US dollar. */
export const frozenRateSchema = z.object({
  unitsPerUsd: decimalSchema,
  asOf: z.iso.date(),
  source: z.string(),
  /** prices were rounded to multiples of it, in units; left out for the minor unit */
  roundTo: decimalSchema.optional(),
})

/** Working days as they were counted on the factory's calendar. */
export const productionSchema = z.object({
  day: z.iso.date(),
  workingDays: z.int(),
  calendarDays: z.int(),
  inside: z.array(z.string()),
  unread: z.array(z.string()),
  /** years that were entered and not reviewed; quotes of before don't say */
  unreviewed: z.array(z.string()).optional(),
})

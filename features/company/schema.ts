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

/** Who sells, as a quote names them. */
export const sellerSchema = z.object({
  name: z.string(),
  address: z.array(z.string()),
  email: z.string(),
  /** who signs for the house; quotes of before, and of a house that names nobody, have none */
  signatory: z.object({ name: z.string(), title: z.string() }).optional(),
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

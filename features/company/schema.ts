import { z } from 'zod'
import { decimalSchema } from '@/platform/fields'

/** The house's settings as a frozen document has them. Safe in the browser. */

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
  /** who signs for the house; missing in older quotes, and where the house names nobody */
  signatory: z.object({ name: z.string(), title: z.string() }).optional(),
})

/** Working days as counted on the factory's calendar. */
export const productionSchema = z.object({
  day: z.iso.date(),
  workingDays: z.int(),
  calendarDays: z.int(),
  inside: z.array(z.string()),
  unread: z.array(z.string()),
  /** years that were entered and not reviewed; missing in older quotes */
  unreviewed: z.array(z.string()).optional(),
})

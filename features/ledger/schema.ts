import { z } from 'zod'

/** The last day of a period that is closed. */
export const closePeriodSchema = z.object({
  throughDay: z.iso.date(),
  note: z.string().trim().max(500).default(''),
})

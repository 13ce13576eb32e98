import { z } from 'zod'

/** Closes a period through its last day. */
export const closePeriodSchema = z.object({
  throughDay: z.iso.date(),
  note: z.string().trim().max(500).default(''),
})

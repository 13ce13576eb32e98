import { z } from 'zod'

/** What the database's JSON column of dimensions holds. */
export const dimensionsSchema = z.array(z.object({ name: z.string(), millimetres: z.string() }))

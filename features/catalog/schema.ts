import { z } from 'zod'

/** The content of the database's JSON column of dimensions. */
export const dimensionsSchema = z.array(z.object({ name: z.string(), millimetres: z.string() }))

import { z } from 'zod'
import { decimalSchema, lineSchema } from '@/platform/fields'

/** The form in which an entry's parts are stored. */
export const costPartsSchema = z.object({
  materials: z
    .array(
      z.object({
        grade: lineSchema(40).min(1),
        weightGrams: decimalSchema,
        scrapPercent: decimalSchema,
      }),
    )
    .max(8),
  plating: lineSchema(40).min(1).nullable(),
  stones: decimalSchema,
  labourMinutes: decimalSchema,
  machineMinutes: decimalSchema,
  packing: lineSchema(40).min(1).nullable(),
})

export const COST_SUBJECTS = ['SKU', 'OPTION', 'LINE'] as const

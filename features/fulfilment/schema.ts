import { z } from 'zod'
import { lineSchema, wordsSchema } from '@/platform/fields'
import { orNone, typedDecimal, typedWhole } from '@/platform/typed-numbers'
import { schemaWords } from '@/platform/validation-words'
import { AQLS } from './rules/aql'
import { MOVE_CAUSES, REWORK_STAGES, WORK_STAGES } from './rules/goods-life'

/** What the desk enters about goods, as zod schemas. Safe in the browser. */

/** More pieces than any line can have. */
const MOST_PIECES = 100_000_000
const piecesSchema = typedWhole(1, MOST_PIECES)
const countSchema = typedWhole(0, MOST_PIECES)

export const lineOfOrderSchema = z.object({ lineId: z.uuid() })

export const advanceLineSchema = lineOfOrderSchema.extend({ to: z.enum(WORK_STAGES) })
export const countMadeSchema = lineOfOrderSchema.extend({ made: piecesSchema })
export const moveDaySchema = lineOfOrderSchema.extend({
  day: z.iso.date(),
  cause: z.enum(MOVE_CAUSES).exclude(['amendment']),
  note: lineSchema(300).default(''),
})

const uploadedSchema = z.object({ id: z.uuid(), claimToken: z.string().min(20).max(100) })
/** The most photographs of one inspection. */
export const MOST_PHOTOS = 12

export const inspectLotSchema = lineOfOrderSchema.extend({
  /** made with the form, so that sending it twice makes one inspection */
  key: z.uuid(),
  lot: piecesSchema,
  aqlMajor: z.enum(AQLS),
  aqlMinor: z.enum(AQLS),
  critical: countSchema,
  major: countSchema,
  minor: countSchema,
  inspector: lineSchema(120).min(2),
  findings: wordsSchema(4000).default(''),
  /** where rework begins if the lot is rejected */
  rework: z.enum(REWORK_STAGES),
  photos: z.array(uploadedSchema).max(MOST_PHOTOS).default([]),
})

export const shipmentSchema = z.object({
  serial: z.int().min(1),
  /** made with the form, so that sending it twice makes one shipment */
  key: z.uuid(),
  carrier: lineSchema(80).min(1),
  tracking: lineSchema(80).default(''),
  pallets: typedWhole(0, 10_000),
  shippedOn: z.iso.date(),
  dueOn: z
    .union([z.literal(''), z.iso.date()], schemaWords.day)
    .default('')
    .transform((day) => day || null),
})

const centimetres = typedDecimal(1)
const packedLineSchema = z.object({
  perCarton: piecesSchema,
  unitGrams: typedDecimal(3),
  /** of a full carton */
  grossKg: typedDecimal(3),
  lengthCm: centimetres,
  widthCm: centimetres,
  heightCm: centimetres,
})
/**
 * The pieces of one line to ship: field names end in the line’s position, and a line with empty
 * fields isn’t shipped.
 */
export const SHIPPED_FIELDS = [
  'pieces',
  'perCarton',
  'unitGrams',
  'grossKg',
  'lengthCm',
  'widthCm',
  'heightCm',
] as const
export const shippedLineSchema = z.object({ pieces: orNone(piecesSchema) })
export { packedLineSchema }

export const arrivalSchema = z.object({ shipmentId: z.uuid(), arrivedOn: z.iso.date() })
export const releaseSchema = z.object({ shipmentId: z.uuid() })

/** What was corrected, so that lots are accepted again. */
export const resumeInspectionSchema = z.object({
  serial: z.coerce.number().int().min(1),
  measures: wordsSchema(2000).pipe(z.string().min(10)),
})

import { z } from 'zod'
import { BETWEEN, type Message, type MessageCode, type MessageValue, type Wording } from './message'

/** Sentences as they are stored, as zod schemas. Safe in the browser. */

/** Any name: what was signed keeps the names of its day, and is never said anew. */
const storedCode = z.string() as unknown as z.ZodType<MessageCode>
const valueSchema: z.ZodType<MessageValue> = z.lazy(() =>
  z.union([
    z.string(),
    z.number(),
    z.strictObject({ amountMinor: z.int(), currency: z.string() }),
    z.strictObject({ day: z.string() }),
    z.strictObject({ whole: z.number() }),
    z.strictObject({ decimal: z.string() }),
    z.strictObject({ list: z.array(valueSchema), between: z.enum(BETWEEN) }),
    z.strictObject({ code: storedCode, values: z.record(z.string(), valueSchema).exactOptional() }),
  ]),
)

/** A sentence that is kept until somebody reads it; what was kept before sentences were values is text. */
export const keptComplaintSchema: z.ZodType<Message | string> = z.union([
  z.string(),
  z.object({ code: storedCode, values: z.record(z.string(), valueSchema).exactOptional() }),
])

/** What a document says: with its value beside the words, or, in documents of before, the words alone. */
export const wordingSchema: z.ZodType<Wording> = z.union([
  z.string(),
  z.object({ code: z.string(), values: z.record(z.string(), valueSchema), text: z.string() }),
])

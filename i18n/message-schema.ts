import { z } from 'zod'
import { BETWEEN, type Message, type MessageCode, type MessageValue, type Wording } from './message'

/** Stored sentences, as zod schemas. Safe in the browser. */

/** Any name: a signed document keeps the names of its day, and is never put into words again. */
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

/** A sentence that is stored until somebody reads it; those stored before sentences were values are text. */
export const keptComplaintSchema: z.ZodType<Message | string> = z.union([
  z.string(),
  z.object({ code: storedCode, values: z.record(z.string(), valueSchema).exactOptional() }),
])

/** What a document says: with its value beside the words, or, in earlier documents, only the words. */
export const wordingSchema: z.ZodType<Wording> = z.union([
  z.string(),
  z.object({ code: z.string(), values: z.record(z.string(), valueSchema), text: z.string() }),
])

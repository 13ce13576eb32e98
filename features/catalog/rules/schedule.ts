import { z } from 'zod'
import type { Message } from '@/i18n/message'
import { schemaWords } from '@/platform/validation-words'
import { factoryClock, factoryInstant } from '@/platform/day'

const FURTHEST_DAYS = 366

/** Reads a day and time at the factory as a form sends it, `YYYY-MM-DDTHH:MM`. */
export const factoryTime = z
  .string()
  .trim()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, schemaWords.day_and_time)
  .transform((entered, context): Date => {
    const at = factoryInstant(entered)
    // A day such as 31 June is invalid, though some engines read it as the next.
    if (!Number.isNaN(at.getTime()) && factoryClock(at) === entered) return at
    context.addIssue({ code: 'custom', message: schemaWords.no_such_time })
    return z.NEVER
  })

/** Why something can't be published at that moment; null where it can. */
export function momentProblem(at: Date, now: Date): Message | null {
  if (at <= now) return { code: 'schedule.passed' }
  return at.getTime() - now.getTime() > FURTHEST_DAYS * 86_400_000
    ? { code: 'schedule.yearAhead' }
    : null
}

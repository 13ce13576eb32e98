import { z } from 'zod'
import { dayText } from '@/platform/dates'
import { NOTIFICATION_KINDS, type NotificationKind } from './kinds'

/** Reading a stored notification: checking it, and the values of its message. Pure. */

export const isKind = (kind: string): kind is NotificationKind =>
  NOTIFICATION_KINDS.some((each) => each === kind)

const valuesSchema = z.record(z.string(), z.string())

/** The values of its message, from what was stored. */
export const valuesOf = (stored: unknown): Record<string, string> => valuesSchema.parse(stored)

/** The values of its message for a reader: a day, `YYYY-MM-DD`, is written as days are. */
export const shownValues = (
  values: Readonly<Record<string, string>>,
  locale: string,
): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, text]) => [name, dayText(text, locale)]))

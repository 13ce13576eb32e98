import { z } from 'zod'
import { dayText } from '@/platform/dates'
import { NOTIFICATION_KINDS, type NotificationKind } from './kinds'

/** A notification as it is read: what is stored, checked, and its words. Pure. */

export const isKind = (kind: string): kind is NotificationKind =>
  NOTIFICATION_KINDS.some((each) => each === kind)

const valuesSchema = z.record(z.string(), z.string())

/** What its words name, of what was stored. */
export const valuesOf = (stored: unknown): Record<string, string> => valuesSchema.parse(stored)

/** The values of its words as a reader has them: a day, `YYYY-MM-DD`, is written as days are. */
export const shownValues = (
  values: Readonly<Record<string, string>>,
  locale: string,
): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, text]) => [name, dayText(text, locale)]))

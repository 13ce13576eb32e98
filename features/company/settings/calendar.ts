import { z } from 'zod'
import { lineSchema } from '@/platform/fields'
import { linesSchema } from '@/platform/house/schema'
import { schemaWords as words } from '@/platform/validation-words'
import type { CalendarYear, Span } from '../rules/calendar'
import { choiceOf, settingKind } from './kind'

/** `2026-02-15..2026-02-23 Spring Festival`, or a single day. */
const LINE = /^(\d{4}-\d{2}-\d{2})(?:\.\.(\d{4}-\d{2}-\d{2}))?(?:\s+(.+))?$/

const spans = linesSchema(60).transform((lines, context): Span[] =>
  lines.flatMap((line) => {
    const [, from = '', to = from, name = ''] = LINE.exec(line) ?? []
    const isRead = [from, to].every((day) => z.iso.date().safeParse(day).success) && from <= to
    if (isRead) return [{ from, to, name: name.trim() }]
    context.addIssue({ code: 'custom', message: `${line}: ${words.calendar_line}` })
    return []
  }),
)

const REVIEWS = ['not_reviewed', 'reviewed'] as const

const calendarSchema = z
  .object({
    off: spans,
    worked: spans,
    shutdowns: spans,
    /** the notice that it was taken from */
    source: lineSchema(300).min(5),
    /** whether somebody has checked the rows against that notice; missing in years entered before */
    review: choiceOf(REVIEWS),
    reviewer: lineSchema(80).default(''),
    reviewedOn: z.union([z.literal(''), z.iso.date()]).default(''),
  })
  .refine(({ review, reviewer }) => review !== 'reviewed' || reviewer !== '', {
    path: ['reviewer'],
    message: words.who_reviewed,
  })
  .refine(({ review, reviewedOn }) => review !== 'reviewed' || reviewedOn !== '', {
    path: ['reviewedOn'],
    message: words.when_reviewed,
  })
  .transform(({ review, ...year }): CalendarYear & { source: string } => ({
    ...year,
    isUnreviewed: review !== 'reviewed',
  }))

/** The factory's working days, one setting for each year: none of them is computed. */
export const calendarSetting = settingKind({
  section: 'calendar',
  edit: 'setting.edit',
  scope: z
    .string()
    .trim()
    .regex(/^20\d{2}$/, words.year),
  summary: ['source', 'review', 'reviewer', 'reviewedOn'],
  asksTrade: true,
  schema: calendarSchema,
  fields: [
    { name: 'off', kind: 'lines', wide: true },
    { name: 'worked', kind: 'lines', wide: true },
    { name: 'shutdowns', kind: 'lines', wide: true },
    { name: 'source', wide: true },
    { name: 'review', kind: 'choice', choices: REVIEWS },
    { name: 'reviewer' },
    { name: 'reviewedOn', kind: 'day' },
  ],
})

import { z } from 'zod'
import { lineSchema } from '@/platform/fields'
import { orNone, typedDecimal, typedWhole } from '@/platform/typed-numbers'
import { schemaWords as words } from '@/platform/validation-words'
import { choiceOf, settingKind } from './kind'

const UNITS = ['pieces', 'hours'] as const
const TAKES = ['every', 'chosen'] as const
const REVIEWS = ['not_reviewed', 'reviewed'] as const

/** A work centre with its capacity as the house has counted it. */
export interface WorkCentreSetting {
  title: string
  /** in a week of five working days; where hours are entered, computed from the time of a piece and rounded down */
  weekPieces: number
  /** how much of a line's lead time has passed when it gets here */
  atPercent: number
  /** every: all lines pass it. chosen: those that staff assign to it */
  takes: (typeof TAKES)[number]
  /** who counted it, or a note that nobody has */
  source: string
  reviewer: string
  reviewedOn: string
  isUnreviewed: boolean
}

const centreSchema = z
  .object({
    title: lineSchema(60).min(1),
    unit: choiceOf(UNITS),
    weekly: typedWhole(1, 10_000_000),
    /** for one piece, where hours are entered */
    minutes: orNone(typedDecimal(2)),
    atPercent: typedWhole(0, 100),
    takes: choiceOf(TAKES),
    source: lineSchema(300).default(''),
    review: choiceOf(REVIEWS),
    reviewer: lineSchema(80).default(''),
    reviewedOn: z.union([z.literal(''), z.iso.date()]).default(''),
  })
  .transform((typed, context): WorkCentreSetting => {
    const { title, unit, weekly, minutes, atPercent, takes, source, review, ...reviewed } = typed
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    if ((unit === 'hours') !== (minutes !== null && Number(minutes) > 0))
      refuse('minutes', words.centre_minutes)
    if (review === 'reviewed' && reviewed.reviewer === '') refuse('reviewer', words.who_reviewed)
    if (review === 'reviewed' && reviewed.reviewedOn === '')
      refuse('reviewedOn', words.when_reviewed)
    const weekPieces = unit === 'pieces' ? weekly : piecesIn(weekly, minutes ?? '0')
    if (weekPieces === 0) refuse('weekly', words.centre_nothing)
    const isUnreviewed = review !== 'reviewed'
    return { title, weekPieces, atPercent, takes, source, ...reviewed, isUnreviewed }
  })

/** Whole pieces that fit into so many hours, in hundredths of a minute so that nothing is rounded up. */
function piecesIn(hours: number, minutes: string): number {
  const hundredths = Math.round(Number(minutes) * 100)
  return hundredths > 0 ? Math.floor((hours * 6_000) / hundredths) : 0
}

/** The capacity of each work centre of the factory in a week, each under a name. */
export const centreSetting = settingKind({
  section: 'centre',
  edit: 'setting.edit',
  scope: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, words.plan_name),
  summary: ['title', 'weekly', 'unit', 'review'],
  schema: centreSchema,
  fields: [
    { name: 'title' },
    { name: 'unit', kind: 'choice', choices: UNITS },
    { name: 'weekly', kind: 'whole' },
    { name: 'minutes', kind: 'decimal' },
    { name: 'atPercent', kind: 'whole' },
    { name: 'takes', kind: 'choice', choices: TAKES },
    { name: 'source', wide: true },
    { name: 'review', kind: 'choice', choices: REVIEWS },
    { name: 'reviewer' },
    { name: 'reviewedOn', kind: 'day' },
  ],
})

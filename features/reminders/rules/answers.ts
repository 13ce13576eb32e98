import type {
  EntryAudience,
  EntryKind,
  EntrySide,
  ReminderKind,
} from '@/platform/db/generated/enums'

/** What an entry of a thread answers, and so what needs no reminder any more. Pure. */

/** What a buyer is reminded of. */
export const TO_BUYERS = [
  'QUOTE_UNOPENED',
  'QUOTE_EXPIRES',
  'TARIFF_MOVED',
] as const satisfies readonly ReminderKind[]
const ALL = ['REQUEST_WAITS', ...TO_BUYERS, 'SURVEY'] as const satisfies readonly ReminderKind[]

/** What happened and answers nobody: the other events are an answer, or leave nothing to be answered. */
const NO_ANSWER = [
  'validity_extended',
  'request_changed',
  'request_reopened',
  'artwork_added',
  'mail_refused',
  'sample_shipped',
  'sample_photographed',
  'sample_approved',
  'sample_rejected',
  'survey_answered',
]

/** As an entry is added. */
export interface Answering {
  kind: EntryKind
  event: string | null
  side: EntrySide
  audience: EntryAudience
}

/** The kinds that an entry cancels, of its trade. */
export function answeredBy({ kind, event, side, audience }: Answering): readonly ReminderKind[] {
  if (audience === 'INTERNAL') return []
  if (kind === 'VIEW') return ['QUOTE_UNOPENED']
  if (kind === 'EVENT') return event === null || NO_ANSWER.includes(event) ? [] : ALL
  // What somebody says: a buyer has heard of the quote, and the house has answered who waits.
  return side === 'BUYER' ? TO_BUYERS : side === 'STAFF' ? ['REQUEST_WAITS'] : []
}

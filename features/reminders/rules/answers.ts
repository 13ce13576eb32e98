import type {
  EntryAudience,
  EntryKind,
  EntrySide,
  ReminderKind,
} from '@/platform/db/generated/enums'

/** What an entry of a thread answers, and so needs no reminder any more. Pure. */

/** What a buyer is reminded of. */
export const TO_BUYERS = [
  'QUOTE_UNOPENED',
  'QUOTE_EXPIRES',
  'TARIFF_MOVED',
] as const satisfies readonly ReminderKind[]
const ALL = ['REQUEST_WAITS', ...TO_BUYERS, 'SURVEY'] as const satisfies readonly ReminderKind[]

/** Events that answer nobody: the other events are an answer, or leave nothing to be answered. */
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

/** The properties of an added entry that decide what it answers. */
export interface Answering {
  kind: EntryKind
  event: string | null
  side: EntrySide
  audience: EntryAudience
}

/** The kinds of reminders of its trade that an entry cancels. */
export function answeredBy({ kind, event, side, audience }: Answering): readonly ReminderKind[] {
  if (audience === 'INTERNAL') return []
  if (kind === 'VIEW') return ['QUOTE_UNOPENED']
  if (kind === 'EVENT') return event === null || NO_ANSWER.includes(event) ? [] : ALL
  // What somebody writes: a buyer has noticed the quote, or the house has answered a waiting buyer.
  return side === 'BUYER' ? TO_BUYERS : side === 'STAFF' ? ['REQUEST_WAITS'] : []
}

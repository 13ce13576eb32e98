import type { PlainPermission } from '@/features/accounts/rules/permissions'

/** What somebody of the house can be told of. Pure; browser-safe. */
export const NOTIFICATION_KINDS = [
  'request-arrived',
  'request-assigned',
  'quote-accepted',
  'quote-anew',
  'quote-declined',
  'quote-countered',
  'request-changed',
  'payment-attention',
  'approval-asked',
  'row-ends',
  'letter-bounced',
  'thread-entry',
  'request-waits',
  'quote-quiet',
  'slots-released',
  'cancel-asked',
  'amendment-waits',
  'amendment-answered',
] as const
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number]

/** Whom a kind can concern at all: who may this. */
export const CONCERNS: Readonly<Record<NotificationKind, readonly PlainPermission[]>> = {
  'request-arrived': ['request.handle'],
  'request-assigned': ['request.handle'],
  'quote-accepted': ['quote.send'],
  'quote-anew': ['quote.send'],
  'quote-declined': ['quote.send'],
  'quote-countered': ['quote.send'],
  'request-changed': ['request.handle'],
  'payment-attention': ['payment.watch'],
  'approval-asked': ['duty.approve', 'floor.approve', 'credit.set'],
  'row-ends': ['tariff.edit'],
  'letter-bounced': ['mail.read'],
  'thread-entry': ['request.list'],
  'request-waits': ['request.handle'],
  'quote-quiet': ['quote.send'],
  'slots-released': ['quote.send'],
  'cancel-asked': ['order.cancel'],
  'amendment-waits': ['discount.approve'],
  'amendment-answered': ['order.amend'],
}

/**
 * How somebody is told: on the site; there and by the daily letter, unless it is read before; there and by a letter
 * for each; not at all.
 */
export const CHANNELS = ['SITE', 'DIGEST', 'EACH', 'NONE'] as const
export type Channel = (typeof CHANNELS)[number]

/** What somebody says waits for an answer: of that alone there is a letter for each. */
const BY_LETTER: readonly NotificationKind[] = ['thread-entry']

/** The ways in which one can be told of a kind. */
export const channelsOf = (kind: NotificationKind): readonly Channel[] =>
  CHANNELS.filter((each) => each !== 'EACH' || BY_LETTER.includes(kind))

/** Of who has chosen nothing: what nobody reads on the site comes by letter, and what waits for an answer at once. */
export const usualChannel = (kind: NotificationKind): Channel =>
  BY_LETTER.includes(kind) ? 'EACH' : 'DIGEST'

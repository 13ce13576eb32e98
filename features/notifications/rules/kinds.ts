import type { PlainPermission } from '@/features/accounts/rules/permissions'

/** The kinds of notifications to people of the house. Pure; browser-safe. */
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

/** The permissions that let a kind concern somebody. */
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

/** The channels: on the site; there and in the daily letter, unless read before; there and by a letter each; none. */
export const CHANNELS = ['SITE', 'DIGEST', 'EACH', 'NONE'] as const
export type Channel = (typeof CHANNELS)[number]

/** Kinds that wait for an answer: only these can have a letter each. */
const BY_LETTER: readonly NotificationKind[] = ['thread-entry']

/** The channels available for a kind. */
export const channelsOf = (kind: NotificationKind): readonly Channel[] =>
  CHANNELS.filter((each) => each !== 'EACH' || BY_LETTER.includes(kind))

/**
 * The channel of somebody who has chosen none: what nobody reads on the site comes by letter, and what waits for an
 * answer at once.
 */
export const usualChannel = (kind: NotificationKind): Channel =>
  BY_LETTER.includes(kind) ? 'EACH' : 'DIGEST'

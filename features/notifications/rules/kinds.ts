import type { PlainPermission } from '@/features/accounts/rules/permissions'

/** What somebody of the house can be told of. Pure; browser-safe. */
export const NOTIFICATION_KINDS = [
  'request-arrived',
  'request-assigned',
  'quote-accepted',
  'quote-anew',
  'payment-attention',
  'approval-asked',
  'row-ends',
  'letter-bounced',
] as const
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number]

/** Whom a kind can concern at all: who may this. */
export const CONCERNS: Readonly<Record<NotificationKind, readonly PlainPermission[]>> = {
  'request-arrived': ['request.handle'],
  'request-assigned': ['request.handle'],
  'quote-accepted': ['quote.send'],
  'quote-anew': ['quote.send'],
  'payment-attention': ['payment.watch'],
  'approval-asked': ['duty.approve', 'floor.approve'],
  'row-ends': ['tariff.edit'],
  'letter-bounced': ['mail.read'],
}

/** How somebody is told: on the site; there and by the daily letter, unless it is read before; not at all. */
export const CHANNELS = ['SITE', 'DIGEST', 'NONE'] as const
export type Channel = (typeof CHANNELS)[number]

/** Of who has chosen nothing: what nobody reads on the site comes by letter. */
export const USUAL_CHANNEL: Channel = 'DIGEST'

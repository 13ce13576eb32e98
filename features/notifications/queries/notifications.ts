import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize, may } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import {
  CHANNELS,
  CONCERNS,
  NOTIFICATION_KINDS,
  usualChannel,
  type Channel,
  type NotificationKind,
} from '../rules/kinds'
import { isKind, valuesOf } from '../rules/notification-values'

export interface ShownNotification {
  id: string
  kind: NotificationKind
  values: Record<string, string>
  path: string
  createdAt: Date
  read: boolean
}

/** The most notifications shown; nobody reads more one by one. */
const SHOWN = 100
const MOST_COUNTED = 99

/** How many of the actor's notifications are unread, counted up to 99 for the bell. */
export async function unreadCount(actor: Actor): Promise<number> {
  authorize(actor, 'notification.read')
  const [row] = await db.$queryRaw<{ count: number }[]>`/* keep unread_count */
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM notification WHERE "userId" = ${actor.userId} AND "readAt" IS NULL LIMIT ${MOST_COUNTED}) unread`
  return row?.count ?? 0
}

/** The actor's notifications, the newest first. */
export async function listNotifications(actor: Actor): Promise<ShownNotification[]> {
  authorize(actor, 'notification.read')
  const rows = await db.notification.findMany({
    where: { userId: actor.userId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: SHOWN,
  })
  return rows.flatMap(({ id, kind, values, path, createdAt, readAt }) =>
    isKind(kind)
      ? [{ id, kind, values: valuesOf(values), path, createdAt, read: readAt !== null }]
      : [],
  )
}

/** The actor's channel for each kind that can concern them. */
export async function channelChoices(
  actor: Actor,
): Promise<{ kind: NotificationKind; channel: Channel }[]> {
  authorize(actor, 'notification.read')
  const rows = await db.notificationChoice.findMany({ where: { userId: actor.userId } })
  const choices = new Map(rows.map(({ kind, channel }) => [kind, channel]))
  return NOTIFICATION_KINDS.filter((kind) =>
    CONCERNS[kind].some((permission) => may(actor, permission)),
  ).map((kind) => ({
    kind,
    channel: CHANNELS.find((each) => each === choices.get(kind)) ?? usualChannel(kind),
  }))
}

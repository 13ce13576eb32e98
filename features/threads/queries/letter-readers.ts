import 'server-only'
import { usualChannel } from '@/features/notifications/rules/kinds'
import { db } from '@/platform/db/client'
import { MAIL_CHANNELS, type MailChannel } from '../rules/mail-channels'

export interface BuyerAddress {
  email: string
  /** the person whom the request's secret link was sent to */
  isContact: boolean
}

/**
 * People on the buyers' side of a thread who have chosen this channel and haven't read an entry: its contact, and
 * participants from the company. Whoever has left the company is told of nothing.
 */
export function buyersOf(
  requestId: string,
  { channel, serial }: { channel: MailChannel; serial: number },
): Promise<BuyerAddress[]> {
  return db.$queryRaw<BuyerAddress[]>`
    WITH person AS (
      SELECT lower(r."contactEmail") AS email, true AS "isContact", 'contact:' || r."contactId" AS reader, r."companyId"
      FROM quote_request r WHERE r.id = ${requestId}::uuid AND NOT EXISTS (
        SELECT 1 FROM company_member g JOIN "user" u ON u.id = g."userId"
        WHERE g."companyId" = r."companyId" AND lower(u.email) = lower(r."contactEmail") AND cardinality(g.roles) = 0)
      UNION ALL
      SELECT DISTINCT lower(u.email), false, u.id, r."companyId"
      FROM thread_entry e JOIN "user" u ON u.id = e."authorId" JOIN quote_request r ON r.id = e."requestId"
      JOIN company_member g ON g."userId" = u.id AND g."companyId" = r."companyId" AND cardinality(g.roles) > 0
      WHERE e."requestId" = ${requestId}::uuid AND e.side = 'BUYER'
        AND lower(u.email) <> lower(r."contactEmail")
    )
    SELECT p.email, p."isContact" FROM person p LEFT JOIN thread_mail_choice c ON c.address = p.email
    WHERE COALESCE(c.channel, 'EACH') = ${channel}
      AND NOT EXISTS (
        SELECT 1 FROM thread_reader m LEFT JOIN "user" u ON u.id = m.reader
        WHERE m."requestId" = ${requestId}::uuid AND m."readSerial" >= ${serial}
          AND (m.reader = p.reader OR lower(u.email) = p.email))
    ORDER BY p.email`
}

/** Staff who were notified of an entry, want a letter for each, and haven't read it. */
export async function staffByLetter(requestId: string, serial: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ email: string }[]>`
    SELECT u.email FROM notification n JOIN "user" u ON u.id = n."userId"
    LEFT JOIN notification_choice c ON c."userId" = u.id AND c.kind = n.kind
    WHERE n.kind = 'thread-entry' AND n.cause = ${`thread-entry:${requestId}:${serial}`} AND n."readAt" IS NULL
      AND u."leftAt" IS NULL AND COALESCE(c.channel, ${usualChannel('thread-entry')}) = 'EACH'
    ORDER BY u.email`
  return rows.map(({ email }) => email)
}

/**
 * The mail channel of an address.
 * @param address small letters
 */
export async function mailChannelOf(address: string): Promise<MailChannel> {
  const row = await db.threadMailChoice.findUnique({ where: { address } })
  return MAIL_CHANNELS.find((each) => each === row?.channel) ?? 'EACH'
}

import 'server-only'
import { db } from '@/platform/db/client'
import { hashToken, isLinkToken } from '../rules/links'

export type LinkTarget =
  | {
      state: 'open'
      requestSerial: number
      /** serial of the quote once a revision was sent */ quoteSerial: number | null
    }
  | { state: 'expired' | 'revoked' | 'unknown' }

const targetFields = {
  serial: true,
  quote: {
    select: {
      serial: true,
      revisions: { where: { state: { not: 'DRAFT' as const } }, select: { id: true }, take: 1 },
    },
  },
} as const

/** What a secret link opens. Only reads: mail scanners open links too. */
export async function resolveLink(token: string, now = new Date()): Promise<LinkTarget> {
  if (!isLinkToken(token)) return { state: 'unknown' }
  const link = await db.accessLink.findUnique({
    where: { tokenHash: hashToken(token) },
    select: {
      expiresAt: true,
      revokedAt: true,
      // A merged request continues in another.
      request: { select: { ...targetFields, mergedInto: { select: targetFields } } },
    },
  })
  if (!link) return { state: 'unknown' }
  if (link.revokedAt) return { state: 'revoked' }
  if (link.expiresAt <= now) return { state: 'expired' }
  const { serial, quote } = link.request.mergedInto ?? link.request
  return {
    state: 'open',
    requestSerial: serial,
    quoteSerial: quote && quote.revisions.length > 0 ? quote.serial : null,
  }
}

import 'server-only'
import { db } from '@/platform/db/client'
import { decimalToRatio } from '@/platform/money'

export interface SubmissionContext {
  /** who has the submitter's address, if known */
  contact: { id: string; companyId: string } | null
  /** the request that holds the key already */
  earlier: { id: string; serial: number; contactEmail: string } | null
  /** units of the currency for one US dollar; null where staff have set none */
  rate: { numerator: bigint; denominator: bigint } | null
}

/** What a submission must know beside its articles, in one round trip. */
export async function submissionContext(asked: { email: string; idempotencyKey: string; currency: string }): Promise<SubmissionContext> {
  const [row] = await db.$queryRaw<{ contactId: string | null; companyId: string | null; requestId: string | null; serial: number; contactEmail: string; unitsPerUsd: string | null }[]>`
    SELECT c.id AS "contactId", c."companyId", r.id AS "requestId", r.serial, r."contactEmail", x."unitsPerUsd"::text
    FROM (SELECT) AS one
    LEFT JOIN contact c ON c.email = ${asked.email}
    LEFT JOIN quote_request r ON r."idempotencyKey" = ${asked.idempotencyKey}::uuid
    LEFT JOIN exchange_rate x ON x.currency = ${asked.currency}`
  const rate = asked.currency === 'USD' ? '1' : row?.unitsPerUsd
  return {
    contact: row?.contactId && row.companyId ? { id: row.contactId, companyId: row.companyId } : null,
    earlier: row?.requestId ? { id: row.requestId, serial: row.serial, contactEmail: row.contactEmail } : null,
    rate: rate ? decimalToRatio(rate) : null,
  }
}

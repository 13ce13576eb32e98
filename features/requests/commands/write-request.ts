import 'server-only'
import { randomUUID } from 'node:crypto'
import { hashToken, linkExpiry, linkToken } from '@/features/accounts/rules/links'
import type { Prisma } from '@/platform/db/generated/client'
import type { RequestOrigin } from '@/platform/db/generated/enums'
import type { Article } from '../rules/requested-lines'
import type { ParsedRequest } from '../rules/request-check'

/**
 * Writes a request, its lines and its secret link in one statement: the buyer waits for every round trip of a
 * submission.
 */
export async function insertRequest(
  tx: Prisma.TransactionClient,
  request: ParsedRequest,
  given: {
    companyId: string
    contactId: string
    articleFor: (sku: string) => Article | undefined
    estimateMinor: number
    locale: string
    origin: RequestOrigin
    reorderOfId: string | null
    now: Date
  },
): Promise<{ id: string; serial: number }> {
  const id = randomUUID()
  const { companyId, contactId, estimateMinor, locale, origin, reorderOfId, now } = given
  const lines = request.lines.map((line, i) => lineRow(line, i + 1, given.articleFor))
  const [row] = await tx.$queryRaw<{ serial: number }[]>`/* keep insert_request */
    WITH request AS (
      INSERT INTO quote_request (id, "companyId", "contactId", "companyName", "contactName", "contactEmail", "contactPhone",
        destination, incoterm, currency, notes, "wantedDate", locale, "estimateMinor", "idempotencyKey", origin, "reorderOfId", "createdAt")
      VALUES (${id}::uuid, ${companyId}::uuid, ${contactId}::uuid, ${request.companyName}, ${request.contactName}, ${request.contactEmail}, ${request.contactPhone ?? null},
        ${request.destination}, ${request.incoterm}::"Incoterm", ${request.currency}, ${request.notes ?? null}, ${request.wantedDate ?? null}::date, ${locale},
        ${estimateMinor}::bigint, ${request.idempotencyKey}::uuid, ${origin}::"RequestOrigin", ${reorderOfId}::uuid, ${now})
      RETURNING id, serial
    ), lines AS (
      INSERT INTO quote_request_line (id, "requestId", position, kind, "variantId", quantity, origin, "optionCodes", sample, "artworkLater", specification, note, "targetPriceMinor")
      SELECT gen_random_uuid(), request.id, l.position, l.kind, l."variantId", l.quantity, l.origin, l."optionCodes", COALESCE(l.sample, false), COALESCE(l."artworkLater", false), l.specification, l.note, l."targetPriceMinor"
      FROM request, jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS l(position int, kind "RequestLineKind", "variantId" uuid, quantity int,
        origin char(2), "optionCodes" text[], sample boolean, "artworkLater" boolean, specification jsonb, note text, "targetPriceMinor" int)
    ), link AS (
      INSERT INTO access_link (id, "requestId", "tokenHash", "expiresAt", "createdAt")
      SELECT gen_random_uuid(), request.id, ${hashToken(linkToken(id))}, ${linkExpiry(now)}, ${now} FROM request
    )
    SELECT serial FROM request`
  if (!row) throw new Error('the request was not written')
  return { id, serial: row.serial }
}

function lineRow(
  line: ParsedRequest['lines'][number],
  position: number,
  articleFor: (sku: string) => Article | undefined,
) {
  const { kind, quantity, note } = line
  if (kind === 'CUSTOM')
    return { position, kind, quantity, note, optionCodes: [], specification: line.specification }
  return {
    position,
    kind,
    quantity,
    note,
    optionCodes: line.optionCodes,
    origin: line.origin,
    sample: line.sample,
    artworkLater: line.artworkLater,
    targetPriceMinor: line.targetPriceMinor,
    variantId: articleFor(line.sku)?.variantId,
  }
}

import 'server-only'
import { amendmentDocumentSchema, type AmendmentDocument } from '@/features/quotes/amendment-schema'
import { AGREED, signedRevision } from '@/features/quotes/queries/agreed-document'
import type { QuoteDocument } from '@/features/quotes/schema'
import { db } from '@/platform/db/client'
import type { AmendmentSignature } from '@/platform/db/generated/client'
import { NotFoundError } from '@/platform/errors'

/** An amendment signed by both sides, with everything its paper says. */
export interface PrintedAmendment {
  order: { serial: number; companyId: string; requestId: string }
  amendment: AmendmentDocument
  documentHash: string
  before: QuoteDocument
  house: { by: string; at: Date }
  signature: AmendmentSignature
}

/**
 * For the paper only: the caller checks the actor's right.
 * @throws NotFoundError for one that isn’t signed by both
 */
export async function amendmentToPrint(amendmentId: string): Promise<PrintedAmendment> {
  const row = await db.orderAmendment.findUnique({
    where: { id: amendmentId },
    include: {
      signature: true,
      order: {
        select: {
          serial: true,
          companyId: true,
          quote: { select: { requestId: true } },
          revision: { select: AGREED },
          amendments: {
            where: { state: 'SIGNED' },
            orderBy: { number: 'asc' },
            select: { number: true, document: true },
          },
        },
      },
    },
  })
  if (!row?.signature || !row.houseSignedBy || !row.houseSignedAt)
    throw new NotFoundError(`signed amendment ${amendmentId}`)
  const { order, signature } = row
  const earlier = order.amendments.findLast(({ number }) => number < row.number)
  return {
    order: { serial: order.serial, companyId: order.companyId, requestId: order.quote.requestId },
    amendment: amendmentDocumentSchema.parse(row.document),
    documentHash: row.documentHash,
    before: earlier
      ? amendmentDocumentSchema.parse(earlier.document).document
      : signedRevision(order.revision),
    house: { by: row.houseSignedBy, at: row.houseSignedAt },
    signature,
  }
}

import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { scopeOf } from '@/features/accounts/rules/permissions'
import { amendmentDocumentSchema, type AmendmentDocument } from '@/features/quotes/amendment-schema'
import { AGREED, signedRevision } from '@/features/quotes/queries/agreed-document'
import type { QuoteDocument } from '@/features/quotes/schema'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import type { AmendmentState } from '@/platform/db/generated/enums'
import { NotFoundError } from '@/platform/errors'

/** An amendment of an order, with the document that it amends. Amounts in minor units. */
export interface AmendmentView {
  id: string
  number: number
  /** EXPIRED: it was offered and not signed in time */
  state: AmendmentState | 'EXPIRED'
  document: AmendmentDocument
  documentHash: string
  before: QuoteDocument
  beforeMinor: number
  totalMinor: number
  currency: string
  validUntil: Date
  proposedById: string | null
  proposedBy: string
  proposedAt: Date
  house: { by: string; at: Date } | null
  signature: { name: string; at: Date; recordHash: string; fileHash: string | null } | null
  ended: { by: string; at: Date; reason: string } | null
}

const include = {
  signature: true,
  file: { select: { sha256: true } },
} as const satisfies Prisma.OrderAmendmentInclude

/**
 * The amendments of an order, the newest first. Its buyer sees those that the house has signed.
 * @throws NotFoundError also for somebody else’s
 */
export async function amendmentsOf(
  actor: Actor,
  serial: number,
  now: Date,
): Promise<{ amendments: AmendmentView[] }> {
  const order = await db.order.findFirst({
    where: { serial, quote: scopeOf(actor, 'order.read') },
    select: {
      revision: { select: AGREED },
      amendments: { orderBy: { number: 'asc' }, include },
    },
  })
  if (!order) throw new NotFoundError(`order ${serial}`)
  const revision = signedRevision(order.revision)
  let inForce = { document: revision }
  const views = order.amendments.map((row): AmendmentView => {
    const document = amendmentDocumentSchema.parse(row.document)
    const before = inForce.document
    if (row.state === 'SIGNED') inForce = document
    const { signature } = row
    const isOpen = row.state === 'PROPOSED' || row.state === 'OFFERED'
    return {
      id: row.id,
      number: row.number,
      state: isOpen && row.validUntil.getTime() <= now.getTime() ? 'EXPIRED' : row.state,
      document,
      documentHash: row.documentHash,
      before,
      beforeMinor: Number(row.beforeMinor),
      totalMinor: Number(row.totalMinor),
      currency: row.currency,
      validUntil: row.validUntil,
      proposedById: row.proposedById,
      proposedBy: row.proposedBy,
      proposedAt: row.proposedAt,
      house:
        row.houseSignedBy && row.houseSignedAt
          ? { by: row.houseSignedBy, at: row.houseSignedAt }
          : null,
      signature: signature && {
        name: signature.signerName,
        at: signature.signedAt,
        recordHash: signature.recordHash,
        fileHash: row.file?.sha256 ?? null,
      },
      ended: row.endedAt ? { by: row.endedBy ?? '', at: row.endedAt, reason: row.endReason } : null,
    }
  })
  const visible = views.filter(({ house }) => actor.kind === 'staff' || house !== null)
  return { amendments: visible.toReversed() }
}

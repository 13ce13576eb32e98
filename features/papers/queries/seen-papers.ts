import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import type { Prisma } from '@/platform/db/generated/client'

/**
 * The `where` of papers that somebody sees among those of an order that they may read: the house all, its buyer the
 * confirmation and every invoice, and the packing list once the documents of its shipment are handed over.
 */
export const seenPapers = (actor: Actor): Prisma.TradePaperWhereInput =>
  actor.kind === 'staff'
    ? {}
    : { OR: [{ kind: { not: 'PACKING_LIST' } }, { shipment: { releasedAt: { not: null } } }] }

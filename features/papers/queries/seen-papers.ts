import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { may, ofCompany, scopeOf } from '@/features/accounts/rules/permissions'
import type { Prisma } from '@/platform/db/generated/client'

/**
 * The `where` of papers that somebody sees among those of an order that they may read: the house all, its buyer the
 * confirmation, every invoice and credit note, and what goes with the goods once the documents of its shipment are
 * handed over. What a carrier is told is the house's.
 */
export const seenPapers = (actor: Actor): Prisma.TradePaperWhereInput =>
  actor.kind === 'staff'
    ? {}
    : {
        OR: [
          {
            kind: {
              in: [
                'ORDER_CONFIRMATION',
                'COMMERCIAL_INVOICE',
                'CREDIT_NOTE',
                'STATEMENT_OF_ACCOUNT',
              ],
            },
          },
          {
            kind: { in: ['PACKING_LIST', 'CERTIFICATE_OF_ORIGIN'] },
            shipment: { releasedAt: { not: null } },
          },
        ],
      }

/** The `where` of statements of accounts that somebody may read: finance all, a colleague those of their companies. */
export function seenStatements(actor: Actor): Prisma.TradePaperWhereInput {
  if (actor.kind === 'staff' && may(actor, 'ledger.read')) return { companyId: { not: null } }
  const own = actor.kind === 'member' ? actor.memberships.map(({ companyId }) => companyId) : []
  const read = own.filter((companyId) => may(actor, 'own-company.read', ofCompany(companyId)))
  return { companyId: { in: read } }
}

/** The `where` of all papers that somebody may open. @throws ForbiddenError for who reads no order */
export const openablePapers = (actor: Actor): Prisma.TradePaperWhereInput => ({
  OR: [
    { AND: [{ order: { quote: scopeOf(actor, 'order.read') } }, seenPapers(actor)] },
    seenStatements(actor),
  ],
})

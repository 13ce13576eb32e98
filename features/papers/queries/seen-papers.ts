import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { may, ofCompany, scopeOf } from '@/features/accounts/rules/permissions'
import type { Prisma } from '@/platform/db/generated/client'

/**
 * The `where` of papers of a readable order that the actor may see: the house sees all; its buyer sees the
 * confirmation, every invoice and credit note, and what accompanies the goods once the documents of its shipment are
 * handed over. Instructions to a carrier are the house's only.
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

/** The `where` of account statements that the actor may read: finance all, a member those of their companies. */
export function seenStatements(actor: Actor): Prisma.TradePaperWhereInput {
  if (actor.kind === 'staff' && may(actor, 'ledger.read')) return { companyId: { not: null } }
  const own = actor.kind === 'member' ? actor.memberships.map(({ companyId }) => companyId) : []
  const read = own.filter((companyId) => may(actor, 'own-company.read', ofCompany(companyId)))
  return { companyId: { in: read } }
}

/**
 * The `where` of all papers that the actor may open.
 * @throws ForbiddenError for actors who may read no order
 */
export const openablePapers = (actor: Actor): Prisma.TradePaperWhereInput => ({
  OR: [
    { AND: [{ order: { quote: scopeOf(actor, 'order.read') } }, seenPapers(actor)] },
    seenStatements(actor),
  ],
})

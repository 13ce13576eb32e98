import 'server-only'
import { scopeSql } from '@/features/accounts/queries/scope-sql'
import type { Actor } from '@/features/accounts/rules/actor'
import { scopeOf } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'
import type { SourceOf } from '@/platform/lists/source'
import { sqlSource } from '@/platform/lists/sql-source'
import { parseOrderNumber } from '@/platform/numbers'
import { OWN_INVOICE_LIST } from '../rules/own-invoice-list'
import { formatPaperNumber } from '../rules/paper-number'
import { paperDocumentSchema } from '../schema'

export interface OwnInvoiceRow {
  id: string
  number: string
  orderSerial: number
  issuedAt: Date
  currency: string
  totalMinor: number
}

/** The list of invoices that an actor may see: staff all, buyers their company's, guests those of their links. */
export async function ownInvoiceTable(
  actor: Actor,
): Promise<SourceOf<typeof OWN_INVOICE_LIST, OwnInvoiceRow>> {
  const own = scopeSql(scopeOf(actor, 'order.read'), {
    companyId: Prisma.sql`q."companyId"`,
    requestId: Prisma.sql`q."requestId"`,
  })
  return sqlSource(OWN_INVOICE_LIST, {
    from: Prisma.sql`trade_paper p JOIN "order" o ON o.id = p."orderId" JOIN quote q ON q.id = o."quoteId"`,
    id: Prisma.sql`p.id`,
    keys: { issued: Prisma.sql`p."issuedAt"` },
    where: ({ q }) => [
      own,
      Prisma.sql`p.kind = 'COMMERCIAL_INVOICE'`,
      q &&
        Prisma.sql`(o.serial = ${parseOrderNumber(q.toUpperCase())}
          OR p.series || '-' || p.year || '-' || lpad(p.serial::text, 5, '0') = ${q.trim().toUpperCase()})`,
    ],
    load: async (ids) => {
      const papers = await db.tradePaper.findMany({
        where: { id: { in: ids.map(String) } },
        include: { order: { select: { serial: true } } },
      })
      return papers.map(({ id, series, year, serial, order, issuedAt, document }) => ({
        id,
        number: formatPaperNumber(series, year, serial),
        // Only papers of orders are invoices; a statement of an account isn't.
        orderSerial: order?.serial ?? 0,
        issuedAt,
        ...paperDocumentSchema.pick({ currency: true, totalMinor: true }).parse(document),
      }))
    },
    idOf: ({ id }) => id,
  })
}

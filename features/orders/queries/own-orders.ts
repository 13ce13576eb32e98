import 'server-only'
import { scopeSql } from '@/features/accounts/queries/scope-sql'
import type { Actor } from '@/features/accounts/rules/actor'
import { scopeOf } from '@/features/accounts/rules/permissions'
import { Prisma } from '@/platform/db/generated/client'
import type { SourceOf } from '@/platform/lists/source'
import { sqlSource } from '@/platform/lists/sql-source'
import { parseOrderNumber } from '@/platform/numbers'
import { OWN_ORDER_LIST } from '../rules/own-order-list'
import type { OrderRow } from '../schema'
import { orderRows } from './orders'

/** Owed parts of an order `o`, by the ledger. */
const OWED = Prisma.sql`FROM payment_part t JOIN ledger_account a ON a.kind = 'RECEIVABLE' AND a.subject = t.id::text
  WHERE t."orderId" = o.id AND a."balanceMinor" > 0`

/**
 * The source of the list of orders that an actor may see: all for staff, their company's for
 * buyers, those of their links for guests.
 */
export async function ownOrderTable(
  actor: Actor,
): Promise<SourceOf<typeof OWN_ORDER_LIST, OrderRow>> {
  const own = scopeSql(scopeOf(actor, 'order.read'), {
    companyId: Prisma.sql`q."companyId"`,
    requestId: Prisma.sql`q."requestId"`,
  })
  return sqlSource(OWN_ORDER_LIST, {
    from: Prisma.sql`"order" o JOIN quote q ON q.id = o."quoteId"`,
    id: Prisma.sql`o.serial`,
    keys: {
      number: Prisma.sql`o.serial`,
      due: Prisma.sql`(SELECT min(t."dueOn") ${OWED})`,
    },
    where: ({ q, standing }) => [
      own,
      standing &&
        (standing === 'BEGUN'
          ? Prisma.sql`o.state <> 'AWAITING_DEPOSIT'`
          : Prisma.sql`EXISTS (SELECT 1 ${OWED})`),
      q && Prisma.sql`o.serial = ${parseOrderNumber(q.toUpperCase())}`,
    ],
    load: (serials) => orderRows({ serial: { in: serials.map(Number) } }),
    idOf: ({ serial }) => serial,
  })
}

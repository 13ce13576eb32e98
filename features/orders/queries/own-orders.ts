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

/** The orders that an actor may see, to be listed: staff all, buyers their company's, guests those of their links. */
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
    keys: { number: Prisma.sql`o.serial` },
    where: ({ q, standing }) => [
      own,
      standing &&
        (standing === 'BEGUN'
          ? Prisma.sql`o.state <> 'AWAITING_DEPOSIT'`
          : Prisma.sql`o.state = 'AWAITING_DEPOSIT'`),
      q && Prisma.sql`o.serial = ${parseOrderNumber(q.toUpperCase())}`,
    ],
    load: (serials) => orderRows({ serial: { in: serials.map(Number) } }),
    idOf: ({ serial }) => serial,
  })
}

import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { Prisma } from '@/platform/db/generated/client'
import { anyHas, sinceDay, sqlSource } from '@/platform/lists/sql-source'
import type { SourceOf } from '@/platform/lists/source'
import { ORDER_LIST } from '../rules/order-list'
import { parseOrderNumber } from '@/platform/numbers'
import type { OrderRow } from '../schema'
import { orderRows } from './orders'

/**
 * The buyer's company, read only where it is searched or sorted by: a join would be made for every
 * row that is counted.
 */
const BUYER = Prisma.sql`(SELECT r."companyName" FROM quote q JOIN quote_request r ON r.id = q."requestId" WHERE q.id = o."quoteId")`

/** The source of the desk's list of orders; a buyer's orders are listed on their account. */
export async function orderTable(actor: Actor): Promise<SourceOf<typeof ORDER_LIST, OrderRow>> {
  authorize(actor, 'order.list')
  return sqlSource(ORDER_LIST, {
    from: Prisma.sql`"order" o`,
    id: Prisma.sql`o.serial`,
    keys: {
      number: Prisma.sql`o.serial`,
      buyer: BUYER,
      created: Prisma.sql`o."createdAt"`,
      confirmed: Prisma.sql`o."confirmedAt"`,
      total: Prisma.sql`o."totalMinor"`,
    },
    where: ({ q, state, since, company }) => [
      company && Prisma.sql`o."companyId" = ${company}::uuid`,
      state && Prisma.sql`o.state = ${state}::"OrderState"`,
      since && sinceDay(Prisma.sql`o."createdAt"`, since),
      q && anyHas(q, [BUYER], [Prisma.sql`o.serial = ${parseOrderNumber(q.toUpperCase())}`]),
    ],
    load: (serials) => orderRows({ serial: { in: serials.map(Number) } }),
    idOf: ({ serial }) => serial,
  })
}

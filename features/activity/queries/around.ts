import 'server-only'
import { Prisma } from '@/platform/db/generated/client'
import type { ActivityObject } from '../rules/activity-list'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Actions on objects of one type, with an id among the given ones. */
const among = (type: string, ids: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`(e."objectType" = ${type} AND e."objectId" IN (${ids}))`

const any = (all: readonly Prisma.Sql[]): Prisma.Sql =>
  Prisma.sql`(${Prisma.join([...all], ' OR ')})`

/**
 * Everything that followed from some requests: quotes with their revisions, orders and payments.
 */
function ofRequests(requests: Prisma.Sql): Prisma.Sql[] {
  const quotes = Prisma.sql`SELECT q.id FROM quote q WHERE q."requestId" IN (${requests})`
  const orders = Prisma.sql`SELECT o.id FROM "order" o WHERE o."quoteId" IN (${quotes})`
  return [
    among('quote_request', Prisma.sql`SELECT r.id::text FROM (${requests}) r`),
    ...ofQuotes(quotes),
    ...ofOrders(orders),
  ]
}

const ofQuotes = (quotes: Prisma.Sql): Prisma.Sql[] => [
  among('quote', Prisma.sql`SELECT q.id::text FROM (${quotes}) q`),
  among(
    'quote_revision',
    Prisma.sql`SELECT v.id::text FROM quote_revision v WHERE v."quoteId" IN (${quotes})`,
  ),
]

const ofOrders = (orders: Prisma.Sql): Prisma.Sql[] => [
  among('order', Prisma.sql`SELECT o.id::text FROM (${orders}) o`),
  among(
    'payment',
    Prisma.sql`SELECT p.id::text FROM payment p JOIN payment_part t ON t.id = p."partId" WHERE t."orderId" IN (${orders})`,
  ),
]

/**
 * The actions around one object, as a condition on `audit_event e`: for a request also those of its
 * quote and order, for a company also those of its trade, for anything else its own alone.
 */
export function around({ type, id }: ActivityObject): Prisma.Sql {
  const own = Prisma.sql`(e."objectType" = ${type} AND e."objectId" = ${id})`
  if (!UUID.test(id)) return own
  switch (type) {
    case 'quote_request':
      return any(ofRequests(Prisma.sql`SELECT id FROM quote_request WHERE id = ${id}::uuid`))
    case 'quote':
      return any([
        ...ofQuotes(Prisma.sql`SELECT id FROM quote WHERE id = ${id}::uuid`),
        ...ofOrders(Prisma.sql`SELECT id FROM "order" WHERE "quoteId" = ${id}::uuid`),
      ])
    case 'order':
      return any([
        ...ofOrders(Prisma.sql`SELECT id FROM "order" WHERE id = ${id}::uuid`),
        among(
          'quote_revision',
          Prisma.sql`SELECT o."revisionId"::text FROM "order" o WHERE o.id = ${id}::uuid`,
        ),
      ])
    case 'company':
      return any([
        own,
        ...ofRequests(Prisma.sql`SELECT id FROM quote_request WHERE "companyId" = ${id}::uuid`),
      ])
    case 'product':
      // What was published together with others is recorded once, for all of them.
      return any([
        own,
        among(
          'product_batch',
          Prisma.sql`SELECT c."batchId"::text FROM product_change c WHERE c."productId" = ${id}::uuid`,
        ),
      ])
    default:
      return own
  }
}

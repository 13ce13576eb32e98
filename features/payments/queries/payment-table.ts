import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { Prisma } from '@/platform/db/generated/client'
import { anyHas, sinceDay, sqlSource } from '@/platform/lists/sql-source'
import type { SourceOf } from '@/platform/lists/source'
import { parseOrderNumber } from '@/platform/numbers'
import { PAYMENT_LIST } from '../rules/payment-list'
import { SETTLED_FOR_US } from '../rules/refund'
import { paymentRows, type DeskPayment } from './payment-desk'

/** When it came in, by the books; by its own row while the books don't have it yet. */
const RECEIVED = Prisma.sql`COALESCE((SELECT e.at FROM ledger_entry e
  WHERE e."causeKind" = 'payment.received' AND e."causeId" = p.id::text), p."updatedAt")`

/**
 * The list of payments received through Stripe.
 * @throws ForbiddenError
 */
export async function paymentTable(
  actor: Actor,
): Promise<SourceOf<typeof PAYMENT_LIST, DeskPayment>> {
  authorize(actor, 'ledger.read')
  return sqlSource(PAYMENT_LIST, {
    from: Prisma.sql`payment p JOIN payment_part t ON t.id = p."partId" JOIN "order" o ON o.id = t."orderId"
      JOIN quote q ON q.id = o."quoteId" JOIN quote_request r ON r.id = q."requestId"`,
    id: Prisma.sql`p.id`,
    keys: {
      received: RECEIVED,
      order: Prisma.sql`o.serial`,
      company: Prisma.sql`r."companyName"`,
      amount: Prisma.sql`p."amountMinor"`,
    },
    where: ({ q, standing, currency, since }) =>
      [
        Prisma.sql`p.state = 'SUCCEEDED'`,
        standing === 'REFUNDED' &&
          Prisma.sql`EXISTS (SELECT FROM refund f WHERE f."paymentId" = p.id AND f.state NOT IN ('FAILED', 'CANCELED'))`,
        standing === 'DISPUTED' &&
          Prisma.sql`EXISTS (SELECT FROM dispute d WHERE d."paymentId" = p.id AND d.status <> ALL(${SETTLED_FOR_US}))`,
        currency && Prisma.sql`p.currency = ${currency.toUpperCase()}`,
        since && sinceDay(RECEIVED, since),
        q &&
          anyHas(
            q,
            [Prisma.sql`r."companyName"`],
            [
              Prisma.sql`o.serial = ${parseOrderNumber(q.toUpperCase())}`,
              Prisma.sql`p."paymentIntentId" = ${q}`,
            ],
          ),
      ].map((each) => each || null),
    load: (ids) => paymentRows(ids.map(String)),
    idOf: ({ id }) => id,
  })
}

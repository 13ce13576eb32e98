import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'

/** A payment that needs a person: why, of which order, how much. */
export interface PaymentAlert {
  id: string
  orderSerial: number
  company: string
  what: string
  amountMinor: number
  currency: string
  at: Date
}

/**
 * Payments that could not be settled automatically and that nobody has settled since, the oldest first.
 * @param most rows at most
 */
export async function paymentAlerts(actor: Actor, most: number): Promise<PaymentAlert[]> {
  authorize(actor, 'ledger.read')
  const rows = await db.$queryRaw<
    {
      id: string
      serial: number
      company: string
      what: string
      amount: bigint
      currency: string
      at: Date
    }[]
  >`
    SELECT e.id, o.serial, r."companyName" AS company, coalesce(e.after->>'what', '') AS what, p."amountMinor" AS amount,
      p.currency::text AS currency, e.at
    FROM audit_event e JOIN payment p ON p.id = e."objectId"::uuid JOIN payment_part t ON t.id = p."partId"
    JOIN "order" o ON o.id = t."orderId" JOIN quote q ON q.id = o."quoteId" JOIN quote_request r ON r.id = q."requestId"
    WHERE e."objectType" = 'payment' AND e.action = 'payment.alert' AND NOT EXISTS (
      SELECT 1 FROM audit_event s WHERE s."objectType" = 'payment' AND s."objectId" = e."objectId"
        AND s.action = 'payment.settle_alert' AND s.after->>'alertId' = e.id::text)
    ORDER BY e.at, e.id LIMIT ${most}`
  return rows.map(({ serial, amount, ...row }) => ({
    ...row,
    orderSerial: serial,
    amountMinor: Number(amount),
  }))
}

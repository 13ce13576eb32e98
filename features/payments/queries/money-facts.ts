import 'server-only'
import { db } from '@/platform/db/client'
import type { MoneyFact, Subject } from '../rules/compare'

/**
 * What the books know of Stripe's money since a moment, one row per fact. The caller checks the actor's right.
 * @param since by the entries' time
 * @param alsoIds ids that Stripe lists for that time: the books may have had them earlier
 */
export async function factsHere(since: Date, alsoIds: readonly string[]): Promise<MoneyFact[]> {
  const rows = await db.$queryRaw<
    {
      subject: Subject
      id: string
      amount: bigint
      currency: string
      status: string | null
      paymentId: string | null
    }[]
  >`
    WITH moved AS (
      SELECT e."causeKind" AS kind, e."causeId" AS cause, e.at, a.currency::text AS currency, sum(p."amountMinor")::bigint AS amount
      FROM ledger_entry e JOIN ledger_posting p ON p."entryId" = e.id
      JOIN ledger_account a ON a.id = p."accountId" AND a.kind = 'STRIPE_CLEARING'
      WHERE (e."causeKind" IN ('payment.received', 'payment.unmatched', 'refund.paid', 'refund.returned', 'dispute.moved', 'payout.paid', 'payout.failed'))
        AND NOT EXISTS (SELECT FROM ledger_entry u WHERE u."reversesId" = e.id)
      GROUP BY e.id, a.currency),
    facts AS (
      SELECT 'payment' AS subject, p."paymentIntentId" AS id, m.amount, m.currency, NULL AS status, p.id AS payment, m.at
      FROM moved m JOIN payment p ON p.id = split_part(m.cause, ':', 1)::uuid
      WHERE m.kind IN ('payment.received', 'payment.unmatched') AND p."paymentIntentId" IS NOT NULL
      UNION ALL
      SELECT 'refund', r."stripeId", m.amount, m.currency, lower(r.state::text), r."paymentId", m.at
      FROM moved m JOIN refund r ON r.id::text = m.cause AND r."stripeId" IS NOT NULL WHERE m.kind IN ('refund.paid', 'refund.returned')
      UNION ALL
      SELECT 'dispute', split_part(m.cause, ':', 2), m.amount, m.currency, NULL, d."paymentId", m.at
      FROM moved m JOIN dispute d ON d.id = split_part(m.cause, ':', 1) WHERE m.kind = 'dispute.moved'
      UNION ALL
      SELECT 'payout', m.cause, m.amount, m.currency, NULL, NULL, m.at FROM moved m WHERE m.kind IN ('payout.paid', 'payout.failed')
      UNION ALL
      SELECT 'fee', s.id, -sum(p."amountMinor")::bigint, a.currency::text, NULL, NULL, s.at
      FROM stripe_movement s JOIN ledger_entry e ON e."causeKind" = 'stripe.fee' AND split_part(e."causeId", ':', 1) = s.id
      JOIN ledger_posting p ON p."entryId" = e.id JOIN ledger_account a ON a.id = p."accountId" AND a.kind = 'STRIPE_FEE'
      WHERE NOT EXISTS (SELECT FROM ledger_entry u WHERE u."reversesId" = e.id) AND e."reversesId" IS NULL
      GROUP BY s.id, a.currency)
    SELECT subject, id, sum(amount)::bigint AS amount, currency, max(status) AS status, max(payment::text) AS "paymentId"
    FROM facts GROUP BY subject, id, currency
    HAVING max(at) >= ${since} OR id = ANY(${[...alsoIds]}::text[])`
  return rows.map(({ amount, ...row }) => ({ ...row, amountMinor: Number(amount) }))
}

import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import { factoryDay } from '@/platform/day'
import { agedAccounts, type AgedAccount } from '../rules/ageing'

/** What companies owe today by its age, from the books. */
export async function ageing(actor: Actor, now: Date): Promise<AgedAccount[]> {
  authorize(actor, 'ledger.read')
  const today = factoryDay(now)
  const rows = await db.$queryRaw<
    { companyId: string; company: string; currency: string; openMinor: bigint; daysLate: number }[]
  >`
    SELECT c.id AS "companyId", c.name AS company, a.currency::text AS currency, sum(a."balanceMinor")::bigint AS "openMinor",
      coalesce(${today}::date - t."dueOn", 0) AS "daysLate"
    FROM ledger_account a JOIN payment_part t ON t.id::text = a.subject JOIN "order" o ON o.id = t."orderId"
    JOIN company c ON c.id = o."companyId"
    WHERE a.kind = 'RECEIVABLE' AND a."balanceMinor" > 0 GROUP BY c.id, a.currency, t."dueOn"`
  return agedAccounts(
    rows.map(({ openMinor, ...row }) => ({ ...row, openMinor: Number(openMinor) })),
  )
}

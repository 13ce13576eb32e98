import 'server-only'
import { db } from '@/platform/db/client'

/**
 * Whether an address gets reminders of a trade: unless the person has declined, or no longer belongs to the company.
 * @param address as written in the quote
 */
export async function wantsReminders(requestId: string, address: string): Promise<boolean> {
  const [row] = await db.$queryRaw<{ wanted: boolean }[]>`
    SELECT COALESCE(c.wanted, true) AND NOT EXISTS (
      SELECT 1 FROM company_member g JOIN "user" u ON u.id = g."userId"
      WHERE g."companyId" = r."companyId" AND lower(u.email) = lower(${address}) AND cardinality(g.roles) = 0) AS wanted
    FROM quote_request r LEFT JOIN reminder_choice c ON c.address = lower(${address})
    WHERE r.id = ${requestId}::uuid`
  return row?.wanted ?? false
}

import 'server-only'
import { db } from '@/platform/db/client'

/**
 * Whether reminders of a trade go to an address: unless the person behind it has said no, or isn't the company's any
 * more. @param address as it is written in the quote
 */
export async function wantsReminders(requestId: string, address: string): Promise<boolean> {
  const [found] = await db.$queryRaw<{ wanted: boolean }[]>`
    SELECT COALESCE(c.wanted, true) AND NOT EXISTS (
      SELECT 1 FROM company_member g JOIN "user" u ON u.id = g."userId"
      WHERE g."companyId" = r."companyId" AND lower(u.email) = lower(${address}) AND cardinality(g.roles) = 0) AS wanted
    FROM quote_request r LEFT JOIN reminder_choice c ON c.address = lower(${address})
    WHERE r.id = ${requestId}::uuid`
  return found?.wanted ?? false
}

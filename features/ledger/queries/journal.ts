import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { translator } from '@/i18n/translator'
import { db } from '@/platform/db/client'
import { JOURNAL_WRITINGS, type JournalFormat, type Posted } from '../rules/journal-formats'

const BATCH = 2_000

/**
 * Every posting booked in a span of days, in the order of the books, as rows of a sheet with its
 * head.
 * @param format which columns it has; accounts have English names, since books give each one name
 */
export async function* journalRows(
  actor: Actor,
  { from, to, format = 'journal' }: { from: string; to: string; format?: JournalFormat },
): AsyncGenerator<readonly string[]> {
  authorize(actor, 'ledger.read')
  const { columns, row: write } = JOURNAL_WRITINGS[format]
  const t = translator('finance')
  yield columns
  let after = { serial: 0n, leg: 0 }
  for (;;) {
    const rows = await db.$queryRaw<
      (Omit<Posted, 'bookedOn' | 'valueOn'> & { bookedOn: Date; valueOn: Date })[]
    >`
      SELECT e.serial, p.leg, e."bookedOn", e."valueOn", e."causeKind", e."causeId", a.kind::text AS kind, o.serial AS "orderSerial",
        a.subject, p.currency::text AS currency, p."amountMinor", p."balanceMinor", r.serial AS reverses, e."byName", c.name AS company
      FROM ledger_entry e JOIN ledger_posting p ON p."entryId" = e.id JOIN ledger_account a ON a.id = p."accountId"
      LEFT JOIN "order" o ON o.id = a."orderId" LEFT JOIN company c ON c.id = o."companyId"
      LEFT JOIN ledger_entry r ON r.id = e."reversesId"
      WHERE e."bookedOn" BETWEEN ${from}::date AND ${to}::date AND (e.serial, p.leg) > (${after.serial}, ${after.leg})
      ORDER BY e.serial, p.leg LIMIT ${BATCH}`
    for (const row of rows)
      yield write(
        {
          ...row,
          bookedOn: row.bookedOn.toISOString().slice(0, 10),
          valueOn: row.valueOn.toISOString().slice(0, 10),
        },
        t('accountKind', { kind: row.kind }),
      )
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) return
    after = { serial: last.serial, leg: last.leg }
  }
}

import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import { formatOrderNumber } from '@/platform/numbers'
import { plainAmount } from '@/platform/money'

/** Columns of the journal as accountants take it over: their order and names don't change. */
const JOURNAL_COLUMNS = [
  'entry',
  'booked_on',
  'value_on',
  'cause',
  'cause_id',
  'account',
  'order',
  'subject',
  'currency',
  'debit',
  'credit',
  'balance_minor',
  'reverses',
  'by',
] as const

const BATCH = 2_000

/** Every posting booked in a span of days, in the order of the books, as rows of a sheet with their head. */
export async function* journalRows(
  actor: Actor,
  { from, to }: { from: string; to: string },
): AsyncGenerator<readonly string[]> {
  authorize(actor, 'ledger.read')
  yield JOURNAL_COLUMNS
  let after = { serial: 0n, leg: 0 }
  for (;;) {
    const rows = await db.$queryRaw<
      {
        serial: bigint
        leg: number
        bookedOn: Date
        valueOn: Date
        causeKind: string
        causeId: string
        kind: string
        orderSerial: number | null
        subject: string
        currency: string
        amountMinor: bigint
        balanceMinor: bigint
        reverses: bigint | null
        byName: string | null
      }[]
    >`
      SELECT e.serial, p.leg, e."bookedOn", e."valueOn", e."causeKind", e."causeId", a.kind::text AS kind, o.serial AS "orderSerial",
        a.subject, p.currency::text AS currency, p."amountMinor", p."balanceMinor", r.serial AS reverses, e."byName"
      FROM ledger_entry e JOIN ledger_posting p ON p."entryId" = e.id JOIN ledger_account a ON a.id = p."accountId"
      LEFT JOIN "order" o ON o.id = a."orderId" LEFT JOIN ledger_entry r ON r.id = e."reversesId"
      WHERE e."bookedOn" BETWEEN ${from}::date AND ${to}::date AND (e.serial, p.leg) > (${after.serial}, ${after.leg})
      ORDER BY e.serial, p.leg LIMIT ${BATCH}`
    for (const row of rows) {
      const amount = plainAmount(Math.abs(Number(row.amountMinor)), row.currency)
      yield [
        String(row.serial),
        row.bookedOn.toISOString().slice(0, 10),
        row.valueOn.toISOString().slice(0, 10),
        row.causeKind,
        row.causeId,
        row.kind,
        row.orderSerial === null ? '' : formatOrderNumber(row.orderSerial),
        row.subject,
        row.currency,
        row.amountMinor > 0n ? amount : '',
        row.amountMinor < 0n ? amount : '',
        String(row.balanceMinor),
        row.reverses === null ? '' : String(row.reverses),
        row.byName ?? '',
      ]
    }
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) return
    after = { serial: last.serial, leg: last.leg }
  }
}

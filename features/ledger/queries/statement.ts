import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import type { LedgerAccountKind } from '@/platform/db/generated/enums'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'

/**
 * A posting as a statement shows it. Amounts in minor units; positive for a debit, negative for a
 * credit.
 */
export interface StatementRow {
  serial: number
  cause: { kind: string; id: string }
  account: LedgerAccountKind
  /** subject of the account: the payment part that it is for */
  subject: string
  currency: string
  amountMinor: number
  /** balance of the account after it */
  balanceMinor: number
  bookedOn: Date
  valueOn: Date
  at: Date
  /** name of who did it */
  by: string | null
}

/** The postings of an order, for an actor who may read the books. */
export async function orderPostings(actor: Actor, orderId: string): Promise<StatementRow[]> {
  authorize(actor, 'ledger.read')
  return orderStatement(db, orderId)
}

/** All postings of an order, oldest first. The caller authorizes. */
export async function orderStatement(
  database: Prisma.TransactionClient,
  orderId: string,
): Promise<StatementRow[]> {
  const rows = await database.$queryRaw<
    (Omit<StatementRow, 'serial' | 'cause' | 'amountMinor' | 'balanceMinor'> & {
      serial: bigint
      causeKind: string
      causeId: string
      amountMinor: bigint
      balanceMinor: bigint
    })[]
  >`
    SELECT e.serial, e."causeKind", e."causeId", a.kind::text AS account, a.subject, p.currency::text AS currency,
      p."amountMinor", p."balanceMinor", e."bookedOn", e."valueOn", e.at, e."byName" AS by
    FROM ledger_account a JOIN ledger_posting p ON p."accountId" = a.id JOIN ledger_entry e ON e.id = p."entryId"
    WHERE a."orderId" = ${orderId}::uuid ORDER BY e.serial, p.leg`
  return rows.map(({ serial, causeKind, causeId, amountMinor, balanceMinor, ...row }) => ({
    ...row,
    serial: Number(serial),
    cause: { kind: causeKind, id: causeId },
    amountMinor: Number(amountMinor),
    balanceMinor: Number(balanceMinor),
  }))
}

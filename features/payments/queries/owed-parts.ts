import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import type { PlanGate } from '@/features/company/rules/plan-gates'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'
import type { PaymentPartKind } from '@/platform/db/generated/enums'

/** A part that is owed and not paid. Amounts in minor units. */
export interface OwedPart {
  id: string
  orderSerial: number
  company: string
  kind: PaymentPartKind
  gate: PlanGate | 'billed'
  openMinor: number
  currency: string
  /** `YYYY-MM-DD`; null where no day is agreed */
  dueOn: string | null
  /** whole days past its due day; 0 or less where it isn't late */
  daysLate: number
}

/** A part as the database gives it. */
export interface OwedRow {
  id: string
  serial: number
  company: string
  kind: PaymentPartKind
  gate: PlanGate | 'billed'
  open: bigint
  currency: string
  dueOn: Date | null
}

/** Parts with what is owed of them by the books, their orders and their buyers. */
export const OWED_FROM = Prisma.sql`ledger_account a JOIN payment_part t ON t.id::text = a.subject JOIN "order" o ON o.id = t."orderId"
  JOIN quote q ON q.id = o."quoteId" JOIN quote_request r ON r.id = q."requestId"`
export const IS_OWED = Prisma.sql`a.kind = 'RECEIVABLE' AND a."balanceMinor" > 0 AND o.state <> 'CANCELLED'`
export const OWED_ROW = Prisma.sql`t.id::text AS id, o.serial, r."companyName" AS company, t.kind::text AS kind, t.gate::text AS gate,
  a."balanceMinor" AS open, t.currency::text AS currency, t."dueOn"`

/**
 * Turns a row into an owed part.
 * @param today at the factory, `YYYY-MM-DD`
 */
export function owedPart({ serial, open, dueOn, ...row }: OwedRow, today: string): OwedPart {
  const due = dueOn?.toISOString().slice(0, 10) ?? null
  return {
    ...row,
    orderSerial: serial,
    openMinor: Number(open),
    dueOn: due,
    daysLate: due === null ? 0 : (Date.parse(today) - Date.parse(due)) / 86_400_000,
  }
}

/**
 * What is owed of payment plans, the oldest day first. All of it comes from the books.
 * @param today at the factory
 * @param which at most how many; only those due by a day, where one is given; without deposits where they are shown
 *   elsewhere
 */
export async function owedParts(
  actor: Actor,
  today: string,
  {
    most,
    dueBy = null,
    deposits = true,
  }: { most: number; dueBy?: string | null; deposits?: boolean },
): Promise<OwedPart[]> {
  authorize(actor, 'ledger.read')
  const rows = await db.$queryRaw<OwedRow[]>`
    SELECT ${OWED_ROW} FROM ${OWED_FROM} WHERE ${IS_OWED}
      AND (${dueBy}::date IS NULL OR t."dueOn" <= ${dueBy}::date) AND (${deposits} OR t.kind <> 'DEPOSIT')
    ORDER BY t."dueOn" NULLS LAST, o.serial LIMIT ${most}`
  return rows.map((row) => owedPart(row, today))
}

import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import type { PlanGate } from '@/features/company/rules/plan-gates'
import { db } from '@/platform/db/client'
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
  /** whole days past its day; 0 or less where it isn't late */
  daysLate: number
}

/**
 * What of payment plans is owed, the oldest day first. All of it is read from the books.
 * @param today at the factory
 * @param which at most so many, due by a day alone where one is given, without deposits where they stand elsewhere
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
  const rows = await db.$queryRaw<
    {
      id: string
      serial: number
      company: string
      kind: PaymentPartKind
      gate: PlanGate | 'billed'
      open: bigint
      currency: string
      dueOn: Date | null
    }[]
  >`
    SELECT t.id, o.serial, r."companyName" AS company, t.kind::text AS kind, t.gate::text AS gate, a."balanceMinor" AS open,
      t.currency::text AS currency, t."dueOn"
    FROM ledger_account a JOIN payment_part t ON t.id::text = a.subject JOIN "order" o ON o.id = t."orderId"
    JOIN quote q ON q.id = o."quoteId" JOIN quote_request r ON r.id = q."requestId"
    WHERE a.kind = 'RECEIVABLE' AND a."balanceMinor" > 0 AND o.state <> 'CANCELLED'
      AND (${dueBy}::date IS NULL OR t."dueOn" <= ${dueBy}::date) AND (${deposits} OR t.kind <> 'DEPOSIT')
    ORDER BY t."dueOn" NULLS LAST, o.serial LIMIT ${most}`
  return rows.map(({ serial, open, dueOn, ...row }) => {
    const due = dueOn?.toISOString().slice(0, 10) ?? null
    return {
      ...row,
      orderSerial: serial,
      openMinor: Number(open),
      dueOn: due,
      daysLate: due === null ? 0 : (Date.parse(today) - Date.parse(due)) / 86_400_000,
    }
  })
}

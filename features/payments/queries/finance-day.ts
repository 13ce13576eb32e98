import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import { factoryDay } from '@/platform/day'
import { owedParts, type OwedPart } from './owed-parts'
import { owedCounts } from './owed-table'
import { paymentAlerts, type PaymentAlert } from './payment-alerts'

/** Rows of each list that the page shows. */
const FINANCE_ROWS = 50
/** Only the oldest of what is owed: the whole has a list of its own. */
const OWED_ROWS = 12

/** A company's money that isn't assigned to anything yet. */
export interface UnappliedMoney {
  companyId: string
  company: string
  amountMinor: number
  currency: string
}

/** An account of the house, or all accounts of one kind of the orders', with that day's movements. */
export interface AccountDay {
  kind: string
  currency: string
  openedMinor: number
  debitMinor: number
  creditMinor: number
  balanceMinor: number
}

export interface FinanceDay {
  day: string
  /** what is owed, the oldest day first, as far as the page shows it; and how many in all are late, and due soon */
  owed: { rows: OwedPart[]; isCut: boolean; late: number; soon: number }
  unapplied: UnappliedMoney[]
  alerts: PaymentAlert[]
  accounts: AccountDay[]
  /** the last closed day; null where none is */
  closedThrough: { day: string; by: string } | null
}

/**
 * What finance looks at on a day: what is owed and late, what needs a person, unapplied money and whose it is, and
 * how the accounts moved. All of it comes from the books.
 * @param day of the books, at the factory
 */
export async function financeDay(actor: Actor, day: string, now: Date): Promise<FinanceDay> {
  authorize(actor, 'ledger.read')
  const today = factoryDay(now)
  const [owed, counts, unapplied, alerts, accounts, closing] = await Promise.all([
    owedParts(actor, today, { most: OWED_ROWS + 1 }),
    owedCounts(actor, today),
    unappliedMoney(),
    paymentAlerts(actor, FINANCE_ROWS),
    accountDays(day),
    db.ledgerClosing.findFirst({ orderBy: { throughDay: 'desc' } }),
  ])
  return {
    day,
    owed: { rows: owed.slice(0, OWED_ROWS), isCut: owed.length > OWED_ROWS, ...counts },
    unapplied,
    alerts,
    accounts,
    closedThrough: closing && {
      day: closing.throughDay.toISOString().slice(0, 10),
      by: closing.closedBy,
    },
  }
}

async function unappliedMoney(): Promise<UnappliedMoney[]> {
  const rows = await db.$queryRaw<
    { companyId: string; company: string; amount: bigint; currency: string }[]
  >`
    SELECT a.subject AS "companyId", coalesce(c.name, a.subject) AS company, -a."balanceMinor" AS amount, a.currency::text AS currency
    FROM ledger_account a LEFT JOIN company c ON c.id::text = a.subject
    WHERE a.kind = 'UNAPPLIED_RECEIPT' AND a."balanceMinor" < 0 ORDER BY company, currency LIMIT ${FINANCE_ROWS}`
  return rows.map(({ amount, ...row }) => ({ ...row, amountMinor: Number(amount) }))
}

async function accountDays(day: string): Promise<AccountDay[]> {
  const rows = await db.$queryRaw<
    {
      kind: string
      currency: string
      opened: bigint
      debit: bigint
      credit: bigint
      balance: bigint
    }[]
  >`
    WITH moved AS (
      SELECT a.kind, p.currency, sum(p."amountMinor") FILTER (WHERE e."bookedOn" >= ${day}::date) AS since,
        sum(p."amountMinor") FILTER (WHERE e."bookedOn" = ${day}::date AND p."amountMinor" > 0) AS debit,
        sum(p."amountMinor") FILTER (WHERE e."bookedOn" = ${day}::date AND p."amountMinor" < 0) AS credit
      FROM ledger_entry e JOIN ledger_posting p ON p."entryId" = e.id JOIN ledger_account a ON a.id = p."accountId"
      WHERE e."bookedOn" >= ${day}::date GROUP BY a.kind, p.currency),
    stands AS (SELECT kind, currency, sum("balanceMinor") AS balance FROM ledger_account GROUP BY kind, currency)
    SELECT s.kind::text AS kind, s.currency::text AS currency, (s.balance - coalesce(m.since, 0))::bigint AS opened,
      coalesce(m.debit, 0)::bigint AS debit, -coalesce(m.credit, 0)::bigint AS credit,
      (s.balance - coalesce(m.since, 0) + coalesce(m.debit, 0) + coalesce(m.credit, 0))::bigint AS balance
    FROM stands s LEFT JOIN moved m ON m.kind = s.kind AND m.currency = s.currency
    WHERE s.balance <> 0 OR m.kind IS NOT NULL ORDER BY s.currency, s.kind`
  return rows.map(({ kind, currency, opened, debit, credit, balance }) => ({
    kind,
    currency,
    openedMinor: Number(opened),
    debitMinor: Number(debit),
    creditMinor: Number(credit),
    balanceMinor: Number(balance),
  }))
}

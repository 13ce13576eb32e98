import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'

/** A posting on what a company owes, on what is due back to it, or on its unapplied money. */
export interface AccountRow {
  /** booking day, `YYYY-MM-DD` */
  day: string
  cause: string
  /** null for money that isn’t applied to an order yet */
  orderSerial: number | null
  /** kind of the payment part; null for money that isn’t applied to one yet */
  part: string | null
  /** minor units: positive for charges, negative for payments and credits */
  amountMinor: number
  balanceMinor: number
}

/** A payment part that is owed and not paid. */
export interface OpenItem {
  orderSerial: number
  part: string
  /** `YYYY-MM-DD`; null where no day is agreed */
  dueOn: string | null
  openMinor: number
}

export interface CompanyAccount {
  openingMinor: number
  rows: AccountRow[]
  closingMinor: number
  open: OpenItem[]
  /** the company's money that is unapplied or due back to it, in minor units */
  unappliedMinor: number
}

/**
 * A company's account in one currency over a span of days, from the books alone: receivables of all
 * its orders, less what is due back to it and its unapplied money. Open items are as of now. The
 * caller authorizes.
 * @param span booking days, both included
 */
export async function companyAccount(
  database: Prisma.TransactionClient,
  companyId: string,
  currency: string,
  { from, to }: { from: string; to: string },
): Promise<CompanyAccount> {
  const rows = await database.$queryRaw<
    {
      day: Date
      cause: string
      orderSerial: number | null
      part: string | null
      amountMinor: bigint
    }[]
  >`
    SELECT e."bookedOn" AS day, e."causeKind" AS cause, o.serial AS "orderSerial", t.kind::text AS part, p."amountMinor"
    FROM ledger_account a JOIN ledger_posting p ON p."accountId" = a.id JOIN ledger_entry e ON e.id = p."entryId"
    LEFT JOIN "order" o ON o.id = a."orderId"
    LEFT JOIN payment_part t ON a.kind = 'RECEIVABLE' AND t.id::text = a.subject
    WHERE a.currency = ${currency} AND e."bookedOn" <= ${to}::date
      AND ((a.kind IN ('RECEIVABLE', 'REFUND_DUE') AND o."companyId" = ${companyId}::uuid)
        OR (a.kind = 'UNAPPLIED_RECEIPT' AND a.subject IN (
          SELECT c.id::text FROM company c WHERE c.id = ${companyId}::uuid OR c."mergedIntoId" = ${companyId}::uuid)))
    ORDER BY e."bookedOn", e.serial, p.leg`
  const all = rows.map(({ day, amountMinor, ...row }) => ({
    ...row,
    day: day.toISOString().slice(0, 10),
    amountMinor: Number(amountMinor),
  }))
  const openingMinor = all.reduce((sum, row) => (row.day < from ? sum + row.amountMinor : sum), 0)
  let balanceMinor = openingMinor
  const within = all
    .filter(({ day }) => day >= from)
    .map((row): AccountRow => {
      balanceMinor += row.amountMinor
      return { ...row, balanceMinor }
    })
  const [open, unapplied] = await Promise.all([
    openItems(database, companyId, currency),
    database.$queryRaw<{ minor: bigint | null }[]>`
      SELECT -sum(a."balanceMinor")::bigint AS minor FROM ledger_account a LEFT JOIN "order" o ON o.id = a."orderId"
      WHERE a.currency = ${currency} AND ((a.kind = 'REFUND_DUE' AND o."companyId" = ${companyId}::uuid)
        OR (a.kind = 'UNAPPLIED_RECEIPT' AND a.subject IN (
          SELECT c.id::text FROM company c WHERE c.id = ${companyId}::uuid OR c."mergedIntoId" = ${companyId}::uuid)))`,
  ])
  return {
    openingMinor,
    rows: within,
    closingMinor: balanceMinor,
    open,
    unappliedMinor: Number(unapplied[0]?.minor ?? 0n),
  }
}

async function openItems(
  database: Prisma.TransactionClient,
  companyId: string,
  currency: string,
): Promise<OpenItem[]> {
  const rows = await database.$queryRaw<
    { orderSerial: number; part: string; dueOn: Date | null; openMinor: bigint }[]
  >`
    SELECT o.serial AS "orderSerial", t.kind::text AS part, t."dueOn", a."balanceMinor" AS "openMinor"
    FROM ledger_account a JOIN "order" o ON o.id = a."orderId" JOIN payment_part t ON t.id::text = a.subject
    WHERE a.kind = 'RECEIVABLE' AND a."balanceMinor" > 0 AND a.currency = ${currency} AND o."companyId" = ${companyId}::uuid
    ORDER BY t."dueOn" NULLS LAST, o.serial, t.position`
  return rows.map(({ dueOn, openMinor, ...row }) => ({
    ...row,
    dueOn: dueOn?.toISOString().slice(0, 10) ?? null,
    openMinor: Number(openMinor),
  }))
}

/** The codes of the currencies that a company has an account in. The caller authorizes. */
export async function accountCurrencies(
  database: Prisma.TransactionClient,
  companyId: string,
): Promise<string[]> {
  const rows = await database.$queryRaw<{ currency: string }[]>`
    SELECT DISTINCT a.currency::text AS currency FROM ledger_account a LEFT JOIN "order" o ON o.id = a."orderId"
    WHERE (a.kind = 'RECEIVABLE' AND o."companyId" = ${companyId}::uuid)
      OR (a.kind = 'UNAPPLIED_RECEIPT' AND a.subject = ${companyId}) ORDER BY 1`
  return rows.map(({ currency }) => currency)
}

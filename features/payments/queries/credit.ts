import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'

/** A company's credit in one currency. */
export interface CompanyCredit {
  companyId: string
  currency: string
  /** minor units that may be owed at once; null for no limit */
  limitMinor: number | null
  /** nothing is sent or started for it until somebody releases it */
  isHeld: boolean
  note: string
  /** 0 where nobody has set it */
  version: number
  setBy: string
  setAt: Date | null
  /** what it owes now */
  owedMinor: number
}

/** A company's credit in a currency, with what it owes. */
export async function creditOf(
  actor: Actor,
  companyId: string,
  currency: string,
): Promise<CompanyCredit> {
  authorize(actor, 'ledger.read')
  const [latest, debt] = await Promise.all([
    db.companyCredit.findFirst({
      where: { companyId, currency },
      orderBy: { version: 'desc' },
    }),
    db.$queryRaw<{ minor: bigint | null }[]>`
      SELECT sum(a."balanceMinor")::bigint AS minor FROM ledger_account a JOIN "order" o ON o.id = a."orderId"
      WHERE a.kind = 'RECEIVABLE' AND a.currency = ${currency} AND o."companyId" = ${companyId}::uuid`,
  ])
  return {
    companyId,
    currency,
    limitMinor: latest?.limitMinor == null ? null : Number(latest.limitMinor),
    isHeld: latest?.isHeld ?? false,
    note: latest?.note ?? '',
    version: latest?.version ?? 0,
    setBy: latest?.setBy ?? '',
    setAt: latest?.setAt ?? null,
    owedMinor: Number(debt[0]?.minor ?? 0n),
  }
}

/** A company's credit, without what it owes. */
export type CreditLimit = Pick<CompanyCredit, 'limitMinor' | 'isHeld'>

/** The latest credit of every company, keyed by company and currency with a space between. */
export async function creditLimits(actor: Actor): Promise<Map<string, CreditLimit>> {
  authorize(actor, 'ledger.read')
  const rows = await db.$queryRaw<
    { companyId: string; currency: string; limitMinor: bigint | null; isHeld: boolean }[]
  >`
    SELECT DISTINCT ON ("companyId", currency) "companyId", currency::text AS currency, "limitMinor", "isHeld"
    FROM company_credit ORDER BY "companyId", currency, version DESC`
  return new Map(
    rows.map(({ companyId, currency, limitMinor, isHeld }) => [
      `${companyId} ${currency}`,
      { limitMinor: limitMinor === null ? null : Number(limitMinor), isHeld },
    ]),
  )
}

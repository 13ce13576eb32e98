import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'

/** How far the house trusts a company in one currency. */
export interface CompanyCredit {
  companyId: string
  currency: string
  /** minor units that may be owed at once; null where none is agreed */
  limitMinor: number | null
  /** nothing is sent or begun for it before somebody has said so */
  isHeld: boolean
  note: string
  /** 0 where nobody has set it */
  version: number
  setBy: string
  setAt: Date | null
  /** what it owes now */
  owedMinor: number
}

/** How far a company is trusted in a currency, with what it owes. */
export async function creditOf(
  actor: Actor,
  companyId: string,
  currency: string,
): Promise<CompanyCredit> {
  authorize(actor, 'ledger.read')
  const [set, owed] = await Promise.all([
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
    limitMinor: set?.limitMinor == null ? null : Number(set.limitMinor),
    isHeld: set?.isHeld ?? false,
    note: set?.note ?? '',
    version: set?.version ?? 0,
    setBy: set?.setBy ?? '',
    setAt: set?.setAt ?? null,
    owedMinor: Number(owed[0]?.minor ?? 0n),
  }
}

/** How far a company is trusted, without what it owes. */
export type CreditLimit = Pick<CompanyCredit, 'limitMinor' | 'isHeld'>

/** What was set last of every company, by company and currency with a space between. */
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

import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import {
  accountCurrencies,
  companyAccount,
  type CompanyAccount,
} from '@/features/ledger/queries/company-account'
import { db } from '@/platform/db/client'
import { NotFoundError } from '@/platform/errors'
import { statementsOf, type IssuedPaper } from './papers'

/** A company's account as finance looks at it. */
export interface AccountView extends CompanyAccount {
  companyId: string
  company: string
  currency: string
  /** in which it has accounts */
  currencies: string[]
  from: string
  to: string
  statements: IssuedPaper[]
}

/**
 * A company's account in one currency for a period, and the statements issued of it.
 * @throws NotFoundError
 */
export async function accountOf(
  actor: Actor,
  companyId: string,
  { currency, from, to }: { currency: string | null; from: string; to: string },
): Promise<AccountView> {
  authorize(actor, 'ledger.read')
  const company = await db.company.findUnique({ where: { id: companyId }, select: { name: true } })
  if (!company) throw new NotFoundError(`company ${companyId}`)
  const currencies = await accountCurrencies(db, companyId)
  const shownCurrency = currencies.find((each) => each === currency) ?? currencies[0] ?? 'USD'
  const [account, statements] = await Promise.all([
    companyAccount(db, companyId, shownCurrency, { from, to }),
    statementsOf(actor, companyId),
  ])
  return {
    ...account,
    companyId,
    company: company.name,
    currency: shownCurrency,
    currencies,
    from,
    to,
    statements,
  }
}

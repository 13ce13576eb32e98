import { notFound } from 'next/navigation'
import { z } from 'zod'
import { orNotFound } from '@/app/or-not-found'
import { foundName, tabTitle } from '@/app/tab-title'
import { ReservedPage } from '@/features/accounts/components/staff/reserved'
import { requireStaff } from '@/features/accounts/guards'
import { may } from '@/features/accounts/rules/permissions'
import { CreditForm } from '@/features/payments/components/staff/credit-form'
import { creditOf } from '@/features/payments/queries/credit'
import { AccountPage } from '@/features/papers/components/staff/account-page'
import { accountOf } from '@/features/papers/queries/account'
import { factoryDay } from '@/platform/day'

export const generateMetadata = tabTitle('/staff/finance/accounts/[id]', foundName('company'))

/** A company's account: `?currency=USD&from=2026-01-01&to=2026-11-30`; by default the year so far. */
export default async function Page({
  params,
  searchParams,
}: PageProps<'/[locale]/staff/finance/accounts/[id]'>) {
  const [{ id }, query] = await Promise.all([params, searchParams])
  const actor = await requireStaff(`/staff/finance/accounts/${id}`)
  if (!may(actor, 'ledger.read')) return <ReservedPage permission="ledger.read" />
  if (!z.uuid().safeParse(id).success) notFound()
  const today = factoryDay(new Date())
  const dayOf = (name: string, other: string) => {
    const read = z.iso.date().safeParse(query[name])
    return read.success && read.data <= today ? read.data : other
  }
  const to = dayOf('to', today)
  const from = dayOf('from', `${to.slice(0, 4)}-01-01`)
  const currency = typeof query['currency'] === 'string' ? query['currency'] : null
  const account = await orNotFound(
    accountOf(actor, id, { currency, from: from <= to ? from : to, to }),
  )
  return (
    <AccountPage
      account={account}
      userId={actor.userId}
      mayIssue={may(actor, 'statement.issue')}
      credit={
        <CreditForm
          credit={await creditOf(actor, id, account.currency)}
          mayEdit={may(actor, 'credit.set')}
        />
      }
    />
  )
}

import { tabTitle } from '@/app/tab-title'
import { ReservedPage } from '@/features/accounts/components/staff/reserved'
import { requireStaff } from '@/features/accounts/guards'
import { may } from '@/features/accounts/rules/permissions'
import { FinancePage } from '@/features/payments/components/staff/finance-page'
import { FinanceWaiting } from '@/features/payments/components/staff/finance-waiting'
import { ageing } from '@/features/payments/queries/ageing'
import { creditLimits } from '@/features/payments/queries/credit'
import { financeDay } from '@/features/payments/queries/finance-day'
import { waitingAtStripe } from '@/features/payments/queries/waiting'
import { ExportFile } from '@/features/papers/components/staff/export-file'
import { exportMonth } from '@/features/papers/queries/exports'
import { openTransferCount } from '@/features/transfers/queries/transfers'
import { factoryDay } from '@/platform/day'

export const generateMetadata = tabTitle('/staff/finance')

/**
 * Finance's day: what is owed, what waits for a person, how the accounts moved. `?day=2026-11-30`
 * for another day.
 */
export default async function Page({ searchParams }: PageProps<'/[locale]/staff/finance'>) {
  const [actor, { day }] = await Promise.all([requireStaff('/staff/finance'), searchParams])
  if (!may(actor, 'ledger.read')) return <ReservedPage permission="ledger.read" />
  const now = new Date()
  const today = factoryDay(now)
  const shownDay = typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day) ? day : today
  const isDay = !Number.isNaN(Date.parse(`${shownDay}T00:00:00Z`)) && shownDay <= today
  const [aged, limits, month, toMatch] = await Promise.all([
    ageing(actor, now),
    creditLimits(actor),
    exportMonth(actor, (isDay ? shownDay : today).slice(0, 7)),
    may(actor, 'transfer.match') ? openTransferCount(actor) : null,
  ])
  return (
    <FinancePage
      aged={aged}
      limits={limits}
      toMatch={toMatch}
      finance={await financeDay(actor, isDay ? shownDay : today, now)}
      today={today}
      userId={actor.userId}
      mayClose={may(actor, 'ledger.close')}
      maySettle={may(actor, 'payment.watch')}
      exports={<ExportFile standing={month} />}
      waiting={
        <FinanceWaiting
          waiting={await waitingAtStripe(actor, isDay ? shownDay : today)}
          userId={actor.userId}
          mayRefund={may(actor, 'payment.refund')}
          now={now}
        />
      }
    />
  )
}

import { getLocale, getTranslations } from 'next-intl/server'
import { tabTitle } from '@/app/tab-title'
import { DeedForm } from '@/components/form/deed-form'
import { requireStaff } from '@/features/accounts/guards'
import { DeskForm } from '@/components/desk/form'
import { Progress } from '@/components/ui/progress'
import { Empty } from '@/components/ui/empty'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { DeskFrame } from '@/features/tariffs/components/staff/desk-frame'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { listQuotaWindows, type QuotaWindowView } from '@/features/tariffs/queries/quota-windows'
import { newYorkDay } from '@/platform/day'
import { dayText, deskDay } from '@/platform/dates'
import { formatMoney } from '@/platform/money'
import {
  bulletinAction,
  openQuotaAction,
  prorateAction,
  releaseAction,
} from '@/features/tariffs/actions/quotas'

export const generateMetadata = tabTitle('/staff/tariffs/quotas')

/** Periods of tariff quotas: how full, how fast, who reserved what. */
export default async function QuotasPage() {
  const locale = await getLocale()
  const actor = await requireStaff('/staff/tariffs/quotas')
  const inForce = await rulesInForce()
  const [windows, t] = await Promise.all([
    listQuotaWindows(actor, newYorkDay(new Date())),
    getTranslations('staff.tariffs.quotas'),
  ])
  return (
    <DeskFrame room="quotas" lead={t('lead')}>
      {windows.length === 0 ? <Empty>{t('empty')}</Empty> : null}
      {windows.map((window) => (
        <section
          key={window.id}
          aria-labelledby={window.id}
          className="grid gap-3 rounded-md border bg-white p-4"
        >
          <div className="flex flex-wrap items-baseline gap-x-4">
            <h2 id={window.id} className="text-base">
              {t('window', {
                number: window.orderNumber,
                from: dayText(window.from, locale),
                to: dayText(window.to, locale),
              })}
            </h2>
            <p className="text-sm text-muted">{t(`status.${window.status}`)}</p>
          </div>
          <Progress
            max={Number(window.volume)}
            value={Number(window.taken)}
            aria-labelledby={window.id}
          />
          <p className="text-sm" data-testid="gauge">
            {t('gauge', {
              taken: window.taken,
              volume: window.volume,
              remaining: window.remaining,
            })}
          </p>
          <p className="text-xs text-muted">
            {t('basis', { basis: window.basis })}
            {window.projectedExhaustion
              ? ` ${t('projected', { date: dayText(window.projectedExhaustion, locale) })}`
              : ''}
            {window.shareIfTogether ? ` ${t('together', { percent: window.shareIfTogether })}` : ''}
          </p>
          <DeskForm
            action={bulletinAction}
            id={`b-${window.id}`}
            hidden={{ windowId: window.id }}
            version={window.version}
            fields={[{ name: 'used', label: t('bulletin'), number: { decimals: 3 } }]}
            submit={t('record')}
          />
          {window.ledger.some(({ releasable }) => releasable) ? (
            <DeskForm
              action={prorateAction}
              id={`p-${window.id}`}
              hidden={{ windowId: window.id }}
              version={window.version}
              fields={[{ name: 'percent', label: t('percentGranted'), number: { decimals: 6 } }]}
              submit={t('prorate')}
            />
          ) : null}
          {window.ledger.length === 0 ? (
            <p className="text-sm text-muted">{t('none')}</p>
          ) : (
            <Table className="min-w-xl">
              <caption className="py-1 text-start text-sm font-medium">{t('ledger')}</caption>
              <TableHeader>
                <TableRow>
                  <TableHead>{t('when')}</TableHead>
                  <TableHead>{t('kind')}</TableHead>
                  <TableHead>{t('note')}</TableHead>
                  <TableHead>{t('who')}</TableHead>
                  <TableHead className="num">{t('kg')}</TableHead>
                  <TableHead>
                    <span className="sr-only">{t('release')}</span>
                  </TableHead>
                </TableRow>
              </TableHeader>
              <TableBody>
                {window.ledger.map((entry) => (
                  <TableRow key={entry.id} className={entry.expired ? 'text-muted' : undefined}>
                    <TableCell>{deskDay(entry.createdAt, locale)}</TableCell>
                    <TableCell>
                      {t(`kinds.${entry.kind}`)}
                      {entry.expired ? `, ${t('expired')}` : ''}
                    </TableCell>
                    <TableCell>
                      {entry.note}
                      {entry.claim ? <Claim {...entry.claim} /> : null}
                    </TableCell>
                    <TableCell>{entry.actor}</TableCell>
                    <TableCell className="num">{entry.kilograms}</TableCell>
                    <TableCell>
                      {entry.releasable ? (
                        <DeedForm
                          action={releaseAction.bind(null, entry.id)}
                          variant="link"
                          size="inline"
                        >
                          {t('release')}
                        </DeedForm>
                      ) : null}
                    </TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          )}
        </section>
      ))}
      <section aria-labelledby="open" className="grid gap-3">
        <h2 id="open" className="text-lg">
          {t('openTitle')}
        </h2>
        <DeskForm
          action={openQuotaAction}
          id="open-form"
          fields={[
            {
              name: 'orderNumber',
              label: t('orderNumber'),
              start: inForce.us.quotas?.[0]?.orderNumber ?? '',
            },
            { name: 'from', label: t('from'), type: 'date' },
            { name: 'to', label: t('to'), type: 'date' },
            { name: 'history', label: t('history') },
            { name: 'percent', label: t('percent'), number: { decimals: 4 }, start: '100' },
          ]}
          submit={t('open')}
        />
      </section>
    </DeskFrame>
  )
}

/** How much of the quantity asked for a reservation holds, when its goods enter, and its deposit. */
async function Claim({
  held,
  asked,
  entryDay,
  deposit,
}: NonNullable<QuotaWindowView['ledger'][number]['claim']>) {
  const [t, locale] = await Promise.all([getTranslations('tariffDesk.quotas'), getLocale()])
  const notes = [
    held === asked ? null : t('shared', { held, asked }),
    entryDay ? t('enters', { day: dayText(entryDay, locale) }) : null,
    deposit && deposit.amountMinor > 0
      ? t('deposit', { amount: formatMoney(deposit.amountMinor, deposit.currency, locale) })
      : null,
  ].filter((each) => each !== null)
  return <span className="block max-w-prose text-xs text-muted">{notes.join(' ')}</span>
}

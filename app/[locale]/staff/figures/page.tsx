import { getLocale, getTranslations } from 'next-intl/server'
import { tabTitle } from '@/app/tab-title'
import { AddressForm } from '@/components/desk/address-form'
import { Alert } from '@/components/ui/alert'
import { ReservedPage } from '@/features/accounts/components/staff/reserved'
import { requireStaff } from '@/features/accounts/guards'
import { may } from '@/features/accounts/rules/permissions'
import { currentRates } from '@/features/company/queries/selling-rates'
import { FigureSection } from '@/features/figures/components/staff/figure-section'
import { figureTable } from '@/features/figures/queries/figure-table'
import { quotedCurrencies } from '@/features/figures/queries/figures'
import { FIGURES } from '@/features/figures/rules/figure'
import { readPeriod } from '@/features/figures/rules/period'
import { localAddress } from '@/i18n/link'
import { factoryDay } from '@/platform/day'

export const generateMetadata = tabTitle('/staff/figures')

/** The figures of the trade in a period, one by one. */
export default async function FiguresPage({ searchParams }: PageProps<'/[locale]/staff/figures'>) {
  const [actor, search, t, locale, to] = await Promise.all([
    requireStaff('/staff/figures'),
    searchParams,
    getTranslations('figures'),
    getLocale(),
    localAddress(),
  ])
  if (!may(actor, 'figures.read')) return <ReservedPage permission="figures.read" />
  const now = new Date()
  const { period, unread } = readPeriod(search, factoryDay(now))
  const names = FIGURES.filter((name) => name !== 'margin' || may(actor, 'cost.read'))
  const [currencies, rates, ...tables] = await Promise.all([
    quotedCurrencies(actor),
    currentRates(),
    ...names.map((name) => figureTable(actor, name, period, locale, now)),
  ])
  const reportable = ['USD', ...Object.keys(rates).toSorted()]
  const query = new URLSearchParams({ ...period }).toString()
  return (
    <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-8 py-6">
      <header className="grid gap-3">
        <h1 className="text-xl">{t('title')}</h1>
        <p className="max-w-prose text-sm text-muted">{t('lead')}</p>
        <AddressForm
          action={to('/staff/figures')}
          fields={[
            { name: 'from', label: t('from'), type: 'date', start: period.from },
            { name: 'to', label: t('to'), type: 'date', start: period.to },
            {
              name: 'currency',
              label: t('currency'),
              options: [['', t('anyCurrency')], ...currencies.map((each) => [each, each] as const)],
              start: period.currency,
            },
            {
              name: 'report',
              label: t('report'),
              options: [['', t('ownCurrency')], ...reportable.map((each) => [each, each] as const)],
              start: period.report,
            },
          ]}
          submit={t('show')}
        />
        {unread.length > 0 ? (
          <Alert variant="caution" role="status">
            {t('unread', { names: unread.map((name) => t(name)).join(', ') })}
          </Alert>
        ) : null}
        <nav aria-label={t('contents')} data-print="hide">
          <ul className="flex flex-wrap gap-x-4 text-sm">
            {names.map((name) => (
              <li key={name}>
                <a
                  className="inline-flex min-h-9 items-center text-info underline"
                  href={`#${name}`}
                >
                  {t(`figures.${name}.title`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      {names.map((name, i) => {
        const table = tables[i]
        return table ? (
          <FigureSection
            key={name}
            name={name}
            table={table}
            sheetHref={`/api/staff/figures/${name}?${query}`}
            note={table.lacks === 'hours' ? t('noHours') : undefined}
          />
        ) : null
      })}
    </main>
  )
}

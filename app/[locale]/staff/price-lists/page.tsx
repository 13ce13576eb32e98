import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { Button, buttonVariants } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { requireStaff } from '@/features/accounts/guards'
import { StandingBadge, validityText } from '@/features/price-lists/components/staff/standing'
import { companyName } from '@/features/price-lists/queries/companies'
import { listPriceLists } from '@/features/price-lists/queries/price-lists'
import { formatListNumber } from '@/features/price-lists/schema'
import { Link } from '@/i18n/link'

/** All price lists with whom they are for, how long, and where they stand. */
export default async function PriceListsPage({
  searchParams,
}: PageProps<'/[locale]/staff/price-lists'>) {
  const actor = await requireStaff('/staff/price-lists')
  const [query, t] = [await searchParams, await getTranslations('priceLists')]
  const text = (name: string) =>
    typeof query[name] === 'string' ? query[name].slice(0, 80).replaceAll('\0', '') : ''
  const filter = { q: text('q'), company: text('company') }
  const [rows, company] = await Promise.all([
    listPriceLists(actor, filter),
    companyName(actor, filter.company),
  ])
  return (
    <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-6">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="grid gap-1">
          <h1 className="text-xl">{t('title')}</h1>
          <p className="max-w-prose text-sm text-muted">{t('lead')}</p>
        </div>
        <div className="flex gap-3">
          <Link
            className={buttonVariants({ variant: 'outline', size: 'sm' })}
            href="/staff/price-lists/groups"
          >
            {t('groups')}
          </Link>
          <Link
            className={buttonVariants({ size: 'sm' })}
            href={
              company
                ? `/staff/price-lists/new?company=${filter.company}`
                : '/staff/price-lists/new'
            }
          >
            {t('new')}
          </Link>
        </div>
      </div>
      <form method="get" className="flex flex-wrap items-end gap-3 text-sm">
        <label className="grid gap-1 font-medium">
          {t('search')}
          <Input name="q" defaultValue={filter.q} className="w-60" />
        </label>
        <Button type="submit" variant="outline">
          {t('show')}
        </Button>
        <p role="status" className="self-center text-muted">
          {t('count', { count: rows.length })}
        </p>
        {company ? (
          <p className="self-center">
            {t('ofCompany', { name: company })}{' '}
            <Link className="ms-2 text-info underline" href="/staff/price-lists">
              {t('all')}
            </Link>
          </p>
        ) : null}
      </form>
      {rows.length === 0 ? (
        <p className="max-w-prose rounded-md border border-dashed border-control p-6 text-sm text-muted">
          {filter.q || company ? t('nothingFound') : t('empty')}
        </p>
      ) : (
        <div className="relative overflow-x-auto rounded-md border bg-white px-3">
          <table className="ledger min-w-4xl">
            <thead>
              <tr>
                <th scope="col">{t('number')}</th>
                <th scope="col">{t('name')}</th>
                <th scope="col">{t('for')}</th>
                <th scope="col">{t('valid')}</th>
                <th scope="col" className="num">
                  {t('priority')}
                </th>
                <th scope="col" className="num">
                  {t('entries')}
                </th>
                <th scope="col">{t('state')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.serial}>
                  <td className="font-mono text-xs whitespace-nowrap">
                    {formatListNumber(row.serial)}
                  </td>
                  <td>
                    <Link
                      className="text-info underline"
                      prefetch={false}
                      href={`/staff/price-lists/${formatListNumber(row.serial)}`}
                    >
                      {row.name}
                    </Link>{' '}
                    {row.isDemo ? <Badge>{t('demo')}</Badge> : null}
                    <span className="block text-xs text-muted">
                      {t('version', { number: row.version })}
                    </span>
                  </td>
                  <td>
                    {row.for.length === 0 ? (
                      <span className="text-muted">{t('forNobody')}</span>
                    ) : (
                      row.for.slice(0, 3).join(', ')
                    )}
                    {row.for.length > 3 ? ` ${t('more', { count: row.for.length - 3 })}` : ''}
                  </td>
                  <td className="whitespace-nowrap">{validityText(t, row)}</td>
                  <td className="num">{row.priority}</td>
                  <td className="num">{row.entries}</td>
                  <td>
                    <StandingBadge standing={row.standing} label={t(`standings.${row.standing}`)} />
                    {row.hasDraft ? (
                      <span className="block text-xs text-info">{t('hasDraft')}</span>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </main>
  )
}

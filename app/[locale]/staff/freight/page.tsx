import { getTranslations } from 'next-intl/server'
import { DeskListPage } from '@/app/desk-list-page'
import { tabTitle } from '@/app/tab-title'
import { buttonVariants } from '@/components/ui/button'
import { FreightNav } from '@/features/freight/components/staff/freight-nav'
import { rateFace } from '@/features/freight/components/staff/rate-face'
import { rateTable } from '@/features/freight/queries/rate-table'
import { RATE_LIST } from '@/features/freight/rules/rate-list'
import { Link } from '@/i18n/link'

export const generateMetadata = tabTitle('/staff/freight')

/** Every row of every rate card, with its reviewer. */
export default async function FreightPage({ searchParams }: PageProps<'/[locale]/staff/freight'>) {
  const [params, t] = await Promise.all([searchParams, getTranslations('freight')])
  return (
    <DeskListPage
      shape={RATE_LIST}
      table={rateTable}
      face={rateFace}
      params={params}
      nav={<FreightNav room="cards" />}
      title={t('title')}
      links={
        <Link
          className={buttonVariants({ variant: 'outline', size: 'sm' })}
          href="/staff/freight/import"
        >
          {t('rooms.import')}
        </Link>
      }
      notice={<p className="text-sm text-muted">{t('lead')}</p>}
    />
  )
}

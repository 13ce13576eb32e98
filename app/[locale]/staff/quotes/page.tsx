import { getTranslations } from 'next-intl/server'
import { DeskListPage } from '@/app/desk-list-page'
import { tabTitle } from '@/app/tab-title'
import { buttonVariants } from '@/components/ui/button'
import { requireStaff } from '@/features/accounts/guards'
import { may } from '@/features/accounts/rules/permissions'
import { quoteFace } from '@/features/quotes/components/staff/quote-face'
import { quoteTable } from '@/features/quotes/queries/quote-table'
import { QUOTE_LIST } from '@/features/quotes/rules/quote-list'
import { Link } from '@/i18n/link'

export const generateMetadata = tabTitle('/staff/quotes')

/** Quotes, the newest first. */
export default async function StaffQuotesPage({
  searchParams,
}: PageProps<'/[locale]/staff/quotes'>) {
  const [actor, t, life] = await Promise.all([
    requireStaff(),
    getTranslations('staff.quotes'),
    getTranslations('staff.life'),
  ])
  return (
    <DeskListPage
      shape={QUOTE_LIST}
      table={quoteTable}
      face={quoteFace}
      params={await searchParams}
      title={t('title')}
      links={
        <>
          <Link
            className={buttonVariants({ variant: 'outline', size: 'sm' })}
            href="/staff/quotes/limits"
          >
            {t('limits')}
          </Link>
          {may(actor, 'quote.edit') ? (
            <Link
              className={buttonVariants({ variant: 'outline', size: 'sm' })}
              href="/staff/quotes/start"
            >
              {life('start.title')}
            </Link>
          ) : null}
        </>
      }
    />
  )
}

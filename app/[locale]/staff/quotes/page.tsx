import { getTranslations } from 'next-intl/server'
import { DeskListPage } from '@/app/desk-list-page'
import { quoteFace } from '@/features/quotes/components/staff/quote-face'
import { quoteTable } from '@/features/quotes/queries/quote-table'
import { QUOTE_LIST } from '@/features/quotes/rules/quote-list'
import { Link } from '@/i18n/link'

/** Quotes, the newest first. */
export default async function StaffQuotesPage({
  searchParams,
}: PageProps<'/[locale]/staff/quotes'>) {
  const t = await getTranslations('staff.quotes')
  return (
    <DeskListPage
      shape={QUOTE_LIST}
      table={quoteTable}
      face={quoteFace}
      params={await searchParams}
      title={t('title')}
      links={
        <Link className="text-sm text-info underline" href="/staff/quotes/limits">
          {t('limits')}
        </Link>
      }
    />
  )
}

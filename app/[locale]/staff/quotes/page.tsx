import { getTranslations } from 'next-intl/server'
import { openList } from '@/components/list/open-list'
import { pageReader } from '@/components/list/reader'
import { StaffList } from '@/components/list/staff-list'
import { deleteListViewAction, saveListViewAction } from '@/features/accounts/actions/list-views'
import { requireStaff } from '@/features/accounts/guards'
import { listViews } from '@/features/accounts/queries/list-views'
import { quoteFace } from '@/features/quotes/components/staff/quote-face'
import { quoteTable } from '@/features/quotes/queries/quote-table'
import { QUOTE_LIST } from '@/features/quotes/rules/quote-list'
import { Link } from '@/i18n/link'

/** Quotes, the newest first. */
export default async function StaffQuotesPage({
  searchParams,
}: PageProps<'/[locale]/staff/quotes'>) {
  const actor = await requireStaff('/staff/quotes')
  const [params, source] = await Promise.all([searchParams, quoteTable(actor)])
  const [opened, views, reader, t] = await Promise.all([
    openList(QUOTE_LIST, source, params),
    listViews(actor, QUOTE_LIST.name),
    pageReader(),
    getTranslations('staff.quotes'),
  ])
  return (
    <main id="content" className="desk-page">
      <StaffList
        opened={opened}
        face={quoteFace(reader)}
        views={views}
        actions={{ save: saveListViewAction, remove: deleteListViewAction }}
        person={actor.userId}
        heading={<h1 className="text-lg">{t('title')}</h1>}
        links={
          <Link className="text-sm text-info underline" href="/staff/quotes/limits">
            {t('limits')}
          </Link>
        }
      />
    </main>
  )
}

import { getTranslations } from 'next-intl/server'
import { openList } from '@/components/list/open-list'
import { pageReader } from '@/components/list/reader'
import { StaffList } from '@/components/list/staff-list'
import { deleteListViewAction, saveListViewAction } from '@/features/accounts/actions/list-views'
import { requireStaff } from '@/features/accounts/guards'
import { listViews } from '@/features/accounts/queries/list-views'
import { requestFace } from '@/features/requests/components/staff/request-face'
import { requestTable } from '@/features/requests/queries/inbox'
import { REQUEST_LIST } from '@/features/requests/rules/request-list'

/** The sales inbox: requests by age, at first those that wait for an answer. */
export default async function InboxPage({ searchParams }: PageProps<'/[locale]/staff'>) {
  const actor = await requireStaff()
  const [params, source] = await Promise.all([searchParams, requestTable(actor)])
  const [opened, views, reader, t] = await Promise.all([
    openList(REQUEST_LIST, source, params),
    listViews(actor, REQUEST_LIST.name),
    pageReader(),
    getTranslations('staff.inbox'),
  ])
  return (
    <main id="content" className="desk-page">
      <StaffList
        opened={opened}
        face={requestFace(reader)}
        views={views}
        actions={{ save: saveListViewAction, remove: deleteListViewAction }}
        person={actor.userId}
        heading={<h1 className="text-lg">{t('title')}</h1>}
        notice={<p className="text-sm text-muted">{t('lead')}</p>}
      />
    </main>
  )
}

import { getTranslations } from 'next-intl/server'
import { DeskListPage } from '@/app/desk-list-page'
import { tabTitle } from '@/app/tab-title'
import { requestFace } from '@/features/requests/components/staff/request-face'
import { InboxDeeds } from '@/features/requests/components/staff/triage/inbox-deeds'
import { DeedNote } from '@/features/requests/components/staff/triage/triage'
import { requestTable } from '@/features/requests/queries/inbox'
import { REQUEST_LIST } from '@/features/requests/rules/request-list'
import { changed, listQuery, readList } from '@/platform/lists/shape'

export const generateMetadata = tabTitle('/staff/requests')

/** The sales inbox: requests by age, first those that are waiting for an answer. */
export default async function InboxPage({ searchParams }: PageProps<'/[locale]/staff/requests'>) {
  const [t, keys, params] = await Promise.all([
    getTranslations('staff.inbox'),
    getTranslations('staff.triage.several.keys'),
    searchParams,
  ])
  const one = (name: string) => [params[name]].flat()[0]
  const view = listQuery(REQUEST_LIST, changed(readList(REQUEST_LIST, params).state, {}))
  return (
    <DeskListPage
      shape={REQUEST_LIST}
      table={requestTable}
      face={(reader) => requestFace(reader, view)}
      params={params}
      also={(['t', 'g', 's', 'd', 'z'] as const).map((key) => [key, keys(key)])}
      title={t('title')}
      notice={(rows, actor) => (
        <>
          <DeedNote told={{ did: one('did'), undid: one('undid'), of: one('of') }} />
          <p className="text-sm text-muted">{t('lead')}</p>
          <InboxDeeds actor={actor} rows={rows} />
        </>
      )}
    />
  )
}

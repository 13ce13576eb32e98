import { getTranslations } from 'next-intl/server'
import { DeskListPage } from '@/app/desk-list-page'
import { requestFace } from '@/features/requests/components/staff/request-face'
import { DeedNote } from '@/features/requests/components/staff/triage/triage'
import { requestTable } from '@/features/requests/queries/inbox'
import { REQUEST_LIST } from '@/features/requests/rules/request-list'
import { changed, listQuery, readList } from '@/platform/lists/shape'

/** The sales inbox: requests by age, at first those that wait for an answer now. */
export default async function InboxPage({ searchParams }: PageProps<'/[locale]/staff/requests'>) {
  const [t, params] = await Promise.all([getTranslations('staff.inbox'), searchParams])
  const one = (name: string) => [params[name]].flat()[0]
  const view = listQuery(REQUEST_LIST, changed(readList(REQUEST_LIST, params).state, {}))
  return (
    <DeskListPage
      shape={REQUEST_LIST}
      table={requestTable}
      face={(reader) => requestFace(reader, view)}
      params={params}
      title={t('title')}
      notice={
        <>
          <DeedNote told={{ did: one('did'), undid: one('undid'), of: one('of') }} />
          <p className="text-sm text-muted">{t('lead')}</p>
        </>
      }
    />
  )
}

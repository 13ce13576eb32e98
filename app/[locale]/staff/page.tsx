import { getTranslations } from 'next-intl/server'
import { DeskListPage } from '@/app/desk-list-page'
import { requestFace } from '@/features/requests/components/staff/request-face'
import { requestTable } from '@/features/requests/queries/inbox'
import { REQUEST_LIST } from '@/features/requests/rules/request-list'

/** The sales inbox: requests by age, at first those that wait for an answer. */
export default async function InboxPage({ searchParams }: PageProps<'/[locale]/staff'>) {
  const t = await getTranslations('staff.inbox')
  return (
    <DeskListPage
      shape={REQUEST_LIST}
      table={requestTable}
      face={requestFace}
      params={await searchParams}
      title={t('title')}
      notice={<p className="text-sm text-muted">{t('lead')}</p>}
    />
  )
}

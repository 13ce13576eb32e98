import { getMessages, getTranslations } from 'next-intl/server'
import { DeskListPage } from '@/app/desk-list-page'
import { tabTitle } from '@/app/tab-title'
import { endFollowUpsAction } from '@/features/work/actions/follow-ups'
import { FollowUpBar } from '@/features/work/components/staff/follow-up-bar'
import { followUpFace } from '@/features/work/components/staff/follow-up-face'
import { followUpTable } from '@/features/work/queries/follow-up-table'
import { FOLLOW_UP_LIST } from '@/features/work/rules/follow-up-list'
import { MessagesProvider } from '@/i18n/messages-provider'
import { pick } from '@/platform/pick'

export const generateMetadata = tabTitle('/staff/follow-ups')

/** A staff member's follow-ups, worked off by keys like the inbox. */
export default async function FollowUpsPage({
  searchParams,
}: PageProps<'/[locale]/staff/follow-ups'>) {
  const [t, { work }, params] = await Promise.all([
    getTranslations('work.followUpList'),
    getMessages(),
    searchParams,
  ])
  return (
    <DeskListPage
      shape={FOLLOW_UP_LIST}
      table={followUpTable}
      face={followUpFace}
      params={params}
      title={t('title')}
      also={[
        ['d', t('deeds.done')],
        ['s', t('deeds.tomorrow')],
        ['w', t('deeds.week')],
      ]}
      notice={
        <MessagesProvider messages={{ work: pick(work, ['followUpList']) }}>
          <p className="text-sm text-muted">{t('lead')}</p>
          <FollowUpBar action={endFollowUpsAction} />
        </MessagesProvider>
      }
    />
  )
}

import { getTranslations } from 'next-intl/server'
import { openList } from '@/components/list/open-list'
import { pageReader } from '@/components/list/reader'
import { StaffList } from '@/components/list/staff-list'
import { deleteListViewAction, saveListViewAction } from '@/features/accounts/actions/list-views'
import { requireStaff } from '@/features/accounts/guards'
import { listViews } from '@/features/accounts/queries/list-views'
import { mailFace } from '@/features/accounts/components/staff/mail-face'
import { mailTable } from '@/features/accounts/queries/letters'
import { MAIL_LIST } from '@/features/accounts/rules/mail-list'

/** Every letter that the site wrote, the newest first. */
export default async function MailPage({ searchParams }: PageProps<'/[locale]/staff/mail'>) {
  const actor = await requireStaff('/staff/mail')
  const [params, source] = await Promise.all([searchParams, mailTable(actor)])
  const [opened, views, reader, t] = await Promise.all([
    openList(MAIL_LIST, source, params),
    listViews(actor, MAIL_LIST.name),
    pageReader(),
    getTranslations('staff.mail'),
  ])
  return (
    <main id="content" className="desk-page">
      <StaffList
        opened={opened}
        face={mailFace(reader)}
        views={views}
        actions={{ save: saveListViewAction, remove: deleteListViewAction }}
        person={actor.userId}
        heading={<h1 className="text-lg">{t('title')}</h1>}
        notice={<p className="text-sm text-muted">{t('lead')}</p>}
      />
    </main>
  )
}

import { getTranslations } from 'next-intl/server'
import { DeskListPage } from '@/app/desk-list-page'
import { tabTitle } from '@/app/tab-title'
import { mailFace } from '@/features/accounts/components/staff/mail-face'
import { mailTable } from '@/features/accounts/queries/letters'
import { MAIL_LIST } from '@/features/accounts/rules/mail-list'

export const generateMetadata = tabTitle('/staff/mail')

/** Every letter that the site wrote, the newest first. */
export default async function MailPage({ searchParams }: PageProps<'/[locale]/staff/mail'>) {
  const t = await getTranslations('staff.mail')
  return (
    <DeskListPage
      shape={MAIL_LIST}
      table={mailTable}
      permission="mail.read"
      face={mailFace}
      params={await searchParams}
      title={t('title')}
      notice={<p className="text-sm text-muted">{t('lead')}</p>}
    />
  )
}

import { getTranslations } from 'next-intl/server'
import { orNotFound } from '@/app/or-not-found'
import { tabTitle } from '@/app/tab-title'
import { PageHead } from '@/components/desk/page-head'
import { FormPerson } from '@/components/form/person'
import { LetterFate } from '@/features/accounts/components/staff/dead-address'
import { Letter } from '@/features/accounts/components/staff/letter'
import { ReservedPage } from '@/features/accounts/components/staff/reserved'
import { requireStaff } from '@/features/accounts/guards'
import { may } from '@/features/accounts/rules/permissions'
import { getMail } from '@/features/accounts/queries/letters'

export const generateMetadata = tabTitle(
  '/staff/mail/[id]',
  async (actor, { id = '' }) => (await getMail(actor, id)).subject,
)

export default async function MailMessagePage({ params }: PageProps<'/[locale]/staff/mail/[id]'>) {
  const actor = await requireStaff('/staff/mail')
  if (!may(actor, 'mail.read')) return <ReservedPage permission="mail.read" />
  const mail = await orNotFound(getMail(actor, (await params).id))
  const t = await getTranslations('staff.mail')
  return (
    <main id="content" className="shell grid gap-4 py-6">
      <PageHead
        back={{ href: '/staff/mail', text: t('back') }}
        title={mail.subject}
        lead={`${mail.toAddress} · ${t(`states.${mail.state}`)} · ${t('attempts', { count: mail.attempts })}`}
      />
      <FormPerson id={actor.userId}>
        <LetterFate mail={mail} mayMend={may(actor, 'company.edit')} />
      </FormPerson>
      <Letter
        id={mail.id}
        html={mail.html}
        masked={mail.masked}
        opens={mail.opens}
        words={{
          frame: t('frame'),
          masked: mail.opens ? t('masked') : t('maskedForGood'),
          open: t('open'),
          opened: t('opened'),
          failed: t('openFailed'),
        }}
      />
    </main>
  )
}

import { getTranslations } from 'next-intl/server'
import { requireStaff } from '@/features/accounts/guards'
import { listMails } from '@/features/accounts/queries/letters'
import { Link } from '@/i18n/link'
import { deskInstant } from '@/platform/dates'

export default async function MailPage() {
  const actor = await requireStaff('/staff/mail')
  const [mails, t] = await Promise.all([listMails(actor), getTranslations('staff.mail')])
  return (
    <main id="content" className="shell grid gap-4 py-6">
      <h1 className="text-xl">{t('title')}</h1>
      <p className="text-sm text-muted">{t('lead')}</p>
      {mails.length === 0 ? (
        <p className="rounded-md border border-dashed border-control p-6 text-sm text-muted">
          {t('empty')}
        </p>
      ) : (
        <div className="relative overflow-x-auto rounded-md border bg-white px-3">
          <table className="ledger min-w-2xl">
            <thead>
              <tr>
                <th scope="col">{t('subject')}</th>
                <th scope="col">{t('to')}</th>
                <th scope="col">{t('state')}</th>
                <th scope="col">{t('created')}</th>
              </tr>
            </thead>
            <tbody>
              {mails.map((mail) => (
                <tr key={mail.id}>
                  <td>
                    <Link className="text-info underline" href={`/staff/mail/${mail.id}`}>
                      {mail.subject}
                    </Link>
                  </td>
                  <td>{mail.toAddress}</td>
                  <td>
                    {t(`states.${mail.state}`)}
                    {mail.lastError ? (
                      <span className="block text-xs text-fault">{mail.lastError}</span>
                    ) : null}
                  </td>
                  <td>{deskInstant(mail.createdAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </main>
  )
}

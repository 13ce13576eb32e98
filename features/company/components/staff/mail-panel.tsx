import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { MessagesProvider } from '@/i18n/messages-provider'
import { Link } from '@/i18n/link'
import { deskInstant } from '@/platform/dates'
import { sendTestLetterAction } from '../../actions/send-test-letter'
import type { LetterFate, MailStanding } from '../../queries/mail'

/** How mail is sent, a test letter, and letters that were rejected. */
export async function MailPanel({
  standing: { sender, tests, failed },
  mayTest,
}: {
  standing: MailStanding
  mayTest: boolean
}) {
  const [t, { staff }] = await Promise.all([getTranslations('settings.mailPanel'), getMessages()])
  return (
    <>
      <section aria-labelledby="mail-test" className="grid gap-3">
        <h2 id="mail-test" className="text-lg">
          {t('testTitle')}
        </h2>
        <p className="max-w-prose text-sm">
          {sender === null ? t('kept') : t('sentBy', { sender })}
        </p>
        {mayTest ? (
          <MessagesProvider messages={{ staff: { form: staff.form } }}>
            <DeskForm action={sendTestLetterAction} id="mail-test" fields={[]} submit={t('test')} />
          </MessagesProvider>
        ) : null}
        <Letters letters={tests} empty={t('noTests')} />
      </section>
      <section aria-labelledby="mail-failed" className="grid gap-3">
        <h2 id="mail-failed" className="text-lg">
          {t('failedTitle')}
        </h2>
        <p className="max-w-prose text-sm text-muted">{t('failedLead')}</p>
        <Letters letters={failed} empty={t('noFailed')} />
        <p className="text-sm">
          <Link className="text-info underline" href="/staff/mail">
            {t('all')}
          </Link>
        </p>
      </section>
    </>
  )
}

async function Letters({ letters, empty }: { letters: readonly LetterFate[]; empty: string }) {
  const [t, states, locale] = await Promise.all([
    getTranslations('settings.mailPanel'),
    getTranslations('staff.mail.states'),
    getLocale(),
  ])
  if (letters.length === 0) return <p className="text-sm text-muted">{empty}</p>
  return (
    <Table framed className="min-w-xl">
      <TableHeader>
        <TableRow>
          <TableHead>{t('to')}</TableHead>
          <TableHead>{t('written')}</TableHead>
          <TableHead>{t('state')}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {letters.map((each) => (
          <TableRow key={each.id} className="align-top">
            <TableCell className="break-all">
              <Link className="text-info underline" href={`/staff/mail/${each.id}`}>
                {each.toAddress}
              </Link>
              <span className="block text-muted">{each.subject}</span>
            </TableCell>
            <TableCell className="whitespace-nowrap">
              {deskInstant(each.createdAt, locale)}
            </TableCell>
            <TableCell className="break-words">
              {states(each.state)}
              {each.lastError ? (
                <span className="block text-fault">
                  {t('error', { attempts: each.attempts, error: each.lastError })}
                </span>
              ) : null}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

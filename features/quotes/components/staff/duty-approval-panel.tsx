import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { FormPerson } from '@/components/form/person'
import { REVIEW_HOLDS_DAYS } from '@/features/tariffs/engine/review'
import { MessagesProvider } from '@/i18n/messages-provider'
import { dayText, deskInstant } from '@/platform/dates'
import { approveDutyAction } from '../../actions/approve-duty'
import type { DutyApprovalState } from '../../queries/duty-approvals'

/** The rows in doubt that a DDP draft leans on, and the tariff desk's yes to them; nothing where there are none. */
export async function DutyApprovalPanel({
  state: { rows, basis, given, own, ownAllowed },
  serial,
  revision,
  userId,
}: {
  state: DutyApprovalState
  serial: number
  revision: number
  userId: string
}) {
  const locale = await getLocale()
  const [t, { staff }] = await Promise.all([getTranslations('staff.dutyApproval'), getMessages()])
  if (rows.length === 0) return null
  return (
    <section
      id="dutyApproval"
      tabIndex={-1}
      aria-labelledby="duty-approval"
      className="grid gap-3 rounded-md border bg-white p-4"
    >
      <div className="grid gap-1">
        <h2 id="duty-approval" className="text-base">
          {t('title')}
        </h2>
        <p className="max-w-prose text-sm text-muted">{t('lead')}</p>
      </div>
      <ul className="grid gap-1 text-sm">
        {rows.map((row) => (
          <li
            key={`${row.id} ${row.heading} ${row.at}`}
            className="flex flex-wrap items-baseline gap-x-3"
          >
            <span>
              {row.title} <span className="font-mono text-xs">{row.heading}</span>
            </span>
            <span className="text-caution">
              {row.at === null
                ? t('unreviewed')
                : t('stale', {
                    day: dayText(row.at, locale),
                    by: row.by ?? '',
                    days: REVIEW_HOLDS_DAYS,
                  })}
            </span>
          </li>
        ))}
      </ul>
      {given ? (
        <p className="rounded-md bg-ok-soft p-3 text-sm text-ok" role="status">
          {t('given', { by: given.by, at: deskInstant(given.at, locale), reason: given.reason })}
        </p>
      ) : own && !ownAllowed ? (
        <p className="rounded-md bg-caution-soft p-3 text-sm text-caution">{t('own')}</p>
      ) : (
        <MessagesProvider messages={{ staff: { form: staff.form } }}>
          <FormPerson id={userId}>
            <DeskForm
              action={approveDutyAction}
              id="approve-duty"
              stacked
              hidden={{ serial: String(serial), revision: String(revision), basis }}
              submit={t('approve')}
              fields={[
                {
                  name: 'reason',
                  label: t('reason'),
                  hint: t('reasonHint'),
                  type: 'long',
                  wide: true,
                },
              ]}
            />
          </FormPerson>
        </MessagesProvider>
      )}
    </section>
  )
}

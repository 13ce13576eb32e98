import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { tabTitle } from '@/app/tab-title'
import { FormPerson } from '@/components/form/person'
import { DeskForm } from '@/components/desk/form'
import { PageHead } from '@/components/desk/page-head'
import { SettingHistory } from '@/components/desk/setting-history'
import { ReadOnlyFor } from '@/features/accounts/components/staff/reserved'
import { requireStaff } from '@/features/accounts/guards'
import { listSendLimits } from '@/features/quotes/queries/send-limits'
import { MIN_REASON } from '@/features/quotes/rules/send-stops'
import { MessagesProvider } from '@/i18n/messages-provider'
import { deskInstant } from '@/platform/dates'
import { setSendLimitsAction } from '@/features/quotes/actions/set-send-limits'

export const generateMetadata = tabTitle('/staff/quotes/limits')

/** The limits of what may be sent: those in force, a form to set new ones, and earlier ones. */
export default async function SendLimitsPage() {
  const locale = await getLocale()
  const actor = await requireStaff('/staff/quotes/limits')
  const [all, { staff }, t, quotes] = await Promise.all([
    listSendLimits(actor),
    getMessages(),
    getTranslations('staff.limits'),
    getTranslations('staff.quotes'),
  ])
  const [now] = all
  return (
    <FormPerson id={actor.userId}>
      <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-6">
        <PageHead
          back={{ href: '/staff/quotes', text: quotes('title') }}
          title={t('title')}
          lead={t('lead')}
        >
          {now ? (
            <p className="text-sm" data-testid="limits-in-force">
              {t('inForce', { by: now.setBy, at: deskInstant(now.setAt, locale) })}
            </p>
          ) : null}
        </PageHead>
        <MessagesProvider messages={{ staff: { form: staff.form } }}>
          <ReadOnlyFor actor={actor} permission="send-limit.set">
            <DeskForm
              action={setSendLimitsAction}
              id="limits"
              stacked
              hidden={{ seen: now?.id ?? '' }}
              submit={t('submit')}
              fields={[
                {
                  name: 'leastPricePercent',
                  label: t('leastPricePercent'),
                  hint: t('leastPriceHint'),
                  number: 'whole',
                  start: String(now?.leastPricePercent ?? ''),
                },
                {
                  name: 'mostValidityDays',
                  label: t('mostValidityDays'),
                  hint: t('validityHint'),
                  number: 'whole',
                  start: String(now?.mostValidityDays ?? ''),
                },
                {
                  name: 'leastDepositPercent',
                  label: t('leastDepositPercent'),
                  number: 'whole',
                  start: String(now?.leastDepositPercent ?? ''),
                },
                {
                  name: 'mostDepositPercent',
                  label: t('mostDepositPercent'),
                  number: 'whole',
                  start: String(now?.mostDepositPercent ?? ''),
                },
                {
                  name: 'reason',
                  label: t('reason'),
                  hint: t('reasonHint', { least: MIN_REASON }),
                  type: 'long',
                  wide: true,
                },
              ]}
            />
          </ReadOnlyFor>
        </MessagesProvider>
        <SettingHistory
          rows={all}
          keyOf={({ id }) => id}
          columns={[
            {
              label: t('price'),
              isFigure: true,
              cell: ({ leastPricePercent }) => t('percent', { percent: leastPricePercent }),
            },
            {
              label: t('deposit'),
              isFigure: true,
              cell: ({ leastDepositPercent, mostDepositPercent }) =>
                t('span', { least: leastDepositPercent, most: mostDepositPercent }),
            },
            {
              label: t('validity'),
              isFigure: true,
              cell: ({ mostValidityDays }) => t('days', { days: mostValidityDays }),
            },
          ]}
        />
      </main>
    </FormPerson>
  )
}

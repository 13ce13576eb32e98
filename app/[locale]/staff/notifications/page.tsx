import { getMessages, getTranslations } from 'next-intl/server'
import { tabTitle } from '@/app/tab-title'
import { DeskForm } from '@/components/desk/form'
import { DeedForm } from '@/components/form/deed-form'
import { FormPerson } from '@/components/form/person'
import { requireStaff } from '@/features/accounts/guards'
import {
  chooseChannelsAction,
  markAllReadAction,
} from '@/features/notifications/actions/notifications'
import { NotificationList } from '@/features/notifications/components/staff/notification-list'
import { channelChoices, listNotifications } from '@/features/notifications/queries/notifications'
import { channelsOf } from '@/features/notifications/rules/kinds'
import { MessagesProvider } from '@/i18n/messages-provider'

export const generateMetadata = tabTitle('/staff/notifications')

/** A staff member's notifications, and their choice of how to receive each kind. */
export default async function NotificationsPage() {
  const actor = await requireStaff('/staff/notifications')
  const [t, rows, choices, { staff }] = await Promise.all([
    getTranslations('notifications'),
    listNotifications(actor),
    channelChoices(actor),
    getMessages(),
  ])
  return (
    <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-6 py-6">
      <header className="flex flex-wrap items-center justify-between gap-4">
        <h1 className="text-xl">{t('title')}</h1>
        {rows.some(({ read }) => !read) ? (
          <DeedForm action={markAllReadAction} variant="outline" size="sm">
            {t('readAll')}
          </DeedForm>
        ) : null}
      </header>
      <NotificationList rows={rows} />
      <section aria-labelledby="channels" className="grid gap-3">
        <h2 id="channels" className="text-base">
          {t('channels.title')}
        </h2>
        <p className="max-w-prose text-sm text-muted">{t('channels.lead')}</p>
        <MessagesProvider messages={{ staff: { form: staff.form } }}>
          <FormPerson id={actor.userId}>
            <DeskForm
              id="channels"
              action={chooseChannelsAction}
              stacked
              submit={t('channels.keep')}
              fields={choices.map(({ kind, channel }) => ({
                name: kind,
                label: t(`kinds.${kind}`),
                type: 'select' as const,
                start: channel,
                options: channelsOf(kind).map((each) => [each, t(`channels.${each}`)] as const),
              }))}
            />
          </FormPerson>
        </MessagesProvider>
      </section>
    </main>
  )
}

import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { tabTitle } from '@/app/tab-title'
import { DeskForm } from '@/components/desk/form'
import { FormPerson } from '@/components/form/person'
import { PageSkeleton } from '@/components/site/page-skeleton'
import { requireSignedIn } from '@/features/accounts/guards'
import { setOwnSettingsAction } from '@/features/companies/actions/own-company'
import { ownSettings } from '@/features/companies/queries/own-settings'
import { offeredCurrencies } from '@/features/company/queries/selling-rates'
import { MAIL_CHANNELS } from '@/features/threads/rules/mail-channels'
import { MessagesProvider } from '@/i18n/messages-provider'
import { routing } from '@/i18n/routing'
import { AccountFrame } from '../account-frame'

export const generateMetadata = tabTitle('/account/settings')

/** A buyer's own language and currency. */
export default function OwnSettingsPage() {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Content />
    </Suspense>
  )
}

async function Content() {
  const actor = await requireSignedIn('/account/settings')
  if (actor.kind !== 'member') notFound()
  const [t, locale, { staff }, settings, currencies] = await Promise.all([
    getTranslations('ownCompany.settings'),
    getLocale(),
    getMessages(),
    ownSettings(actor),
    offeredCurrencies(),
  ])
  const languages = new Intl.DisplayNames([locale], { type: 'language' })
  const none = ['', t('none')] as const
  return (
    <AccountFrame room="settings" name={actor.name}>
      <FormPerson id={actor.userId}>
        <MessagesProvider messages={{ staff: { form: staff.form } }}>
          <p className="max-w-prose text-sm text-muted">{t('lead')}</p>
          <DeskForm
            key={JSON.stringify(settings)}
            action={setOwnSettingsAction}
            id="own-settings"
            stacked
            submit={t('save')}
            fields={[
              {
                name: 'locale',
                label: t('language'),
                type: 'select',
                start: settings.locale ?? '',
                options: [
                  none,
                  ...routing.locales.map((each) => [each, languages.of(each) ?? each] as const),
                ],
              },
              {
                name: 'currency',
                label: t('currency'),
                type: 'select',
                start: settings.currency ?? '',
                options: [none, ...currencies.map((each) => [each, each] as const)],
              },
              {
                name: 'channel',
                label: t('channel'),
                type: 'select',
                start: settings.channel,
                options: MAIL_CHANNELS.map((each) => [each, t(`channels.${each}`)] as const),
              },
              {
                name: 'reminders',
                label: t('reminders'),
                type: 'select',
                start: settings.reminders ? 'yes' : 'no',
                options: (['yes', 'no'] as const).map(
                  (each) => [each, t(`reminded.${each}`)] as const,
                ),
              },
            ]}
          />
        </MessagesProvider>
      </FormPerson>
    </AccountFrame>
  )
}

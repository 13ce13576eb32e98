import { getMessages, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { MessagesProvider } from '@/i18n/messages-provider'
import { takeEcbRatesAction } from '../../actions/money'

/** Sets all rates at once from the file of the European Central Bank. */
export async function EcbRates() {
  const [t, common, { staff }] = await Promise.all([
    getTranslations('settings.ecb'),
    getTranslations('settings'),
    getMessages(),
  ])
  return (
    <section aria-labelledby="ecb" className="grid gap-3">
      <h2 id="ecb" className="text-lg">
        {t('title')}
      </h2>
      <p className="max-w-prose text-sm text-muted">{t('lead')}</p>
      <MessagesProvider messages={{ staff: { form: staff.form } }}>
        <DeskForm
          action={takeEcbRatesAction}
          id="ecb"
          stacked
          submit={t('take')}
          fields={[
            {
              name: 'xml',
              label: t('xml'),
              hint: t('xmlHint'),
              type: 'long',
              mono: true,
              wide: true,
            },
            { name: 'sure', label: common('sure'), type: 'check', wide: true },
          ]}
        />
      </MessagesProvider>
    </section>
  )
}

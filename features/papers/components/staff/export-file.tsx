import { getLocale, getTranslations } from 'next-intl/server'
import { AddressForm } from '@/components/desk/address-form'
import { monthText } from '@/platform/dates'
import type { ExportMonth } from '../../queries/exports'

/** The file for the refund of export tax, by month, and how complete the shown month is. */
export async function ExportFile({ standing }: { standing: ExportMonth }) {
  const [t, locale] = await Promise.all([getTranslations('exports.file'), getLocale()])
  const { month, ...counts } = standing
  return (
    <section aria-labelledby="export-refund" className="grid gap-2" data-print="hide">
      <h2 id="export-refund" className="text-base">
        {t('title')}
      </h2>
      <p className="max-w-prose text-sm text-muted">{t('lead')}</p>
      <p className="text-sm" data-testid="export-month">
        {t('standing', { month: monthText(month, locale), ...counts })}
      </p>
      <AddressForm
        action="/api/staff/export-refund"
        fields={[
          { name: 'month', label: t('month'), type: 'month', start: month, required: true },
          {
            name: 'format',
            label: t('format'),
            options: (['csv', 'xlsx'] as const).map((each) => [each, t(`formats.${each}`)]),
          },
        ]}
        submit={t('submit')}
      />
    </section>
  )
}

import { getTranslations } from 'next-intl/server'
import { AddressForm } from '@/components/desk/address-form'
import { JOURNAL_FORMATS } from '@/features/ledger/rules/journal-formats'

/** Asks for the postings of a period as a file for the accountant. */
export async function ExportForm({ day }: { day: string }) {
  const t = await getTranslations('finance.export')
  return (
    <AddressForm
      action="/api/staff/ledger"
      fields={[
        {
          name: 'from',
          label: t('from'),
          type: 'date',
          start: `${day.slice(0, 7)}-01`,
          required: true,
        },
        { name: 'to', label: t('to'), type: 'date', start: day, required: true },
        {
          name: 'format',
          label: t('format'),
          options: JOURNAL_FORMATS.map((each) => [each, t(`formats.${each}`)]),
        },
      ]}
      submit={t('submit')}
    />
  )
}

import { getLocale, getTranslations } from 'next-intl/server'
import { RowsTable } from '@/components/desk/rows-table'
import { OrderLink } from '@/features/payments/components/staff/order-link'
import { dayText, deskMoment } from '@/platform/dates'
import { formatMoney } from '@/platform/money'
import type { Slip } from '../../queries/slips'

/** Transfers that buyers report as sent and the books don't have yet; renders nothing where there are none. */
export async function WaitingSlips({ slips }: { slips: readonly Slip[] }) {
  const [t, locale] = await Promise.all([getTranslations('transfers.slips'), getLocale()])
  if (slips.length === 0) return null
  return (
    <section aria-labelledby="slips" className="grid gap-3">
      <h2 id="slips" className="text-base">
        {t('title')}
      </h2>
      <RowsTable
        className="min-w-xl text-sm"
        testId="slips"
        rows={slips}
        keyOf={({ id }) => id}
        columns={[
          {
            head: t('sentOn'),
            className: 'whitespace-nowrap',
            cell: ({ sentOn }) => dayText(sentOn, locale),
          },
          {
            head: t('order'),
            cell: ({ orderSerial, companyName }) => (
              <>
                <OrderLink serial={orderSerial} />
                <span className="block text-xs text-muted">{companyName}</span>
              </>
            ),
          },
          {
            head: t('amount'),
            num: true,
            cell: ({ amountMinor, currency }) => formatMoney(amountMinor, currency, locale),
          },
          {
            head: t('slip'),
            className: 'break-all',
            cell: ({ fileId, fileName }) => (
              <a
                className="inline-flex min-h-6 items-center text-info underline"
                href={`/api/files/${fileId}`}
              >
                {fileName}
              </a>
            ),
          },
          {
            head: t('said'),
            className: 'text-xs',
            cell: ({ saidBy, saidAt }) => `${saidBy}, ${deskMoment(saidAt, locale)}`,
          },
        ]}
      />
    </section>
  )
}

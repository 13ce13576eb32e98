import { getLocale, getTranslations } from 'next-intl/server'
import { localeOf } from '@/i18n/routing'
import { deskDay } from '@/platform/dates'
import { formatDecimal, formatMoney } from '@/platform/money'
import type { CancellationView } from '../queries/cancellation'

/**
 * What would become of the money paid if the order is cancelled, by the signed terms; for a cancelled one, what
 * became of it.
 */
export async function CancelTermsNote({ view }: { view: CancellationView }) {
  const t = await getTranslations('orderChanges.cancel')
  const locale = localeOf(await getLocale())
  if (view.done) return <Cancelled view={view} />
  return (
    <p className="max-w-prose text-xs text-muted">
      {view.terms
        ? t('terms.shares', {
            materials: formatDecimal(view.terms.materialsPercent, locale),
            production: formatDecimal(view.terms.productionPercent, locale),
          })
        : t('terms.usual')}
    </p>
  )
}

/** A cancelled order: by whom, when, why, and the money. */
export async function Cancelled({ view }: { view: CancellationView }) {
  const t = await getTranslations('orderChanges.cancel')
  const locale = localeOf(await getLocale())
  const { done, currency } = view
  if (!done) return null
  const sums = [
    ['paid', done.paidMinor],
    ['kept', done.keptMinor],
    ['dueBack', done.dueBackMinor],
  ] as const
  return (
    <div className="grid gap-3 rounded-md border bg-white p-4 text-sm" data-testid="cancelled">
      <p className="font-medium">
        {t('done', { day: deskDay(done.at, locale), side: done.cancelledBy })}
      </p>
      <p className="max-w-prose break-words whitespace-pre-line">{done.reason}</p>
      <dl className="grid grid-cols-[repeat(auto-fit,minmax(7.5rem,1fr))] gap-3">
        {sums.map(([name, amountMinor]) => (
          <div key={name}>
            <dt className="text-xs text-muted">{t(name)}</dt>
            <dd className="font-medium tabular-nums">
              {formatMoney(amountMinor, currency, locale)}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

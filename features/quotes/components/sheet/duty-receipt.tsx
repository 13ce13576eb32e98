import type { getTranslations } from 'next-intl/server'
import { formatAmount, formatMoney } from '@/platform/money'
import type { Duty, DutyLayer, LineDuty } from '../../schema'

export type DutyTranslator = Awaited<ReturnType<typeof getTranslations<'quotes.duty'>>>

/**
 * The receipt of one line's duty: code, origin, each layer with rate, basis,
 * amount and legal source. Opens in place; open in print.
 */
export function DutyReceipt({
  t,
  duty,
  bornBy,
  currency,
  asOf,
}: {
  t: DutyTranslator
  duty: LineDuty
  bornBy: Duty['bornBy']
  currency: string
  asOf: string
}) {
  const summary =
    duty.status === 'rated'
      ? t(bornBy === 'seller' ? 'summarySeller' : 'summaryBuyer', {
          amount: formatMoney(duty.dutyMinor, currency),
          rate: duty.totalRatePercent ?? '–',
        })
      : t('toBeConfirmed')
  return (
    <details className="group mt-2 text-xs">
      <summary className="inline-flex min-h-6 items-center gap-1 text-info underline underline-offset-4">
        {summary}
      </summary>
      <div className="mt-2 overflow-x-auto rounded-md border bg-white p-3">
        <p className="mb-2">
          {t('code')} <span className="font-mono">{duty.hsCode || '–'}</span> · {t('origin')}{' '}
          {duty.origin} · {t('asOf', { date: asOf })}
        </p>
        {duty.message ? <p className="mb-2">{duty.message}</p> : null}
        {duty.layers.length > 0 ? (
          <LayerTable
            t={t}
            layers={duty.layers}
            currency={currency}
            total={duty.dutyMinor}
            totalLabel={t('lineDuty')}
          />
        ) : null}
      </div>
    </details>
  )
}

/** Layers of duty or fees, one a row; suppressed and named ones keep their reason and count nothing. */
function LayerTable({
  t,
  layers,
  currency,
  total,
  totalLabel,
}: {
  t: DutyTranslator
  layers: readonly DutyLayer[]
  currency: string
  total: number
  totalLabel: string
}) {
  return (
    <table className="ledger min-w-lg text-xs">
      <thead>
        <tr>
          <th scope="col">{t('layer')}</th>
          <th scope="col">{t('legalBasis')}</th>
          <th scope="col" className="num">
            {t('rate')}
          </th>
          <th scope="col" className="num">
            {t('basis', { currency })}
          </th>
          <th scope="col" className="num">
            {t('amount', { currency })}
          </th>
        </tr>
      </thead>
      <tbody>
        {layers.map((layer) => (
          <tr
            key={`${layer.heading}-${layer.programme}-${layer.status}`}
            className={layer.status === 'applied' ? undefined : 'text-muted'}
          >
            <td>
              {layer.title}
              {layer.reason ? <span className="block">{layer.reason}</span> : null}
            </td>
            <td>
              <span className="font-mono">{layer.heading}</span>
              <span className="block">{layer.legalBasis}</span>
            </td>
            <td className="num">{layer.ratePercent === null ? '–' : `${layer.ratePercent}%`}</td>
            <td className="num">{formatAmount(layer.basisMinor)}</td>
            <td className="num">
              {layer.status === 'applied' ? formatAmount(layer.amountMinor) : t(layer.status)}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={4}>
            {totalLabel}
          </th>
          <td className="num font-semibold">{formatAmount(total)}</td>
        </tr>
      </tfoot>
    </table>
  )
}

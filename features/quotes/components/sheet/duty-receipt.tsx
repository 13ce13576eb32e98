import type { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import type { Format } from '@/platform/format'
import type { Receipt } from '../../rules/receipts'
import type { Duty, LineDuty } from '../../schema'

export type DutyTranslator = ReturnType<typeof useTranslations<'quotes.duty'>>

/** The duty of one line, in a word; its receipt opens in place. */
export function DutyReceipt({
  t,
  format,
  duty,
  bornBy,
  currency,
  at,
  children,
}: {
  t: DutyTranslator
  format: Format
  duty: LineDuty
  bornBy: Duty['bornBy']
  currency: string
  /** index among the receipts */
  at: number
  /** the receipt; omitted where it is drawn on opening */
  children?: ReactNode
}) {
  const summary =
    duty.status === 'rated'
      ? t(bornBy === 'seller' ? 'summarySeller' : 'summaryBuyer', {
          amount: format.money(duty.dutyMinor, currency),
          rate: format.decimal(duty.totalRatePercent ?? '–'),
        })
      : t('toBeConfirmed')
  return (
    // The browser's own element: it is printed, and opens without scripts.
    <details className="receipt" data-receipt={children ? undefined : at}>
      <summary>{summary}</summary>
      {children}
    </details>
  )
}

/** The receipt of one line's duty: code, origin, each layer with rate, basis, amount and legal source. */
export function ReceiptBody({
  t,
  format,
  receipt,
  currency,
  asOf,
}: {
  t: DutyTranslator
  format: Format
  receipt: Receipt
  currency: string
  /** day of the rates in words, with its place */
  asOf: string
}) {
  return (
    <div className="mt-2 rounded-md border bg-white p-3 md:overflow-x-auto">
      <p className="mb-2">
        {t('code')} <span className="font-mono">{receipt.hsCode || '–'}</span> · {t('origin')}{' '}
        {receipt.origin} · {t('asOf', { date: asOf })}
      </p>
      {receipt.message ? <p className="mb-2">{receipt.message}</p> : null}
      {receipt.layers.length > 0 ? (
        <LayerTable
          t={t}
          format={format}
          layers={receipt.layers}
          currency={currency}
          total={receipt.dutyMinor}
          totalLabel={t('lineDuty')}
        />
      ) : null}
    </div>
  )
}

/**
 * Layers of duty or fees, one per row; suppressed and merely named ones show their reason and count
 * nothing. On a phone each layer is a block, so that its rate and amount are in sight.
 */
function LayerTable({
  t,
  format,
  layers,
  currency,
  total,
  totalLabel,
}: {
  t: DutyTranslator
  format: Format
  layers: Receipt['layers']
  currency: string
  total: number
  totalLabel: string
}) {
  const heads = {
    rate: t('rate'),
    basis: t('basis', { currency }),
    amount: t('amount', { currency }),
  }
  return (
    <table className="ledger text-xs max-md:block md:min-w-lg">
      <thead className="max-md:hidden">
        <tr>
          <th scope="col">{t('layer')}</th>
          <th scope="col">{t('legalBasis')}</th>
          {Object.values(heads).map((head) => (
            <th key={head} scope="col" className="num">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-md:block">
        {layers.map((layer) => (
          <tr
            key={`${layer.heading}-${layer.programme}-${layer.status}`}
            data-duty="layer"
            className={cn(
              BLOCK,
              'max-md:border-b max-md:py-2',
              layer.status !== 'applied' && 'text-muted',
            )}
          >
            <td className="max-md:col-span-full max-md:font-medium">
              {layer.title}
              {layer.reason ? <span className="block font-normal">{layer.reason}</span> : null}
              {layer.reading ? (
                <span
                  className={cn(
                    'block font-normal',
                    layer.reading.stale ? 'text-caution' : 'text-muted',
                  )}
                >
                  {layer.reading.words}
                </span>
              ) : null}
            </td>
            <td className="max-md:col-span-full max-md:text-muted">
              <span className="font-mono">{layer.heading}</span>{' '}
              <span className="md:block">{layer.legalBasis}</span>
            </td>
            <LayerFigure first label={heads.rate}>
              {layer.ratePercent === null ? '–' : `${format.decimal(layer.ratePercent)}%`}
            </LayerFigure>
            <LayerFigure label={heads.basis}>
              {format.amount(layer.basisMinor, currency)}
            </LayerFigure>
            <LayerFigure label={heads.amount}>
              {layer.status === 'applied'
                ? format.amount(layer.amountMinor, currency)
                : t(layer.status)}
            </LayerFigure>
          </tr>
        ))}
      </tbody>
      <tfoot className="max-md:block">
        <tr className={cn(BLOCK, 'max-md:pt-2')}>
          <th
            scope="row"
            colSpan={4}
            className="max-md:col-span-2 max-md:font-semibold max-md:text-ink"
          >
            {totalLabel}
          </th>
          <td className="num font-semibold">{format.amount(total, currency)}</td>
        </tr>
      </tfoot>
    </table>
  )
}

/** On a phone: the title and its legal basis over the whole width, the three figures side by side below. */
const BLOCK =
  'max-md:grid max-md:grid-cols-[1fr_auto_minmax(33%,auto)] max-md:gap-x-3 max-md:gap-y-1 max-md:[&>*]:border-0! max-md:[&>*]:p-0!'

function LayerFigure({
  label,
  first = false,
  children,
}: {
  label: string
  first?: boolean
  children: React.ReactNode
}) {
  return (
    <td className={cn('num', first && 'max-md:text-start')}>
      <span className="block text-muted md:hidden">{label}</span>
      {children}
    </td>
  )
}

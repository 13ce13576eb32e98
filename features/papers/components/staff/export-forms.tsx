import { getLocale, getTranslations } from 'next-intl/server'
import type { DeskField } from '@/components/desk/entry'
import { DeskForm } from '@/components/desk/form'
import { factoryDay } from '@/platform/day'
import { formatMoney, plainAmount } from '@/platform/money'
import { recordExportAction } from '../../actions/record-export'
import type { OrderExport } from '../../queries/exports'
import { exportEntries } from '../../rules/export-refund'
import { LackList } from './lack-list'

/** The export declaration of each shipment that left, and what is still missing for its refund. */
export async function ExportForms({
  shipments,
  now,
}: {
  shipments: readonly OrderExport[]
  now: Date
}) {
  const [t, locale] = await Promise.all([getTranslations('exports'), getLocale()])
  if (shipments.length === 0) return null
  return (
    <section aria-labelledby="exports" className="grid grid-cols-1 gap-3" data-testid="exports">
      <h2 id="exports" className="text-base">
        {t('title')}
      </h2>
      <p className="max-w-prose text-sm text-muted">{t('lead')}</p>
      {shipments.map((shipment) => {
        const { number, currency, invoice, lines, positions, lacks, declaration } = shipment
        const entries = exportEntries(shipment)
        const fields: DeskField[] = [
          {
            name: 'number',
            label: t('number'),
            hint: t('numberHint'),
            start: entries.number ?? '',
          },
          {
            name: 'declaredOn',
            label: t('declaredOn'),
            type: 'date',
            start: entries.declaredOn ?? factoryDay(now),
          },
          {
            name: 'fob',
            label: t('fob', { currency }),
            ...(invoice
              ? { hint: t('fobHint', { amount: formatMoney(invoice.fobMinor, currency, locale) }) }
              : {}),
            number: { currency },
            start: entries.fob ?? (invoice ? plainAmount(invoice.fobMinor, currency) : ''),
          },
          {
            name: 'cnyRate',
            label: t('cnyRate', { currency }),
            number: { decimals: 6 },
            start: entries.cnyRate ?? '',
          },
          {
            name: 'cnyRateOn',
            label: t('cnyRateOn'),
            type: 'date',
            start: entries.cnyRateOn ?? '',
          },
          { name: 'cnyRateSource', label: t('cnyRateSource'), start: entries.cnyRateSource ?? '' },
          ...lines.flatMap(({ title, pieces, hsCode }, i): DeskField[] => {
            const at = positions[i] ?? 0
            const of = t('line', { title, pieces })
            const field = (
              name: 'hsCode' | 'invoice' | 'net' | 'tax',
              rest: Partial<DeskField> = {},
            ): DeskField => ({
              name: `${name}_${at}`,
              label: t(name),
              of,
              start: entries[`${name}_${at}`] ?? '',
              ...rest,
            })
            return [
              field('hsCode', {
                hint: hsCode ? t('hsCodeHint', { title, code: hsCode }) : of,
              }),
              field('invoice', { hint: of }),
              field('net', { number: { currency: 'CNY' } }),
              field('tax', { number: { currency: 'CNY' } }),
            ]
          }),
        ]
        return (
          <details key={number} className="rounded-md border bg-white p-4" data-testid="export">
            <summary className="min-h-11 cursor-pointer py-2">
              <span className="font-medium">
                {declaration
                  ? t('declared', { shipment: number, number: declaration.number })
                  : t('open', { shipment: number })}
              </span>
            </summary>
            <div className="grid gap-3">
              <LackList title={t('lacksTitle')} lacks={lacks.map((lack) => t(`lacks.${lack}`))} />
              <DeskForm
                action={recordExportAction}
                id={`export-${number}`}
                hidden={{ shipmentId: shipment.shipmentId }}
                version={shipment.version}
                stacked
                framed={false}
                columns={3}
                fields={fields}
                submit={t('submit')}
              />
            </div>
          </details>
        )
      })}
    </section>
  )
}

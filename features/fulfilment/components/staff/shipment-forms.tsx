import { randomUUID } from 'node:crypto'
import { getLocale, getTranslations } from 'next-intl/server'
import type { DeskField } from '@/components/desk/entry'
import { DeskForm } from '@/components/desk/form'
import { localeOf } from '@/i18n/routing'
import { deskDay } from '@/platform/dates'
import { factoryDay } from '@/platform/day'
import {
  confirmArrivalAction,
  releaseDocumentsAction,
  sendShipmentAction,
} from '../../actions/goods'
import type { GoodsLine, GoodsView, ShipmentView } from '../../queries/goods'

/** Ships what is ready: how many pieces of each line go, and how they are packed. */
export async function SendForm({ goods, now }: { goods: GoodsView; now: Date }) {
  const t = await getTranslations('fulfilment.desk')
  const ready = goods.lines.filter(({ ready: passed, shipped }) => passed > shipped)
  if (goods.state !== 'CONFIRMED' || goods.isHeld || ready.length === 0) return null
  const pieces = ready.reduce((sum, line) => sum + line.ready - line.shipped, 0)
  const fields: DeskField[] = [
    { name: 'carrier', label: t('carrier') },
    { name: 'tracking', label: t('tracking') },
    { name: 'pallets', label: t('pallets'), number: 'whole', start: '0' },
    { name: 'shippedOn', label: t('shippedOn'), type: 'date', start: factoryDay(now) },
    { name: 'dueOn', label: t('dueOn'), type: 'date' },
  ]
  return (
    <section aria-labelledby="send" className="grid grid-cols-1 gap-3" data-testid="send-goods">
      <h2 id="send" className="text-base">
        {t('send')}
      </h2>
      <p className="text-sm text-muted">{t('sendLead', { pieces })}</p>
      <DeskForm
        action={sendShipmentAction}
        id="send-goods"
        hidden={{ serial: String(goods.serial) }}
        once={{ key: randomUUID() }}
        stacked
        columns={3}
        fields={[...fields, ...ready.flatMap((line) => fieldsOf(line, t))]}
        submit={t('sendNow')}
      />
    </section>
  )
}

function fieldsOf(
  { position, title, ready, shipped, packing, unitGrams }: GoodsLine,
  t: Awaited<ReturnType<typeof getTranslations<'fulfilment.desk'>>>,
): DeskField[] {
  const most = ready - shipped
  const size = (mm: number | undefined) => (mm === undefined ? '' : String(mm / 10))
  const of = (name: string, label: string, rest: Partial<DeskField>): DeskField => ({
    name: `${name}_${position}`,
    label,
    of: title,
    ...rest,
  })
  return [
    of('pieces', t('pieces', { title }), {
      number: 'whole',
      start: String(most),
      hint: t('readyHint', { most }),
      wide: true,
    }),
    of('perCarton', t('perCarton'), { number: 'whole', start: String(packing?.perCarton ?? '') }),
    of('unitGrams', t('unitGrams'), { number: { decimals: 3 }, start: unitGrams ?? '' }),
    of('grossKg', t('grossKg'), {
      number: { decimals: 3 },
      start: packing ? String(packing.grossGrams / 1_000) : '',
    }),
    of('lengthCm', t('lengthCm'), { number: { decimals: 1 }, start: size(packing?.lengthMm) }),
    of('widthCm', t('widthCm'), { number: { decimals: 1 }, start: size(packing?.widthMm) }),
    of('heightCm', t('heightCm'), { number: { decimals: 1 }, start: size(packing?.heightMm) }),
  ]
}

/** What can be done with a shipment that has left. */
export async function ShipmentDeeds({
  shipment,
  fulfils,
  handsOver,
  now,
}: {
  shipment: ShipmentView
  /** whether the reader may record its arrival */
  fulfils: boolean
  /** whether the reader may hand over its documents */
  handsOver: boolean
  now: Date
}) {
  const [t, locale] = [await getTranslations('fulfilment.desk'), localeOf(await getLocale())]
  const hidden = { shipmentId: shipment.id }
  return (
    <div className="flex flex-wrap items-end gap-3">
      {fulfils && !shipment.arrivedOn ? (
        <DeskForm
          action={confirmArrivalAction}
          id={`arrive-${shipment.number}`}
          hidden={hidden}
          fields={[
            { name: 'arrivedOn', label: t('arrivedOn'), type: 'date', start: factoryDay(now) },
          ]}
          submit={t('arrive')}
        />
      ) : null}
      {shipment.releasedAt ? (
        <p className="text-sm text-muted">
          {t('released', { day: deskDay(shipment.releasedAt, locale) })}
        </p>
      ) : handsOver ? (
        <DeskForm
          action={releaseDocumentsAction}
          id={`release-${shipment.number}`}
          hidden={hidden}
          fields={[]}
          submit={t('release')}
        />
      ) : null}
    </div>
  )
}

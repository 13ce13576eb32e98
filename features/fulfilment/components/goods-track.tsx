import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { cn } from '@/components/ui/cn'
import { FilePhotos } from '@/features/requests/components/file-photos'
import { localeOf } from '@/i18n/routing'
import { dayText, deskDay } from '@/platform/dates'
import { formatDecimal, formatWhole } from '@/platform/money'
import type { GoodsLine, GoodsView, InspectionView, ShipmentView } from '../queries/goods'
import { LINE_STAGES } from '../rules/goods-life'

/** Where the goods of an order are, line by line: stage, day, pieces, inspections and shipments. */
export async function GoodsTrack({
  goods,
  deedsOf,
  shipmentDeedsOf,
}: {
  goods: GoodsView
  /** actions on a line, shown on the desk */
  deedsOf?: (line: GoodsLine) => ReactNode
  /** actions on a shipment, shown on the desk */
  shipmentDeedsOf?: (shipment: ShipmentView) => ReactNode
}) {
  const t = await getTranslations('fulfilment')
  return (
    <section aria-labelledby="goods" className="grid grid-cols-1 gap-4" data-testid="goods">
      <h2 id="goods" className="text-base">
        {t('where')}
      </h2>
      {goods.state === 'CONFIRMED' && goods.lines.length > 0 ? null : (
        <p className="max-w-prose text-sm">
          {t(
            goods.lines.length === 0
              ? 'noGoods'
              : goods.state === 'CANCELLED'
                ? 'cancelled'
                : 'waiting',
          )}
        </p>
      )}
      <ol className="grid grid-cols-1 gap-4">
        {goods.lines.map((line) => (
          <li key={line.id} className="grid grid-cols-1 gap-3 rounded-md border bg-white p-4">
            <LineTrack line={line} begun={goods.state === 'CONFIRMED'} />
            {deedsOf?.(line)}
          </li>
        ))}
      </ol>
      <Shipments goods={goods} deedsOf={shipmentDeedsOf} />
    </section>
  )
}

async function LineTrack({ line, begun }: { line: GoodsLine; begun: boolean }) {
  const [t, locale] = [await getTranslations('fulfilment'), localeOf(await getLocale())]
  const step = LINE_STAGES.indexOf(line.at)
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 className="min-w-0 font-medium break-words">{line.title}</h3>
        {line.sku ? <p className="font-mono text-xs break-all text-muted">{line.sku}</p> : null}
      </div>
      {begun ? (
        <>
          <div className="grid gap-1">
            <p className="text-sm">
              <strong data-testid="line-stage">{t(`stages.${line.at}`)}</strong>{' '}
              <span className="text-muted">
                {t('step', { step: step + 1, steps: LINE_STAGES.length })}
              </span>
            </p>
            <div aria-hidden className="flex gap-0.5">
              {LINE_STAGES.map((stage, i) => (
                <span
                  key={stage}
                  className={cn('h-1.5 flex-1', i <= step ? 'bg-info' : 'bg-ground')}
                />
              ))}
            </div>
          </div>
          <Day line={line} />
        </>
      ) : null}
      <dl className="grid grid-cols-[repeat(auto-fit,minmax(5rem,1fr))] gap-2 text-sm">
        {(['quantity', 'made', 'ready', 'shipped', 'arrived'] as const).map((count) => (
          <div key={count}>
            <dt className="text-xs text-muted">{t(`counts.${count}`)}</dt>
            <dd className="font-medium tabular-nums">{formatWhole(line[count], locale)}</dd>
          </div>
        ))}
      </dl>
      {line.inspections.length > 0 ? (
        <div className="grid grid-cols-1 gap-2">
          <h4 className="text-sm font-semibold">{t('inspections')}</h4>
          <ul className="grid grid-cols-1 gap-3">
            {line.inspections.map((inspection) => (
              <Inspected key={inspection.id} inspection={inspection} />
            ))}
          </ul>
        </div>
      ) : null}
    </>
  )
}

/** The day on which a line will be ready, and how it moved from the promised one. */
async function Day({ line: { promised, expected, lateDays, moves, at } }: { line: GoodsLine }) {
  const [t, locale] = [await getTranslations('fulfilment'), localeOf(await getLocale())]
  if (!promised || !expected || at === 'ARRIVED' || at === 'SHIPPED') return null
  return (
    <div className="grid gap-1 text-sm">
      <p>
        <strong>{t('ready', { day: dayText(expected, locale) })}</strong>{' '}
        <span className={lateDays > 0 ? 'text-caution' : 'text-muted'}>
          {lateDays > 0
            ? t('late', { day: dayText(promised, locale), days: lateDays })
            : expected === promised
              ? t('asPromised')
              : t('early', { day: dayText(promised, locale) })}
        </span>
      </p>
      {moves.length > 0 ? (
        <ul className="grid gap-1 text-xs text-muted">
          {moves.map(({ from, to, cause, note, at: movedAt }) => (
            <li key={movedAt.toISOString()}>
              {t('moved', { from: dayText(from, locale), to: dayText(to, locale) })}
              {': '}
              {t(`causes.${cause as 'materials'}`)}
              {note ? `. ${note}` : null}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

async function Inspected({ inspection }: { inspection: InspectionView }) {
  const [t, locale] = [await getTranslations('fulfilment'), localeOf(await getLocale())]
  const {
    verdict,
    severity,
    lot,
    sample,
    critical,
    major,
    minor,
    acceptMajor,
    acceptMinor,
    photos,
  } = inspection
  return (
    <li className="grid grid-cols-1 gap-1 border-t pt-2 text-sm">
      <p className="flex flex-wrap items-center gap-2">
        <Badge variant={verdict === 'ACCEPTED' ? 'ok' : 'caution'}>
          {t(`inspection.${verdict}`)}
        </Badge>
        <span>{t('inspection.lot', { lot, sample, severity })}</span>
      </p>
      <p className="text-xs text-muted">
        {t('inspection.found', { critical, major, minor, acceptMajor, acceptMinor })}
      </p>
      {inspection.findings ? (
        <p className="max-w-prose break-words whitespace-pre-line">{inspection.findings}</p>
      ) : null}
      <p className="text-xs text-muted">
        {t('inspection.by', {
          inspector: inspection.inspector,
          day: deskDay(inspection.at, locale),
        })}
        {inspection.isAgain ? `, ${t('inspection.again')}` : null}
      </p>
      <FilePhotos
        photos={photos}
        alt={(number) => t('inspection.photo', { number, inspection: inspection.number })}
        nameOf={(name) => t('inspection.file', { name })}
      />
    </li>
  )
}

async function Shipments({
  goods: { shipments },
  deedsOf,
}: {
  goods: GoodsView
  deedsOf: ((shipment: ShipmentView) => ReactNode) | undefined
}) {
  const [t, locale] = [await getTranslations('fulfilment'), localeOf(await getLocale())]
  if (shipments.length === 0) return null
  return (
    <div className="grid grid-cols-1 gap-3">
      <h3 className="text-base">{t('shipments')}</h3>
      <ul className="grid grid-cols-1 gap-3">
        {shipments.map((shipment) => (
          <li
            key={shipment.id}
            className="grid grid-cols-1 gap-1 rounded-md border bg-white p-4 text-sm"
            data-testid="shipment"
          >
            <p className="flex flex-wrap items-center gap-2">
              <strong>{t('shipment.title', { number: shipment.number })}</strong>
              {shipment.arrivedOn ? (
                <Badge variant="ok">
                  {t('shipment.arrived', { day: dayText(shipment.arrivedOn, locale) })}
                </Badge>
              ) : null}
            </p>
            <p>
              {t('shipment.left', {
                day: dayText(shipment.shippedOn, locale),
                carrier: shipment.carrier,
              })}
              {shipment.dueOn && !shipment.arrivedOn
                ? `, ${t('shipment.due', { day: dayText(shipment.dueOn, locale) })}`
                : null}
            </p>
            <ul>
              {shipment.contents.map(({ title, pieces }) => (
                <li key={title} className="break-words">
                  {`${formatWhole(pieces, locale)} × ${title}`}
                </li>
              ))}
            </ul>
            <p className="text-muted">
              {t('shipment.sums', {
                cartons: shipment.sums.cartons,
                pallets: shipment.pallets,
                gross: formatDecimal(kilograms(shipment.sums.grossGrams), locale),
                volume: formatDecimal(cubicMetres(shipment.sums.volumeCm3), locale),
              })}
            </p>
            {shipment.tracking ? (
              <p>
                <span className="text-muted">{t('shipment.tracking')}</span>{' '}
                <span className="font-mono text-xs break-all">{shipment.tracking}</span>
              </p>
            ) : null}
            {deedsOf?.(shipment)}
          </li>
        ))}
      </ul>
    </div>
  )
}

const kilograms = (grams: number): string => (grams / 1_000).toFixed(2)
const cubicMetres = (cm3: number): string => (cm3 / 1_000_000).toFixed(3)

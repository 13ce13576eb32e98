import { getTranslations } from 'next-intl/server'
import { Fragment } from 'react'
import { Link } from '@/i18n/link'
import { formatAmount, formatMoney } from '@/platform/money'
import {
  calculate,
  withFact,
  type CalculatorAnswer as Answer,
  type CalculatorField,
} from '../../rules/calculator'
import type { Layer, Shipment } from '../../engine/types'
import { countryName } from '../../schema'
import { RangeBar } from '../range-bar'
import { RateChart } from './rate-chart'

/** What the calculator says of a shipment: breakdown, rate over time, outlook, Incoterms side by side. */
export async function CalculatorAnswer({
  shipment,
  typed,
  name,
}: {
  shipment: Shipment
  typed: Record<CalculatorField, string>
  name: string | null
}) {
  const t = await getTranslations('tariffs')
  const { assessment, line, history, until, outlook, quotas, sides } = calculate(shipment)
  const { incoterm } = typed
  if (!line) return null
  const landed = sides[0]
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-8">
      <section aria-live="polite" className="grid gap-1">
        {line.status === 'rated' ? (
          <>
            <p className="text-sm text-muted">{t('dutyAndFees')}</p>
            <p className="text-2xl font-semibold" data-testid="tariff-total">
              {formatMoney(assessment.totalMinor, 'USD')}
            </p>
            <p className="text-sm">
              {t('totalRate', { rate: line.totalRatePercent })}
              {landed ? ` · ${t('landed')} ${formatMoney(landed.landedMinor, 'USD')}` : ''}
            </p>
          </>
        ) : (
          <>
            <p className="text-lg font-semibold" data-testid="tariff-total">
              {t('confirm')}
            </p>
            <p className="max-w-prose">{line.message}</p>
          </>
        )}
        <p className="text-sm text-muted">
          {t('question', {
            code: line.hsCode,
            from: countryName(line.origin),
            to: countryName(shipment.destination),
            value: formatMoney(line.customsValueMinor, 'USD'),
            date: shipment.entryDate,
          })}
        </p>
        <p className="text-xs text-muted">
          {name ? `${name} · ` : ''}
          {t('asOf', { version: assessment.ruleSetVersion })}
          {shipment.knownAt ? ` ${t('knownAt', { day: shipment.knownAt })}` : ''}
        </p>
      </section>
      {line.controls.map((control) => (
        <p
          key={control.id}
          className={
            control.effect === 'blocks'
              ? 'rounded-md bg-fault-soft p-3 text-fault'
              : 'rounded-md bg-caution-soft p-3 text-caution'
          }
        >
          <strong>
            {t('controls')}: {t(`effects.${control.effect}`)}.
          </strong>{' '}
          {control.reason}
        </p>
      ))}
      <Breakdown
        line={line}
        fees={assessment.fees}
        totalMinor={assessment.totalMinor}
        typed={typed}
      />
      {quotas.map((window) => (
        <section
          key={window.orderNumber}
          aria-label={t('quota', { number: window.orderNumber })}
          className="grid gap-1 text-sm"
        >
          <h2 className="text-lg">{t('quota', { number: window.orderNumber })}</h2>
          <progress
            className="gauge"
            max={Number(window.volume)}
            value={Number(window.volume) - Number(window.remaining)}
            aria-label={t('quota', { number: window.orderNumber })}
          />
          <p>
            {t('quotaText', {
              remaining: window.remaining,
              volume: window.volume,
              from: window.from,
              to: window.to,
            })}
          </p>
        </section>
      ))}
      {history.length > 0 ? (
        <section aria-labelledby="history" className="grid gap-3">
          <h2 id="history" className="text-lg">
            {t('history')}
          </h2>
          <p className="text-sm text-muted">
            {t('historyText', { code: line.hsCode, origin: countryName(line.origin) })}
          </p>
          {/* What scrolls sideways must be reachable without a mouse. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div
            className="relative overflow-x-auto rounded-md border bg-white p-3"
            tabIndex={0}
            role="group"
            aria-labelledby="history"
          >
            <RateChart
              steps={history}
              until={until}
              entryDate={shipment.entryDate}
              label={t('chartLabel', { from: history[0]?.from ?? '', to: until })}
              entryLabel={t('entry')}
            />
          </div>
          <div className="relative overflow-x-auto">
            <table className="ledger">
              <thead>
                <tr>
                  <th scope="col">{t('since')}</th>
                  <th scope="col" className="num">
                    {t('rate')}
                  </th>
                  <th scope="col">{t('why')}</th>
                </tr>
              </thead>
              <tbody>
                {history.toReversed().map((step) => (
                  <tr key={step.from}>
                    <td className="whitespace-nowrap">{step.from}</td>
                    <td className="num">{step.ratePercent}%</td>
                    <td>{step.causes.length > 0 ? step.causes.join('; ') : t('first')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      ) : null}
      {outlook ? <Outlook outlook={outlook} /> : null}
      {sides.length > 0 ? (
        <section aria-labelledby="sides" className="grid gap-3">
          <h2 id="sides" className="text-lg">
            {t('sides')}
          </h2>
          <div className="relative overflow-x-auto">
            <table className="ledger">
              <thead>
                <tr>
                  <th scope="col">{t('fields.incoterm')}</th>
                  <th scope="col" className="num whitespace-normal">
                    {t('invoice')}
                  </th>
                  <th scope="col" className="num whitespace-normal">
                    {t('buyerPays')}
                  </th>
                  <th scope="col" className="num max-sm:hidden">
                    {t('landedCost')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {sides.map((side) => (
                  <tr
                    key={side.incoterm}
                    className={
                      side.incoterm === incoterm ? 'bg-info-soft font-semibold' : undefined
                    }
                  >
                    <td>
                      {side.incoterm}
                      {side.incoterm === incoterm ? (
                        <span className="ms-2 text-xs font-normal text-info">{t('chosen')}</span>
                      ) : null}
                    </td>
                    <td className="num">{formatAmount(side.invoiceMinor)}</td>
                    <td className="num">{formatAmount(side.buyerPaysMinor)}</td>
                    <td className="num max-sm:hidden">{formatAmount(side.landedMinor)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className="max-w-prose text-sm text-muted">{t('sidesText')}</p>
        </section>
      ) : null}
    </div>
  )
}

async function Breakdown({
  line,
  fees,
  totalMinor,
  typed,
}: {
  line: NonNullable<Answer['line']>
  fees: readonly Layer[]
  totalMinor: number
  typed: Record<CalculatorField, string>
}) {
  const t = await getTranslations('tariffs')
  const layers = line.status === 'rated' ? line.layers : (line.indicative ?? [])
  if (layers.length === 0) return null
  const rated = line.status === 'rated'
  const stated = typed.facts.split(',').filter(Boolean)
  return (
    <section aria-labelledby="breakdown" className="grid gap-3">
      <h2 id="breakdown" className="text-lg">
        {t('breakdown')}
      </h2>
      {rated ? null : <p className="text-sm text-caution">{t('indicative')}</p>}
      {/* What scrolls sideways must be reachable without a mouse. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div
        className="relative overflow-x-auto rounded-md border bg-white px-3"
        tabIndex={0}
        role="group"
        aria-labelledby="breakdown"
      >
        <table className="ledger">
          <thead>
            <tr>
              <th scope="col">{t('layer')}</th>
              <th scope="col" className="max-sm:hidden">
                {t('heading')}
              </th>
              <th scope="col" className="num">
                {t('rate')}
              </th>
              <th scope="col" className="num max-sm:hidden">
                {t('basis')}
              </th>
              <th scope="col" className="num">
                {t('amount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {layers.map((layer, i) => (
              <LayerRow key={`${layer.heading}-${layer.part ?? ''}-${i}`} layer={layer} />
            ))}
            {rated ? (
              <tr className="font-semibold">
                <td>{t('duty')}</td>
                <td className="max-sm:hidden" />
                <td />
                <td className="max-sm:hidden" />
                <td className="num">{formatAmount(line.dutyMinor)}</td>
              </tr>
            ) : null}
            {fees.map((layer) => (
              <LayerRow key={layer.programme} layer={layer} />
            ))}
            {rated ? (
              <tr className="font-semibold">
                <td>{t('dutyAndFees')}</td>
                <td className="max-sm:hidden" />
                <td />
                <td className="max-sm:hidden" />
                <td className="num">{formatAmount(totalMinor)}</td>
              </tr>
            ) : null}
          </tbody>
        </table>
      </div>
      {rated && line.splits?.length
        ? line.splits.map((split) => (
            <div key={split.orderNumber} className="grid gap-1 text-sm">
              <p className="font-medium">
                {t('split', { number: split.orderNumber, title: split.title })}
              </p>
              <progress
                className="gauge"
                max={Number(split.inQuota) + Number(split.overQuota)}
                value={Number(split.inQuota)}
              />
              <p className="text-muted">
                {t('splitText', {
                  inQuota: split.inQuota,
                  overQuota: split.overQuota,
                  amount: formatMoney(split.depositAtRiskMinor, 'USD'),
                })}
              </p>
            </div>
          ))
        : null}
      {rated && line.savings.length > 0 ? (
        <div className="grid gap-1 text-sm">
          <h3 className="font-medium">{t('savings')}</h3>
          <ul className="list-disc ps-5">
            {line.savings.map(({ fact, heading, text }) => (
              <li key={`${fact}-${heading}`}>
                {text}{' '}
                <Link
                  className="text-info underline"
                  data-print="hide"
                  href={withFact(typed, fact, true)}
                >
                  {t('state')}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {stated.length > 0 ? (
        <div className="grid gap-1 text-sm">
          <h3 className="font-medium">{t('stated')}</h3>
          <ul className="list-disc ps-5">
            {stated.map((fact) => (
              <li key={fact}>
                <span className="font-mono text-xs">{fact}</span>{' '}
                <Link
                  className="text-info underline"
                  data-print="hide"
                  href={withFact(typed, fact, false)}
                >
                  {t('unstate')}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  )
}

async function LayerRow({ layer }: { layer: Layer }) {
  const t = await getTranslations('tariffs')
  return (
    <tr className={layer.status === 'applied' ? undefined : 'text-muted'}>
      <td>
        {layer.title}
        {layer.part ? (
          <span className="ms-2 text-xs text-muted">{t(`parts.${layer.part}`)}</span>
        ) : null}
        <span className="block font-mono text-xs sm:hidden">{layer.heading}</span>
        <span className="block text-xs text-muted">{layer.reason ?? layer.legalBasis}</span>
      </td>
      <td className="font-mono text-xs max-sm:hidden">{layer.heading}</td>
      <td className="num">{layer.ratePercent === null ? '–' : `${layer.ratePercent}%`}</td>
      <td className="num max-sm:hidden">{formatAmount(layer.basisMinor)}</td>
      <td className="num">
        {layer.status === 'applied' ? formatAmount(layer.amountMinor) : t(`status.${layer.status}`)}
      </td>
    </tr>
  )
}

async function Outlook({
  outlook: { title, setBy, setAt, range },
}: {
  outlook: NonNullable<Answer['outlook']>
}) {
  const t = await getTranslations('tariffs')
  const facts = [
    [t('today'), formatMoney(range.todayMinor, 'USD')],
    [t('expected'), formatMoney(range.expectedMinor, 'USD')],
    [t('range'), `${formatAmount(range.minMinor)} – ${formatMoney(range.maxMinor, 'USD')}`],
    [t('p10p90'), `${formatAmount(range.p10Minor)} – ${formatMoney(range.p90Minor, 'USD')}`],
    ...(range.driver
      ? [
          [
            t('driver'),
            t('driverText', {
              title: range.driver.title,
              amount: formatMoney(range.driver.spreadMinor, 'USD'),
            }),
          ],
        ]
      : []),
  ]
  return (
    <section aria-labelledby="outlook" className="grid gap-3">
      <h2 id="outlook" className="text-lg">
        {t('outlook', { title })}
      </h2>
      <p className="text-sm text-muted">{t('outlookText', { by: setBy, at: setAt })}</p>
      <RangeBar
        range={range}
        currency="USD"
        label={`${t('range')}: ${formatAmount(range.minMinor)} – ${formatMoney(range.maxMinor, 'USD')}`}
        today={t('today')}
        expected={t('expected')}
      />
      <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[max-content_1fr]">
        {facts.map(([term, text]) => (
          <Fragment key={term}>
            <dt className="text-muted">{term}</dt>
            <dd className="font-medium">{text}</dd>
          </Fragment>
        ))}
      </dl>
      <div className="relative overflow-x-auto">
        <table className="ledger">
          <thead>
            <tr>
              <th scope="col">{t('scenario')}</th>
              <th scope="col" className="num">
                {t('probability')}
              </th>
              <th scope="col" className="num whitespace-normal">
                {t('dutyFees')}
              </th>
            </tr>
          </thead>
          <tbody>
            {range.scenarios.map((scenario) => (
              <tr key={scenario.id}>
                <td>{scenario.title}</td>
                <td className="num">{Math.round(Number(scenario.probability) * 100)}%</td>
                <td className="num">
                  {scenario.totalMinor === null ? t('noFigure') : formatAmount(scenario.totalMinor)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

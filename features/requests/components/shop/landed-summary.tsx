'use client'

import { useLocale, useTranslations } from 'next-intl'
import { formatAmount, formatMoney } from '@/platform/money'
import type { ListLanded } from '../../price-schema'
import type { Pricing } from './use-priced-lines'

/**
 * The landed cost of the priced lines at their destination, for each way with its days; or that freight is on
 * request.
 */
export function LandedSummary({
  pricing,
  country,
  custom,
}: {
  pricing: Pricing
  /** name of the destination; undefined until one is chosen */
  country: string | undefined
  /** how many pieces of the list have no price yet */
  custom: number
}) {
  const t = useTranslations('request.landed')
  const locale = useLocale()
  const { landed, currency, state } = pricing
  if (country === undefined) return <p className="text-xs text-muted-foreground">{t('choose')}</p>
  if (landed === null || state === 'failed') return null
  const money = (amountMinor: number) => formatMoney(amountMinor, currency, locale)
  return (
    <section
      aria-labelledby="request-landed"
      aria-busy={state !== 'ready'}
      className="grid gap-3 border-t pt-3"
      data-testid="request-landed"
    >
      <h3 id="request-landed" className="text-sm font-semibold">
        {t(landed.unrated.length > 0 ? 'freightTitle' : 'title', { country })}
      </h3>
      {landed.unrated.length > 0 ? (
        <p className="text-xs text-caution">
          {t('unrated', { names: landed.unrated.slice(0, 5).join(', ') })}
        </p>
      ) : null}
      {landed.ways.length === 0 && landed.dutyMinor !== null ? (
        <dl className="flex items-baseline justify-between gap-4 text-sm">
          <dt>{t('duty')}</dt>
          <dd className="num whitespace-nowrap">{money(landed.dutyMinor)}</dd>
        </dl>
      ) : null}
      {landed.ways.length > 0 ? (
        <ul className="grid gap-3">
          {landed.ways.map((each) => (
            <Way key={each.way.mode} {...each} money={money} />
          ))}
        </ul>
      ) : null}
      {landed.onRequest ? <p className="text-sm">{landed.onRequest}</p> : null}
      {custom > 0 ? <p className="text-xs text-muted-foreground">{t('custom')}</p> : null}
      <p className="text-xs text-muted-foreground">{t('estimate')}</p>
    </section>
  )
}

function Way({
  way,
  freightMinor,
  dutyMinor,
  landedMinor,
  money,
}: ListLanded['ways'][number] & { money: (amountMinor: number) => string }) {
  const t = useTranslations('request.landed')
  const freight = useTranslations('freight')
  const locale = useLocale()
  return (
    <li className="grid gap-1">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm">
        <span>{freight(`modes.${way.mode}`)}</span>
        <span className="num ms-auto font-semibold whitespace-nowrap">
          {money(landedMinor ?? freightMinor)}
        </span>
      </p>
      <details className="text-xs text-muted-foreground">
        <summary className="cursor-pointer py-1">
          {[
            way.transitMin !== null && way.transitMax !== null
              ? freight('days', { min: way.transitMin, max: way.transitMax })
              : null,
            landedMinor === null || dutyMinor === null
              ? t('freightAlone')
              : t('parts', { freight: money(freightMinor), duty: money(dutyMinor) }),
            way.isDemo ? freight('demo') : null,
          ]
            .filter((each) => each !== null)
            .join(' · ')}
        </summary>
        <table className="ledger">
          <thead>
            <tr>
              <th scope="col">{freight('component')}</th>
              <th scope="col" className="num">
                {t('amount', { currency: way.currency })}
              </th>
            </tr>
          </thead>
          <tbody>
            {way.components.map((component, i) => (
              <tr key={i}>
                <td>
                  {component.name}
                  <span className="block">{component.text}</span>
                </td>
                <td className="num">{formatAmount(component.amountMinor, locale, way.currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="pt-1">
          {way.carrier}, {way.service}
        </p>
        {way.caveats.map((caveat) => (
          <p key={caveat} className="pt-1">
            {caveat}
          </p>
        ))}
      </details>
    </li>
  )
}

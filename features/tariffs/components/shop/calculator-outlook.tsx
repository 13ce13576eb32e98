import { ScrollBox } from '@/components/ui/scroll-box'
import { dayText } from '@/platform/dates'
import { getLocale, getTranslations } from 'next-intl/server'
import { Fragment } from 'react'
import { formatAmount, formatMoney } from '@/platform/money'
import type { CalculatorAnswer as Answer } from '../../rules/calculator'
import { RangeBar } from '../range-bar'

export async function Outlook({
  outlook: { title, setBy, setAt, range },
}: {
  outlook: NonNullable<Answer['outlook']>
}) {
  const locale = await getLocale()
  const t = await getTranslations('tariffs')
  const facts = [
    [t('today'), formatMoney(range.todayMinor, 'USD', locale)],
    [t('expected'), formatMoney(range.expectedMinor, 'USD', locale)],
    [
      t('range'),
      `${formatAmount(range.minMinor, locale)} – ${formatMoney(range.maxMinor, 'USD', locale)}`,
    ],
    [
      t('p10p90'),
      `${formatAmount(range.p10Minor, locale)} – ${formatMoney(range.p90Minor, 'USD', locale)}`,
    ],
    ...(range.driver
      ? [
          [
            t('driver'),
            t('driverText', {
              title: range.driver.title,
              amount: formatMoney(range.driver.spreadMinor, 'USD', locale),
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
      <p className="text-sm text-muted">
        {t('outlookText', { by: setBy, at: dayText(setAt, locale) })}
      </p>
      <RangeBar
        range={range}
        money={(amountMinor) => formatMoney(amountMinor, 'USD', locale)}
        label={`${t('range')}: ${formatAmount(range.minMinor, locale)} – ${formatMoney(range.maxMinor, 'USD', locale)}`}
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
      <ScrollBox labelledBy="outlook">
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
                  {scenario.totalMinor === null
                    ? t('noFigure')
                    : formatAmount(scenario.totalMinor, locale)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </section>
  )
}

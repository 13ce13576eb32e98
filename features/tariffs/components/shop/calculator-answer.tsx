import { ScrollBox } from '@/components/ui/scroll-box'
import { getLocale, getTranslations } from 'next-intl/server'
import type { DatedRates } from '@/features/company/rules/exchange'
import { Alert } from '@/components/ui/alert'
import { Progress } from '@/components/ui/progress'
import { say } from '@/i18n/say'
import { Link } from '@/i18n/link'
import { localeOf } from '@/i18n/routing'
import { dayText } from '@/platform/dates'
import { formatAmount, formatDecimal, formatMoney } from '@/platform/money'
import { ddpMessage, type DdpOffer } from '../../rules/importer'
import { lowValueNotes } from '../../rules/low-value'
import { calculate, type CalculatorQuestion } from '../../rules/calculator'
import type { Shipment } from '../../engine/types'
import { foreignCode } from '../../rules/foreign-code'
import { dotted, foreignCodeMessage } from '../../rules/foreign-code-words'
import { helperAddress } from '../../rules/helper-address'
import { massText } from '../../rules/mass-words'
import { noticeMass } from '../../rules/risk-notices'
import type { RulesInForce } from '../../rules/rules-in-force'
import { countryName } from '@/platform/countries'
import { RateChart } from './rate-chart'
import { CalculatorComparison } from './calculator-comparison'
import { Breakdown } from './calculator-breakdown'
import { Outlook } from './calculator-outlook'

/** The calculator's answer for a shipment: breakdown, rate over time, outlook, Incoterms side by side. */
export async function CalculatorAnswer({
  shipment,
  rules,
  question,
  name,
  today,
  ddp,
  rates,
}: {
  shipment: Shipment
  rules: RulesInForce
  question: CalculatorQuestion
  name: string | null
  /** today at the destination */
  today: string
  /** whether we deliver duty paid there on the day of entry */
  ddp: DdpOffer
  /** planning rates, by which limits in other currencies are compared */
  rates: DatedRates
}) {
  const [t, locale] = await Promise.all([getTranslations('tariffs'), getLocale()])
  const { assessment, line, history, until, outlook, quotas, sides, accountCurrency } = calculate(
    shipment,
    rules,
    ddp.standing === 'offered',
  )
  const { typed, leaf } = question
  const { incoterm } = typed
  const lowValue = lowValueNotes(
    {
      destination: shipment.destination,
      day: shipment.entryDate,
      value: {
        amountMinor: shipment.lines.reduce((sum, each) => sum + each.customsValueMinor, 0),
        currency: 'USD',
      },
      ...(shipment.knownAt ? { knownAt: shipment.knownAt } : {}),
    },
    rates,
  )
  if (!line) return null
  const netWeightGrams = shipment.lines[0]?.netWeightGrams ?? null
  const landed = sides[0]
  const foreign = foreignCode(line.hsCode, shipment.destination, rules)
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-8">
      <section aria-live="polite" className="grid gap-1">
        {line.status === 'rated' ? (
          <>
            <p className="text-sm text-muted">{t('dutyAndFees')}</p>
            <p className="text-2xl font-semibold" data-testid="tariff-total">
              {formatMoney(assessment.totalMinor, 'USD', locale)}
            </p>
            <p className="text-sm">
              {t('totalRate', { rate: line.totalRatePercent })}
              {landed ? ` · ${t('landed')} ${formatMoney(landed.landedMinor, 'USD', locale)}` : ''}
            </p>
          </>
        ) : (
          <>
            <p className="text-lg font-semibold" data-testid="tariff-total">
              {t('confirm')}
            </p>
            <p className="max-w-prose">{say(line.message, locale)}</p>
          </>
        )}
        <p className="text-sm text-muted">
          {t('question', {
            code: line.hsCode,
            from: countryName(line.origin, locale),
            to: countryName(shipment.destination, locale),
            value: formatMoney(line.customsValueMinor, 'USD', locale),
            date: dayText(shipment.entryDate, locale),
          })}
        </p>
        <p className="text-xs text-muted">
          {name ? `${name} · ` : ''}
          {t('asOf', { version: assessment.ruleSetVersion })}
          {shipment.knownAt ? ` ${t('knownAt', { day: dayText(shipment.knownAt, locale) })}` : ''}
        </p>
        {accountCurrency === 'USD' ? null : (
          <p className="max-w-prose text-xs text-muted">
            {t('accountCurrency', { currency: accountCurrency })}
          </p>
        )}
      </section>
      {foreign ? (
        <Alert variant="caution" className="grid gap-1">
          <p className="font-medium">
            {say(
              foreignCodeMessage(line.hsCode, shipment.destination, foreign, localeOf(locale)),
              locale,
            )}
          </p>
          {foreign.own.length > 0 ? (
            <p className="flex flex-wrap gap-x-4" data-print="hide">
              {foreign.own.map((code) => (
                <Link
                  key={code}
                  className="text-info underline"
                  rel="nofollow"
                  href={helperAddress('/tariffs', { ...typed, ...question.said, hs: dotted(code) })}
                >
                  {t('useCode', { code: dotted(code) })}
                </Link>
              ))}
            </p>
          ) : null}
        </Alert>
      ) : null}
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
          {say(control.reason, locale)}
        </p>
      ))}
      <CalculatorComparison shipment={shipment} vs={typed.vs} leaf={leaf} rules={rules} />
      <Breakdown
        line={line}
        fees={assessment.fees}
        feeSavings={assessment.savings}
        totalMinor={assessment.totalMinor}
        question={question}
        today={today}
      />
      {lowValue.length > 0 ? (
        <section aria-labelledby="low-value" className="grid gap-2">
          <h2 id="low-value" className="text-lg">
            {t('lowValue')}
          </h2>
          <ul className="grid gap-2 text-sm">
            {lowValue.map(({ rule: { id, currency, limit, text, legalBasis }, standing, rate }) => (
              <li key={id} className="max-w-prose">
                {text}
                {standing === 'unknown' ? ` ${t('lowValueUnknown', { currency, limit })}` : ''}
                {rate
                  ? ` ${t('lowValueRate', { rate: rate.unitsPerUsd, currency, source: rate.source, day: dayText(rate.asOf, locale) })}`
                  : ''}
                <span className="block text-xs text-muted">{legalBasis}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {line.notices.length > 0 ? (
        <section aria-labelledby="notices" className="grid gap-2">
          <h2 id="notices" className="text-lg">
            {t('notices')}
          </h2>
          <ul className="grid gap-2 text-sm">
            {line.notices.map((notice) => {
              const mass = noticeMass(notice, [{ netWeightGrams }])
              return (
                <li key={notice.id} className="max-w-prose">
                  <strong>{notice.title}.</strong> {notice.text}
                  {mass ? <span className="block">{massText(mass, locale)}</span> : null}
                  <span className="block text-xs text-muted">{notice.legalBasis}</span>
                </li>
              )
            })}
          </ul>
        </section>
      ) : null}
      {quotas.map((window) => (
        <section
          key={window.orderNumber}
          aria-label={t('quota', { number: window.orderNumber })}
          className="grid gap-1 text-sm"
        >
          <h2 className="text-lg">{t('quota', { number: window.orderNumber })}</h2>
          <Progress
            max={Number(window.volume)}
            value={Number(window.volume) - Number(window.remaining)}
            aria-label={t('quota', { number: window.orderNumber })}
          />
          <p>
            {t('quotaText', {
              remaining: window.remaining,
              volume: window.volume,
              from: dayText(window.from, locale),
              to: dayText(window.to, locale),
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
            {t('historyText', { code: line.hsCode, origin: countryName(line.origin, locale) })}
          </p>
          <ScrollBox labelledBy="history" className="rounded-md border bg-white p-3">
            <RateChart
              steps={history}
              until={until}
              entryDate={shipment.entryDate}
              label={t('chartLabel', {
                from: dayText(history[0]?.from ?? '', locale),
                to: dayText(until, locale),
              })}
              entryLabel={t('entry')}
            />
          </ScrollBox>
          <ScrollBox labelledBy="history">
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
                    <td className="whitespace-nowrap">{dayText(step.from, locale)}</td>
                    <td className="num">{formatDecimal(String(step.ratePercent), locale)}%</td>
                    <td>{step.causes.length > 0 ? step.causes.join('; ') : t('first')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollBox>
        </section>
      ) : null}
      {outlook ? <Outlook outlook={outlook} /> : null}
      {sides.length > 0 ? (
        <section aria-labelledby="sides" className="grid gap-3">
          <h2 id="sides" className="text-lg">
            {t('sides')}
          </h2>
          <ScrollBox labelledBy="sides">
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
                    <td className="num">{formatAmount(side.invoiceMinor, locale)}</td>
                    <td className="num">{formatAmount(side.buyerPaysMinor, locale)}</td>
                    <td className="num max-sm:hidden">{formatAmount(side.landedMinor, locale)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollBox>
          <p className="max-w-prose text-sm text-muted">{t('sidesText')}</p>
        </section>
      ) : null}
      {ddp.standing === 'offered' ? null : (
        <p className="max-w-prose text-sm text-caution">
          {say(ddpMessage(ddp, countryName(shipment.destination, locale)), locale)}
        </p>
      )}
    </div>
  )
}

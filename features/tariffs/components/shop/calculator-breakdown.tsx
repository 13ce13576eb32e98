import { ScrollBox } from '@/components/ui/scroll-box'
import { getLocale, getTranslations } from 'next-intl/server'
import { Progress } from '@/components/ui/progress'
import { Link } from '@/i18n/link'
import { say } from '@/i18n/say'
import { dayText } from '@/platform/dates'
import { formatAmount, formatDecimal, formatMoney } from '@/platform/money'
import {
  withFact,
  type CalculatorAnswer as Answer,
  type CalculatorQuestion,
} from '../../rules/calculator'
import { REVIEW_HOLDS_DAYS, reviewStanding } from '../../engine/review'
import type { Layer, Saving } from '../../engine/types'

export async function Breakdown({
  line,
  fees,
  feeSavings,
  totalMinor,
  question,
  today,
}: {
  line: NonNullable<Answer['line']>
  fees: readonly Layer[]
  feeSavings: readonly Saving[]
  totalMinor: number
  question: Pick<CalculatorQuestion, 'typed' | 'said'>
  /** the day by which a review counts as stale */
  today: string
}) {
  const [t, locale] = await Promise.all([getTranslations('tariffs'), getLocale()])
  const layers = line.status === 'rated' ? line.layers : (line.indicative ?? [])
  if (layers.length + fees.length === 0) return null
  const rated = line.status === 'rated'
  const savings = rated ? [...line.savings, ...feeSavings] : []
  const statedFacts = question.typed.facts.split(',').filter(Boolean)
  return (
    <section aria-labelledby="breakdown" className="grid gap-3">
      <h2 id="breakdown" className="text-lg">
        {t('breakdown')}
      </h2>
      {rated ? null : <p className="text-sm text-caution">{t('indicative')}</p>}
      <ScrollBox labelledBy="breakdown" className="rounded-md border bg-white px-3">
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
              <LayerRow
                key={`${layer.heading}-${layer.part ?? ''}-${i}`}
                layer={layer}
                today={today}
              />
            ))}
            {rated ? (
              <tr className="font-semibold">
                <td>{t('duty')}</td>
                <td className="max-sm:hidden" />
                <td />
                <td className="max-sm:hidden" />
                <td className="num">{formatAmount(line.dutyMinor, locale)}</td>
              </tr>
            ) : null}
            {fees.map((layer) => (
              <LayerRow key={layer.programme} layer={layer} today={today} />
            ))}
            {rated ? (
              <tr className="font-semibold">
                <td>{t('dutyAndFees')}</td>
                <td className="max-sm:hidden" />
                <td />
                <td className="max-sm:hidden" />
                <td className="num">{formatAmount(totalMinor, locale)}</td>
              </tr>
            ) : null}
          </tbody>
        </table>
      </ScrollBox>
      {rated && line.splits?.length
        ? line.splits.map((split) => (
            <div key={split.orderNumber} className="grid gap-1 text-sm">
              <p className="font-medium">
                {t('split', { number: split.orderNumber, title: split.title })}
              </p>
              <Progress
                max={Number(split.inQuota) + Number(split.overQuota)}
                value={Number(split.inQuota)}
              />
              <p className="text-muted">
                {t('splitText', {
                  inQuota: split.inQuota,
                  overQuota: split.overQuota,
                  amount: formatMoney(split.depositAtRiskMinor, 'USD', locale),
                })}
              </p>
            </div>
          ))
        : null}
      {rated && savings.length > 0 ? (
        <div className="grid gap-1 text-sm">
          <h3 className="font-medium">{t('savings')}</h3>
          <ul className="list-disc ps-5">
            {savings.map(({ fact, heading, message }) => (
              <li key={`${fact}-${heading}`}>
                {say(message, locale)}{' '}
                <Link
                  className="text-info underline"
                  data-print="hide"
                  href={withFact(question, fact, true)}
                >
                  {t('state')}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {statedFacts.length > 0 ? (
        <div className="grid gap-1 text-sm">
          <h3 className="font-medium">{t('stated')}</h3>
          <ul className="list-disc ps-5">
            {statedFacts.map((fact) => (
              <li key={fact}>
                <span className="font-mono text-xs">{fact}</span>{' '}
                <Link
                  className="text-info underline"
                  data-print="hide"
                  href={withFact(question, fact, false)}
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

async function LayerRow({ layer, today }: { layer: Layer; today: string }) {
  const [t, locale] = await Promise.all([getTranslations('tariffs'), getLocale()])
  const standing = reviewStanding(layer.review, today)
  return (
    <tr className={layer.status === 'applied' ? undefined : 'text-muted'}>
      <td>
        {layer.title}
        {layer.part ? (
          <span className="ms-2 text-xs text-muted">{t(`parts.${layer.part}`)}</span>
        ) : null}
        <span className="block font-mono text-xs sm:hidden">{layer.heading}</span>
        <span className="block text-xs text-muted">
          {layer.reason ? say(layer.reason, locale) : layer.legalBasis}
        </span>
        {standing.state === 'not_reviewed' ? null : (
          <span
            className={`block text-xs ${standing.state === 'stale' ? 'text-caution' : 'text-muted'}`}
          >
            {t(`review.${standing.state}`, {
              day: dayText(standing.at, locale),
              days: REVIEW_HOLDS_DAYS,
            })}
          </span>
        )}
      </td>
      <td className="font-mono text-xs max-sm:hidden">{layer.heading}</td>
      <td className="num">
        {layer.ratePercent === null ? '–' : `${formatDecimal(layer.ratePercent, locale)}%`}
      </td>
      <td className="num max-sm:hidden">{formatAmount(layer.basisMinor, locale)}</td>
      <td className="num">
        {layer.status === 'applied'
          ? formatAmount(layer.amountMinor, locale)
          : t(`status.${layer.status}`)}
      </td>
    </tr>
  )
}

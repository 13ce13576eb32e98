import { getLocale, getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { Table } from '@/components/ui/table'
import { Link } from '@/i18n/link'
import { say } from '@/i18n/say'
import { countryName } from '@/platform/countries'
import { dayText } from '@/platform/dates'
import { formatAmount, formatDecimal } from '@/platform/money'
import { LEAVES, QUESTIONS, type BrokerId } from '../../data/classification'
import { CODE_AREAS, type Leaf, type LeafId } from '../../data/classification-leaves'
import type { Outcome } from '../../rules/classify'
import { leafDuty, pricedWays, type CodeDuty, type DutyQuestion } from '../../rules/classified-duty'
import { answerKey } from '../../rules/goods-facts'
import { helperAddress } from '../../rules/helper-address'
import type { RulesInForce } from '../../rules/rules-in-force'

/** Where answers lead: a leaf with its codes and duty, an open question with the cost of each answer, or a broker. */

export async function LeafEnd({
  leaf,
  question,
  rules,
}: {
  leaf: LeafId
  question: DutyQuestion
  rules: RulesInForce
}) {
  const [t, locale] = await Promise.all([getTranslations('tariffs.classify'), getLocale()])
  const { title, rule, rulings, codes }: Leaf = LEAVES[leaf]
  const { destination, origin } = question
  const duty = leafDuty(leaf, question, rules)
  return (
    <article className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <header className="grid gap-1">
        <h2 className="text-lg">{title}</h2>
        {duty ? (
          <p className="font-mono text-2xl font-semibold" data-testid="classified-code">
            {duty.held.code}
          </p>
        ) : (
          <p>
            {t('noCode', {
              to: countryName(destination, locale),
              six: codes.US?.code.slice(0, 7) ?? '',
            })}
          </p>
        )}
        {duty ? (
          <p className="text-sm">
            {duty.duty.dutyMinor === null || duty.duty.ratePercent === null
              ? duty.duty.message
                ? say(duty.duty.message, locale)
                : null
              : t('duty', {
                  rate: formatDecimal(duty.duty.ratePercent, locale),
                  amount: formatAmount(duty.duty.dutyMinor, locale),
                  from: countryName(origin, locale),
                  to: countryName(destination, locale),
                })}{' '}
            <Link
              className="text-info underline"
              rel="nofollow"
              href={helperAddress('/tariffs', {
                goods: leaf,
                from: origin,
                to: destination,
              })}
            >
              {t('layers')}
            </Link>
          </p>
        ) : null}
      </header>
      <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[max-content_minmax(0,1fr)]">
        <dt className="text-muted">{t('rule')}</dt>
        <dd>{rule}</dd>
        <dt className="text-muted">{t('rulings')}</dt>
        <dd>{rulings.length > 0 ? rulings.join(', ') : t('noRuling')}</dd>
      </dl>
      <section aria-labelledby="codes" className="grid gap-2">
        <h3 id="codes" className="font-medium">
          {t('codes')}
        </h3>
        <Table>
          <tbody>
            {CODE_AREAS.map((area) => {
              const code = codes[area]
              return (
                <tr key={area}>
                  <th scope="row" className="text-start font-normal">
                    {countryName(area, locale)}
                  </th>
                  <td className="font-mono">{code?.code ?? '–'}</td>
                  <td className="text-sm text-muted">
                    {code === undefined ? (
                      t('notRead')
                    ) : code.reviewedOn ? (
                      t('reviewed', { day: dayText(code.reviewedOn, locale) })
                    ) : (
                      <Badge variant="caution">{t('notReviewed')}</Badge>
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </Table>
      </section>
    </article>
  )
}

/** Every possible answer of an open question, the dearest first. */
export async function OpenEnd({
  outcome,
  question,
  rules,
  addressOf,
}: {
  outcome: Extract<Outcome, { at: 'open' }>
  question: DutyQuestion
  rules: RulesInForce
  addressOf: (answer: string) => string
}) {
  const locale = await getLocale()
  const [t, goods] = await Promise.all([
    getTranslations('tariffs.classify'),
    getTranslations('goods'),
  ])
  const { fact } = QUESTIONS[outcome.question]
  return (
    <section aria-labelledby="open" className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="grid gap-1">
        <h2 id="open" className="text-lg">
          {t('open', { fact: goods(`facts.${fact}.label`) })}
        </h2>
        <p className="max-w-prose text-sm text-muted">
          {t('openText', { to: countryName(question.destination, locale) })}
        </p>
      </div>
      <ul className="grid gap-3">
        {pricedWays(outcome.ways, question, rules).map(({ answer, ends }) => {
          const key = answerKey(fact, answer)
          return (
            <li key={answer} className="grid min-w-0 gap-2 rounded-md border bg-white p-4">
              <Link
                className="font-medium text-info underline"
                rel="nofollow"
                href={addressOf(answer)}
              >
                {key ? goods(key) : answer}
              </Link>
              <ul className="grid gap-2 text-sm">
                {ends.map(({ end, title, duty }) => (
                  <li
                    key={Object.values(end).join()}
                    className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4"
                  >
                    <span>
                      {title ?? ('broker' in end ? goods(`brokers.${end.broker}`) : '')}{' '}
                      {duty ? <span className="font-mono text-muted">{duty.code}</span> : null}
                    </span>
                    <span className="text-end font-medium whitespace-nowrap">
                      {ratedText(duty, locale) ?? t('noFigure')}
                    </span>
                  </li>
                ))}
              </ul>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

const ratedText = (duty: CodeDuty | null, locale: string): string | null =>
  duty?.ratePercent === null || duty === null ? null : `${formatDecimal(duty.ratePercent, locale)}%`

/** Why no code is named, and what a broker needs. */
export async function BrokerEnd({ broker }: { broker: BrokerId }) {
  const [t, goods] = await Promise.all([
    getTranslations('tariffs.classify'),
    getTranslations('goods'),
  ])
  return (
    <section aria-labelledby="broker" className="grid gap-2">
      <h2 id="broker" className="text-lg">
        {t('broker')}
      </h2>
      <p className="max-w-prose">{goods(`brokers.${broker}`)}</p>
    </section>
  )
}

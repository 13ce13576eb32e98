import { getLocale, getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { LEAVES } from '@/features/tariffs/data/classification'
import type { Leaf, LeafId } from '@/features/tariffs/data/classification-leaves'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { walk } from '@/features/tariffs/rules/classify'
import {
  compareCodes,
  type CodeComparison,
  type CodeDuty,
} from '@/features/tariffs/rules/classified-duty'
import {
  answerKey,
  factsOf,
  isGoodsFact,
  type GoodsFacts,
} from '@/features/tariffs/rules/goods-facts'
import type { MakingRoute } from '@/features/tariffs/rules/origin'
import { statutoryDay } from '@/features/tariffs/rules/statutory-zone'
import type { Actor } from '@/features/accounts/rules/actor'
import { Link } from '@/i18n/link'
import { localeOf, type Locale } from '@/i18n/routing'
import { say } from '@/i18n/say'
import { countryName } from '@/platform/countries'
import { deskInstant } from '@/platform/dates'
import { formatAmount } from '@/platform/money'
import { OriginWay } from '@/features/tariffs/components/staff/origin-way'
import { helperAddress } from '@/features/tariffs/rules/helper-address'
import { whoStated } from '../../queries/stated-facts'
import type { ProductContent } from '../../rules/content'
import { nationalCodes } from '../../rules/national-codes'

/**
 * What a product declares to customs, as saved: the code that its facts lead to against the stored one, the cost of a
 * mistake, and its origins with their reasons.
 */
export async function CustomsPanel({
  actor,
  id,
  content,
}: {
  actor: Actor
  id: string
  content: ProductContent
}) {
  const t = await getTranslations('productEditor.customs')
  return (
    <section
      aria-labelledby="customs"
      className="grid grid-cols-[minmax(0,1fr)] gap-4 rounded-md border bg-white p-4 text-sm"
    >
      <h2 id="customs" className="text-base font-medium">
        {t('title')}
      </h2>
      <Code content={content} />
      <Origins routes={content.routes} />
      <Statements actor={actor} id={id} content={content} />
    </section>
  )
}

async function Code({ content }: { content: ProductContent }) {
  const [t, goods, locale] = await Promise.all([
    getTranslations('productEditor.customs'),
    getTranslations('goods'),
    getLocale(),
  ])
  const facts = factsOf(content.facts)
  const { outcome } = walk(facts)
  const helper = (
    <Link
      className="text-info underline"
      href={helperAddress('/tariffs/classify', facts)}
      rel="nofollow"
    >
      {t('helper')}
    </Link>
  )
  if (outcome.at === 'broker')
    return (
      <p>
        {goods(`brokers.${outcome.broker}`)} {helper}
      </p>
    )
  if (outcome.at !== 'leaf')
    return (
      <p>
        {t('open')} {helper}
      </p>
    )
  const { title, rule, rulings }: Leaf = LEAVES[outcome.leaf]
  const reasons = [title, rule, rulings.join(', ')].filter(Boolean).join(' · ')
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <p className="text-muted">
        {reasons} {helper}
      </p>
      <NationalCodes
        content={content}
        leaf={outcome.leaf}
        facts={facts}
        locale={localeOf(locale)}
      />
    </div>
  )
}

/** Each tariff's stored code and the one by the facts, and the cost of a mistake there. */
async function NationalCodes({
  content,
  leaf,
  facts,
  locale,
}: {
  content: ProductContent
  leaf: LeafId
  facts: GoodsFacts
  locale: Locale
}) {
  const [t, rules] = await Promise.all([getTranslations('productEditor.customs'), rulesInForce()])
  const now = new Date()
  const origin = content.origins[0] ?? 'CN'
  return (
    <>
      <ul className="grid gap-px overflow-hidden rounded-md border bg-hairline">
        {nationalCodes(content, leaf).map(({ area, destination, told, proposed, standing }) => {
          const compared =
            proposed &&
            compareCodes(
              told,
              proposed.code,
              { destination, origin, day: statutoryDay(destination, now), facts },
              rules,
            )
          return (
            <li
              key={area}
              className="grid gap-x-4 gap-y-0.5 bg-white px-3 py-2 sm:grid-cols-[9rem_minmax(0,1fr)]"
              data-testid={`code-${area}`}
            >
              <span className="font-medium">{countryName(area, locale)}</span>
              <span className="grid min-w-0 gap-0.5">
                <span className={standing === 'same' ? 'text-ok' : 'text-caution'}>
                  {t(`standings.${standing}`, { told, code: proposed?.code ?? '' })}{' '}
                  {proposed && !proposed.reviewedOn ? (
                    <Badge variant="caution">{t('notReviewed')}</Badge>
                  ) : null}
                </span>
                {compared ? (
                  <span className="text-muted">{dutyText(compared.proposed, t, locale)}</span>
                ) : null}
                {compared?.proposed.dutyMinor != null && standing !== 'same' ? (
                  <span className="text-muted">{costText(compared, t, locale)}</span>
                ) : null}
              </span>
            </li>
          )
        })}
      </ul>
      <p className="text-xs text-muted">{t('compared', { origin: countryName(origin, locale) })}</p>
    </>
  )
}

type Texts = Awaited<ReturnType<typeof getTranslations<'productEditor.customs'>>>

const dutyText = (
  { code, dutyMinor, ratePercent, message }: CodeDuty,
  t: Texts,
  locale: Locale,
): string =>
  dutyMinor === null || ratePercent === null
    ? `${code}: ${message ? say(message, locale) : t('noFigure')}`
    : t('codeDuty', { code, rate: ratePercent, amount: formatAmount(dutyMinor, locale) })

/** The cost of declaring the other code. */
function costText({ held, differenceMinor }: CodeComparison, t: Texts, locale: Locale): string {
  if (differenceMinor === null) return dutyText(held, t, locale)
  const values = { code: held.code, amount: formatAmount(Math.abs(differenceMinor), locale) }
  return differenceMinor === 0
    ? t('noDifference')
    : t(differenceMinor > 0 ? 'owed' : 'overpaid', values)
}

async function Origins({ routes }: { routes: readonly MakingRoute[] }) {
  return (
    <ul className="grid gap-1">
      {routes.map((route, i) => (
        <li key={i}>
          <OriginWay route={route} />
        </li>
      ))}
    </ul>
  )
}

async function Statements({
  actor,
  id,
  content: { facts },
}: {
  actor: Actor
  id: string
  content: ProductContent
}) {
  const locale = await getLocale()
  const [t, goods] = await Promise.all([
    getTranslations('productEditor.customs'),
    getTranslations('goods'),
  ])
  if (facts.length === 0) return null
  const who = await whoStated(actor, id, facts)
  return (
    <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[max-content_minmax(0,1fr)]">
      {facts.map(({ fact, answer }) => {
        const isKnown = isGoodsFact(fact)
        const key = isKnown ? answerKey(fact, answer) : null
        const stated = who.get(fact)
        return (
          <div key={fact} className="contents">
            <dt className="text-muted">{isKnown ? goods(`facts.${fact}.label`) : fact}</dt>
            <dd>
              {key ? goods(key) : answer}
              {stated ? (
                <span className="text-xs text-muted">
                  {' '}
                  {t('statedBy', { by: stated.by, at: deskInstant(stated.at, locale) })}
                </span>
              ) : null}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

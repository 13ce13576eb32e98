import { getLocale, getTranslations } from 'next-intl/server'
import { Alert } from '@/components/ui/alert'
import { LEAVES } from '@/features/tariffs/data/classification'
import type { Leaf } from '@/features/tariffs/data/classification-leaves'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { codeOf, sameCode, walk } from '@/features/tariffs/rules/classify'
import { compareCodes, type CodeDuty } from '@/features/tariffs/rules/classified-duty'
import { answerKey, factsOf, isGoodsFact } from '@/features/tariffs/rules/goods-facts'
import { originOf, type MakingRoute } from '@/features/tariffs/rules/origin'
import { statutoryDay } from '@/features/tariffs/rules/statutory-zone'
import type { Actor } from '@/features/accounts/rules/actor'
import { Link } from '@/i18n/link'
import { say } from '@/i18n/say'
import { countryName } from '@/platform/countries'
import { deskInstant } from '@/platform/dates'
import { formatAmount } from '@/platform/money'
import { helperAddress } from '@/features/tariffs/rules/helper-address'
import { whoStated } from '../../queries/stated-facts'
import type { ProductContent } from '../../rules/content'

/**
 * What a product tells customs, as it is saved: the code that its facts lead to against the one
 * held, what a mistake costs, and its origins with their reasons.
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
  const proposed = outcome.at === 'leaf' ? codeOf(outcome.leaf, 'US')?.code : undefined
  if (outcome.at !== 'leaf' || proposed === undefined)
    return (
      <p>
        {t('open')} {helper}
      </p>
    )
  const { title, rule, rulings }: Leaf = LEAVES[outcome.leaf]
  const reasons = [title, rule, rulings.join(', ')].filter(Boolean).join(' · ')
  if (sameCode(content.hsCodeUs, proposed))
    return (
      <p>
        <span className="text-ok">{t('same', { code: content.hsCodeUs })}</span>{' '}
        <span className="text-muted">{reasons}</span> {helper}
      </p>
    )
  const question = {
    destination: 'US',
    origin: content.origins[0] ?? 'CN',
    day: statutoryDay('US', new Date()),
    facts,
  }
  const {
    held,
    proposed: other,
    differenceMinor,
  } = compareCodes(content.hsCodeUs, proposed, question, await rulesInForce())
  const dutyText = ({ code, dutyMinor, ratePercent, message }: CodeDuty) =>
    dutyMinor === null || ratePercent === null
      ? `${code}: ${message ? say(message, locale) : t('noFigure')}`
      : t('codeDuty', { code, rate: ratePercent, amount: formatAmount(dutyMinor, locale) })
  return (
    <Alert variant="caution" className="grid gap-1">
      <p className="font-medium">{t('other', { held: content.hsCodeUs, code: proposed })}</p>
      <p>{dutyText(held)}</p>
      <p>{dutyText(other)}</p>
      {differenceMinor === null ? null : (
        <p className="font-medium">
          {differenceMinor > 0
            ? t('owed', { amount: formatAmount(differenceMinor, locale) })
            : differenceMinor < 0
              ? t('overpaid', { amount: formatAmount(-differenceMinor, locale) })
              : t('noDifference')}
        </p>
      )}
      <p className="text-muted">
        {reasons} {helper}
      </p>
    </Alert>
  )
}

async function Origins({ routes }: { routes: readonly MakingRoute[] }) {
  const locale = await getLocale()
  const [t, o] = await Promise.all([
    getTranslations('productEditor.customs'),
    getTranslations('goods.origin'),
  ])
  return (
    <ul className="grid gap-1">
      {routes.map((route, i) => {
        const found = originOf(route)
        const proof = [
          route.evidence ? o(`evidence.${route.evidence as 'certificate'}`) : '',
          route.reference,
          route.declaredBy,
        ].filter(Boolean)
        return (
          <li key={i}>
            <span className="font-medium">
              {found.origin === null
                ? t('noOrigin')
                : t('origin', { country: countryName(found.origin, locale) })}
            </span>{' '}
            {found.reason === 'formed'
              ? o('formed', { process: o(`processes.${found.process}`) })
              : o(found.reason)}
            {proof.length > 0 ? <span className="text-muted"> · {proof.join(', ')}</span> : null}
          </li>
        )
      })}
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
        const known = isGoodsFact(fact)
        const key = known ? answerKey(fact, answer) : null
        const stated = who.get(fact)
        return (
          <div key={fact} className="contents">
            <dt className="text-muted">{known ? goods(`facts.${fact}.label`) : fact}</dt>
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

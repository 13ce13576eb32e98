import { getLocale, getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/i18n/link'
import { say } from '@/i18n/say'
import { formatMoney } from '@/platform/money'
import type { FreightAnswer, Offer } from '../engine/types'
import {
  chargedText,
  componentName,
  formulaText,
  offerCaveats,
  transitText,
} from '../rules/offer-words'

/**
 * Ways to send goods, cheapest first: each with its transit days, unfolding to every component and
 * its row.
 */
export async function OfferList({
  answer: { offers, without },
  hrefOf,
}: {
  answer: FreightAnswer
  /** where the link to take over an offer leads, where it can be taken over */
  hrefOf?: (offer: Offer) => string
}) {
  const [t, locale] = await Promise.all([getTranslations('freight'), getLocale()])
  return (
    <div className="grid gap-3">
      <ul className="grid gap-3">
        {offers.map((offer) => (
          <li key={offer.key} className="rounded-md border bg-white">
            <details>
              <summary className="flex min-h-11 cursor-pointer flex-wrap items-baseline gap-x-4 gap-y-1 p-3">
                <span className="font-medium">{t(`modes.${offer.mode}`)}</span>
                <span className="text-sm text-muted">
                  {offer.carrier}, {offer.service}
                </span>
                <span className="text-sm">
                  {[transitText(offer), chargedText(offer)]
                    .flatMap((each) => (each ? say(each, locale) : []))
                    .join(' · ')}
                </span>
                {offer.isDemo ? <Badge variant="caution">{t('demo')}</Badge> : null}
                {offer.reviewed ? null : <Badge variant="caution">{t('notReviewed')}</Badge>}
                <span className="num ms-auto font-semibold">
                  {formatMoney(offer.totalMinor, offer.currency, locale)}
                </span>
              </summary>
              <Components
                offer={offer}
                locale={locale}
                heads={[t('component'), t('formulaColumn'), t('amount')]}
              />
            </details>
            {hrefOf ? (
              <p className="border-t px-3 py-2 text-sm">
                <Link className="text-info underline" href={hrefOf(offer)} rel="nofollow">
                  {t('takeOver', { mode: t(`modes.${offer.mode}`) })}
                </Link>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
      {without.map(({ key, mode, service, why }) => (
        <p key={key} className="text-sm text-muted">
          {t(`obstacles.${why}`, { card: `${t(`modes.${mode}`)}, ${service}` })}
        </p>
      ))}
    </div>
  )
}

function Components({
  offer,
  locale,
  heads,
}: {
  offer: Offer
  locale: Parameters<typeof say>[1]
  heads: readonly string[]
}) {
  const rowOf = (id: string) => offer.rows.find((row) => row.id === id)
  return (
    <div className="grid gap-2 overflow-x-auto border-t p-3">
      <table className="ledger">
        <thead>
          <tr>
            {heads.map((head, i) => (
              <th key={head} scope="col" className={i === 2 ? 'num' : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {offer.components.map((component, i) => (
            <tr key={i}>
              <td>
                {say(componentName(component), locale)}
                <span className="block text-xs text-muted">{rowOf(component.rowId)?.source}</span>
              </td>
              <td className="text-sm">{say(formulaText(component, offer.currency), locale)}</td>
              <td className="num">{formatMoney(component.amountMinor, offer.currency, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {offerCaveats(offer).map((each) => (
        <p key={each.code} className="text-xs text-muted">
          {say(each, locale)}
        </p>
      ))}
    </div>
  )
}

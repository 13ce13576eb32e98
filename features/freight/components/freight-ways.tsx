import { getTranslations } from 'next-intl/server'
import type { Consignment, Offer, Route } from '../engine/types'
import { freightFor } from '../queries/freight'
import { OfferList } from './offer-list'
import { PackingTable } from './packing-table'

/**
 * What it costs to send goods by each way that the house has rates for; ways without rates are
 * listed as "on request".
 */
export async function FreightWays({
  consignment,
  route,
  hrefOf,
}: {
  consignment: Consignment
  route: Route
  hrefOf: (offer: Offer) => string
}) {
  const [t, answer] = await Promise.all([
    getTranslations('freight.ways'),
    freightFor(consignment, route),
  ])
  return (
    <section aria-labelledby="freight-ways" className="grid min-w-0 gap-3">
      <h2 id="freight-ways" className="text-lg">
        {t('title')}
      </h2>
      <p className="text-sm text-muted">{answer.offers.length > 0 ? t('lead') : t('onRequest')}</p>
      {answer.offers.length > 0 ? <PackingTable consignment={consignment} /> : null}
      <OfferList answer={answer} hrefOf={hrefOf} />
    </section>
  )
}

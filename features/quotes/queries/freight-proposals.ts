import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { packedGoods } from '@/features/catalog/queries/packed-goods'
import type { FrozenRate } from '@/features/company/rules/exchange'
import { packGoods } from '@/features/freight/engine/pack'
import { freightNow } from '@/features/freight/queries/freight'
import { factoryDay } from '@/platform/day'
import { freightProposals, type FreightProposal } from '../rules/freight-proposal'
import type { QuoteDraft } from '../schema'

/**
 * What freight cards would charge for a draft's goods today. Empty where the packing of a line
 * isn't known, such as a custom design's.
 */
export async function proposedFreight(
  actor: Actor,
  draft: Pick<QuoteDraft, 'lines' | 'destination' | 'incoterm' | 'currency'>,
  rate: FrozenRate,
  now: Date,
): Promise<FreightProposal[]> {
  authorize(actor, 'quote.list')
  return cardFreight(draft, rate, now)
}

/** The same for any reader that a quote is priced for: its buyer is told the charge too. */
export async function cardFreight(
  draft: Pick<QuoteDraft, 'lines' | 'destination' | 'incoterm' | 'currency'>,
  rate: FrozenRate,
  now: Date,
): Promise<FreightProposal[]> {
  const goods = draft.lines.filter(({ kind }) => kind !== 'charge')
  const consignment = packGoods(
    await packedGoods(
      goods.map(({ sku, id, quantity }) => ({ code: sku ?? id, pieces: quantity })),
      false,
    ),
  )
  const answer = await freightNow(consignment, {
    origin: goods[0]?.origin ?? 'CN',
    destination: draft.destination,
    postcode: '',
    day: factoryDay(now),
  })
  // Goods of several origins leave from several places: a single card has no price for that.
  const oneOrigin = new Set(goods.map(({ origin }) => origin)).size === 1
  return oneOrigin
    ? freightProposals(answer, consignment, draft.incoterm, rate, draft.currency)
    : []
}

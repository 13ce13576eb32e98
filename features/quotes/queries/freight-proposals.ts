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
 * What freight cards would charge for a draft's goods today. None where a line's packing isn't
 * known: a custom design's, for one.
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

/** The same for whoever a quote is priced for: what it charges is said to its buyer too. */
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
  // Goods of several origins leave from several places: one card has no price for that.
  const oneOrigin = new Set(goods.map(({ origin }) => origin)).size === 1
  return oneOrigin
    ? freightProposals(answer, consignment, draft.incoterm, rate, draft.currency)
    : []
}

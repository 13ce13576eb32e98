import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { EQUIPMENT } from '../data/equipment'
import { compileCards } from '../engine/cards'
import { quoteFreight } from '../engine/offers'
import type { Consignment, FreightAnswer, Route } from '../engine/types'
import { rateCardRows, reviewedRates, reviewedRatesNow } from './rates'

/**
 * What a consignment costs to send by the cards that the house stands by: reviewed, and valid on
 * the day.
 */
export async function freightFor(consignment: Consignment, route: Route): Promise<FreightAnswer> {
  if (consignment.cartonCount === 0 || consignment.unpacked.length > 0)
    return { offers: [], without: [] }
  const rows = await reviewedRates(route.destination)
  return quoteFreight(consignment, route, compileCards(rows), EQUIPMENT)
}

/**
 * The same straight from the database, for what is stored: a quote isn't based on an answer an hour
 * old.
 */
export async function freightNow(consignment: Consignment, route: Route): Promise<FreightAnswer> {
  if (consignment.cartonCount === 0 || consignment.unpacked.length > 0)
    return { offers: [], without: [] }
  const rows = await reviewedRatesNow(route.destination)
  return quoteFreight(consignment, route, compileCards(rows), EQUIPMENT)
}

/** The same by every row in force, reviewed or not: for the desk. */
export async function freightAtDesk(
  actor: Actor,
  consignment: Consignment,
  route: Route,
): Promise<FreightAnswer> {
  authorize(actor, 'freight.read')
  const rows = await rateCardRows()
  return quoteFreight(consignment, route, compileCards(rows), EQUIPMENT)
}

import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { SETTINGS_TAG } from '@/platform/cache-tags'
import { deliverySetting, type Delivery, type DeliveryTerm } from '../settings/delivery'
import { settingsOf } from './settings'

/** Delivery settings by destination; a destination without one is offered all terms. */
export const deliveries = async (
  database?: Parameters<typeof settingsOf>[1],
): Promise<Record<string, Delivery>> =>
  Object.fromEntries(
    (await settingsOf(deliverySetting, database)).map(({ scope, value }) => [scope ?? '', value]),
  )

/** The terms that buyers may ask for, by destination, for pages. */
export async function offeredTerms(): Promise<Record<string, DeliveryTerm[]>> {
  'use cache'
  cacheLife('max')
  cacheTag(SETTINGS_TAG)
  return Object.fromEntries(
    Object.entries(await deliveries()).map(([destination, { terms }]) => [destination, terms]),
  )
}

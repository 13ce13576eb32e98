import { importerLaws } from '../data/importers'
import type { ImporterLaw } from '../engine/country'
import { holds } from '../engine/plan'

/** What the house says of a destination: that it can't, or how it does. */
export const IMPORT_WAYS = ['none', 'seller', 'established'] as const
export type ImportWay = (typeof IMPORT_WAYS)[number]

/** Whether we deliver duty paid: yes; the house can't, or hasn't said so; or the law of that day doesn't let it. */
export type DdpStanding = 'offered' | 'house' | 'law'

/** The law of a destination on a day; null where nobody has read it. */
export const importerLaw = (
  destination: string,
  day: string,
  laws: readonly ImporterLaw[] = importerLaws,
): ImporterLaw | null =>
  laws.find((law) => law.destinations.includes(destination) && holds(law, day)) ?? null

/**
 * Whether goods can be delivered duty paid: only where the house says that it can import, in a way that the law of the
 * day of entry allows. Pure.
 * @param way what the house says; null where it has said nothing
 */
export function ddpStanding(
  destination: string,
  day: string,
  way: ImportWay | null,
  laws?: readonly ImporterLaw[],
): DdpStanding {
  if (way === null || way === 'none') return 'house'
  return importerLaw(destination, day, laws)?.ways.includes(way) ? 'offered' : 'law'
}

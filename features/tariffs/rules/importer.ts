import type { Message } from '@/i18n/message'
import { importerLaws } from '../data/importers'
import type { ImporterLaw } from '../engine/country'
import { holds } from '../engine/plan'
import { carriageBornBy, dutyBornBy, INCOTERMS, type Incoterm } from '../schema'

/** The house's setting for a destination: that it can't import, or how it does. */
export const IMPORT_WAYS = ['none', 'seller', 'established'] as const
export type ImportWay = (typeof IMPORT_WAYS)[number]

/** Whether we deliver duty paid: yes; the house can't, or hasn't decided; or the law of that day doesn't allow it. */
export type DdpStanding = 'offered' | 'house' | 'law'

/** The law of a destination on a day; null where nobody has read it. */
export const importerLaw = (
  destination: string,
  day: string,
  laws: readonly ImporterLaw[] = importerLaws,
): ImporterLaw | null =>
  laws.find((law) => law.destinations.includes(destination) && holds(law, day)) ?? null

/**
 * Whether goods can be delivered duty paid: only where the house has set that it can import, in a way that the law
 * of the day of entry allows. Pure.
 * @param way the house's setting; null where there is none
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

/** Whether goods are delivered duty paid to a destination on a day, by which law, and what is offered instead. */
export interface DdpOffer {
  destination: string
  /** day of entry, by the destination's calendar */
  day: string
  standing: DdpStanding
  /** who may import there; null where nobody has read the law */
  law: ImporterLaw | null
  /** empty where duty paid is offered */
  instead: Incoterm[]
}

/** Offered where we can't be the importer: the carriage is ours, the duty the buyer's. The nearest term first. */
const INSTEAD = INCOTERMS.filter(
  (each) => carriageBornBy(each) === 'seller' && dutyBornBy(each) === 'buyer',
).reverse()

/** The result of `ddpStanding`, with its law and the alternatives. Pure. */
export function ddpOffer(
  destination: string,
  day: string,
  way: ImportWay | null,
  laws?: readonly ImporterLaw[],
): DdpOffer {
  const standing = ddpStanding(destination, day, way, laws)
  return {
    destination,
    day,
    standing,
    law: importerLaw(destination, day, laws),
    instead: standing === 'offered' ? [] : INSTEAD,
  }
}

/** The same in words. @param country its name, in the language of who reads it */
export function ddpMessage({ standing, day, law }: DdpOffer, country: string): Message {
  if (standing === 'offered') return { code: 'tariffs.ddp.offered', values: { country } }
  if (standing === 'house') return { code: 'tariffs.ddp.house', values: { country } }
  return law
    ? { code: 'tariffs.ddp.law', values: { country, day: { day } } }
    : { code: 'tariffs.ddp.unread', values: { country } }
}

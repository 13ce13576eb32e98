/** Records what was killed, where in a deal, and how soon the site was back. */

export const KINDS = ['site', 'desk', 'session', 'postmaster', 'launcher'] as const
export type Kind = (typeof KINDS)[number]

/** A kill that didn't wait for a window. */
export const BY_CHANCE = 'by chance'

export interface Kill {
  kind: Kind
  /** a window's name, or `BY_CHANCE` */
  where: string
  /** milliseconds until the site served again; null for the desk, without which it serves */
  backMs: number | null
}

const count = (kills: readonly Kill[], where: string, kind?: Kind): number =>
  kills.filter((kill) => kill.where === where && (!kind || kill.kind === kind)).length

/** The places with the fewest kills, or one more: waiting for any of several is soon over. */
export function rarest<Place>(
  kills: readonly Kill[],
  places: readonly Place[],
  nameOf: (place: Place) => string,
): Place[] {
  const counts = places.map((place) => count(kills, nameOf(place)))
  return places.filter((_, i) => (counts[i] ?? 0) <= Math.min(...counts) + 1)
}

/** What to kill at a place: the kind killed least often there, and of those the one killed least of all. */
export function nextKind(kills: readonly Kill[], where: string, open: readonly Kind[]): Kind {
  const [kind = 'session'] = open.toSorted(
    (a, b) =>
      count(kills, where, a) - count(kills, where, b) ||
      kills.filter(({ kind: each }) => each === a).length -
        kills.filter(({ kind: each }) => each === b).length,
  )
  return kind
}

/** `transfer matched, not posted: 14 (session 4, desk 5, …)` */
export const lineOf = (kills: readonly Kill[], where: string): string =>
  `${where}: ${count(kills, where)} (${KINDS.map((kind) => `${kind} ${count(kills, where, kind)}`).join(', ')})`

/** What was killed, where in a deal, and how soon the site was back. */

export const KINDS = ['site', 'desk', 'session', 'postmaster', 'launcher'] as const
export type Kind = (typeof KINDS)[number]

/** A kill that no window was waited for. */
export const BY_CHANCE = 'by chance'

export interface Kill {
  kind: Kind
  /** a window's name, or `BY_CHANCE` */
  where: string
  /** milliseconds until the site served again; of the desk null, without which it serves */
  backMs: number | null
}

const count = (kills: readonly Kill[], where: string, kind?: Kind): number =>
  kills.filter((kill) => kill.where === where && (!kind || kill.kind === kind)).length

/** Those of the places where fewest were killed, or one more: whoever comes first to one of several is soon there. */
export function rarest<Place>(
  kills: readonly Kill[],
  places: readonly Place[],
  nameOf: (place: Place) => string,
): Place[] {
  const counts = places.map((place) => count(kills, nameOf(place)))
  return places.filter((_, i) => (counts[i] ?? 0) <= Math.min(...counts) + 1)
}

/** What to kill there: what was killed there least often, and of those the one that was killed least of all. */
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

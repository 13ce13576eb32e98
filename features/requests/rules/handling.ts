import type { QuoteRequestStatus } from '@/platform/db/generated/enums'

/** The handling of a request in the inbox before it is quoted. Pure; browser-safe. */

/** The deeds of the inbox, as the audit trail names them after `request.`. */
export const DEEDS = ['take', 'assign', 'snooze', 'decline', 'merge'] as const
export type Deed = (typeof DEEDS)[number]

/** Those that can be done with several at once; before merging, one looks at the requests. */
export const LIST_DEEDS = ['take', 'assign', 'snooze', 'decline'] as const
export type ListDeed = (typeof LIST_DEEDS)[number]

/** Why a deed is refused; a key of the texts of the inbox. */
export const DEED_REFUSALS = [
  /** somebody did something with it since it was looked at */
  'handled_meanwhile',
  /** it is declined, merged, quoted or closed */
  'not_open',
  /** a quote of it was begun (or, where that counts, sent) */
  'has_quote',
  'other_company',
  /** its survivor was merged itself */
  'merged_on',
  'too_many_lines',
  'nothing_to_undo',
] as const
export type DeedRefusal = (typeof DEED_REFUSALS)[number]

/** A request's state in the inbox: what a deed changes, and its undo restores. */
export interface Handling {
  status: QuoteRequestStatus
  assignedToId: string | null
  /** YYYY-MM-DD at the factory: the first day on which it is in the inbox again */
  snoozedUntil: string | null
  declineReason: string | null
  mergedIntoId: string | null
}

/** Whether a request waits for an answer of ours. */
export const isOpen = (status: QuoteRequestStatus): boolean =>
  status === 'NEW' || status === 'IN_PROGRESS'

/** A line, as far as it shows whether two requests ask for the same. */
export interface AskedOnce {
  position: number
  variantId: string | null
  quantity: number
  sample: boolean
  origin: string | null
  optionCodes: readonly string[]
  /** of a custom line, as it was stored */
  specification: unknown
  note: string | null
}

/** The goods of a line, whatever the number of pieces. */
const goodsOf = ({ variantId, specification, sample }: AskedOnce): string =>
  variantId ? `${variantId} ${sample}` : ordered(specification)

/** A line as a whole: two with one key ask for the same pieces with the same options. */
const wholeOf = (line: AskedOnce): string =>
  [
    goodsOf(line),
    line.quantity,
    line.origin,
    line.note,
    line.optionCodes.toSorted().join(' '),
  ].join('|')

/** JSON with sorted keys: a database returns them in its own order. */
const ordered = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )

/**
 * Where the lines of a merged request go: one that the survivor has identically stays where it is; the others move
 * behind the survivor's.
 * @returns for each line of the merged one, its place in the survivor
 */
export function placesInSurvivor(
  merged: readonly AskedOnce[],
  survivor: readonly AskedOnce[],
): { from: number; to: number; same: boolean }[] {
  const unmatched = survivor.map((line) => ({ position: line.position, key: wholeOf(line) }))
  let next = Math.max(0, ...survivor.map(({ position }) => position))
  return merged.map((line) => {
    const at = unmatched.findIndex(({ key }) => key === wholeOf(line))
    // Each line of the survivor matches one line only: twice the same is asked for twice.
    const [twin] = at < 0 ? [] : unmatched.splice(at, 1)
    return { from: line.position, to: twin?.position ?? ++next, same: twin !== undefined }
  })
}

/** Signs that two requests of a company may be the same. */
export interface Likeness {
  sameContact: boolean
  /** lines of the smaller of the two whose goods the other asks for too */
  likeLines: number
  /** lines of the smaller of the two */
  ofLines: number
  /** whole hours between the two */
  hoursApart: number
}

/** Two weeks: what a buyer asks again later is a new request. */
const NEAR_HOURS = 14 * 24

/** The similarity of two requests of one company. */
export function likeness(
  a: { contactEmail: string; createdAt: Date; lines: readonly AskedOnce[] },
  b: typeof a,
): Likeness {
  const [small, large] = a.lines.length <= b.lines.length ? [a, b] : [b, a]
  const goods = large.lines.map(goodsOf)
  const like = small.lines.filter((line) => {
    const at = goods.indexOf(goodsOf(line))
    if (at >= 0) goods.splice(at, 1)
    return at >= 0
  })
  return {
    sameContact: a.contactEmail === b.contactEmail,
    likeLines: like.length,
    ofLines: small.lines.length,
    hoursApart: Math.floor(Math.abs(a.createdAt.getTime() - b.createdAt.getTime()) / 3_600_000),
  }
}

/** Whether to suggest that they are the same: near in time, and half of the smaller asks for the same goods. */
export const isSuggested = ({ likeLines, ofLines, hoursApart }: Likeness): boolean =>
  hoursApart <= NEAR_HOURS && likeLines > 0 && likeLines * 2 >= ofLines

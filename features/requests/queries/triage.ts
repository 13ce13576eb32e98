import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize, rolesWith } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import type { QuoteRequest } from '@/platform/db/generated/client'
import { keyOf, type Cursor } from '@/platform/lists/cursor'
import { readListQuery } from '@/platform/lists/shape'
import { NotFoundError } from '@/platform/errors'
import { isOpen, isSuggested, likeness, placesInSurvivor, type Likeness } from '../rules/handling'
import { REQUEST_LIST } from '../rules/request-list'
import { requestTable, type InboxRow } from './inbox'

/** Another request of the company that this one could be merged into. */
export interface MergeChoice {
  serial: number
  contactName: string
  createdAt: Date
  likeness: Likeness
  /** they look like the same request */
  suggested: boolean
  /** lines that would move, and those that it has already */
  moves: number
  same: number
}

/** What somebody who works through the inbox decides by. */
export interface Triage {
  /** of the current request, which each deed names */
  version: number
  row: InboxRow
  /** the language that the buyer reads */
  locale: string
  assignedToId: string | null
  /** who may answer it */
  people: { id: string; name: string }[]
  mergeable: MergeChoice[]
  /** rows of the view around it, in its order */
  before: InboxRow[]
  after: InboxRow[]
}

/**
 * People of the house who may answer requests.
 * @throws ForbiddenError
 */
export async function answerers(actor: Actor): Promise<{ id: string; name: string }[]> {
  authorize(actor, 'request.list')
  return db.user.findMany({
    where: { leftAt: null, roles: { hasSome: rolesWith('request.handle') } },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  })
}

const BEFORE = 5
const AFTER = 20

/**
 * A request within a view of the inbox.
 * @param view the query of the list's address
 * @throws ForbiddenError, NotFoundError
 */
export async function triageOf(
  actor: Actor,
  { serial, view }: { serial: number; view: string },
  now = new Date(),
): Promise<Triage> {
  authorize(actor, 'request.list')
  const [table, request, people] = await Promise.all([
    requestTable(actor, now),
    db.quoteRequest.findUnique({
      where: { serial },
      include: { lines: { orderBy: { position: 'asc' } }, quote: { select: { id: true } } },
    }),
    answerers(actor),
  ])
  if (!request) throw new NotFoundError(`request ${serial}`)
  const { from, ...list } = placeIn(view, request)
  const beyond = (reverse: boolean, take: number) => table.find({ ...list, reverse, from, take })
  const others =
    isOpen(request.status) && request.quote === null
      ? await db.quoteRequest.findMany({
          where: {
            companyId: request.companyId,
            id: { not: request.id },
            status: { in: ['NEW', 'IN_PROGRESS'] },
            quote: null,
          },
          include: { lines: { orderBy: { position: 'asc' } } },
          orderBy: { createdAt: 'desc' },
          take: 20,
        })
      : []
  const [[row], before, after] = await Promise.all([
    table.pick([serial]),
    beyond(true, BEFORE),
    beyond(false, AFTER),
  ])
  if (!row) throw new NotFoundError(`request ${serial}`)
  return {
    version: request.handlingVersion,
    row,
    locale: request.locale,
    assignedToId: request.assignedToId,
    people,
    mergeable: others
      .map((other): MergeChoice => {
        const alike = likeness(request, other)
        const places = placesInSurvivor(request.lines, other.lines)
        return {
          serial: other.serial,
          contactName: other.contactName,
          createdAt: other.createdAt,
          likeness: alike,
          suggested: isSuggested(alike),
          moves: places.filter(({ same }) => !same).length,
          same: places.filter(({ same }) => same).length,
        }
      })
      .toSorted((a, b) => Number(b.suggested) - Number(a.suggested)),
    before: before.flatMap(({ rows }) => rows).toReversed(),
    after: after.flatMap(({ rows }) => rows),
  }
}

/** A view, and the place of a request in its order, whether or not the request is in it. */
function placeIn(view: string, request: QuoteRequest) {
  const { filter, sort, down } = readListQuery(REQUEST_LIST, view)
  const keys: Record<typeof sort, unknown> = {
    came: request.createdAt,
    number: request.serial,
    buyer: request.companyName,
    destination: request.destination,
    value: request.estimateMinor,
  }
  return { filter, sort, down, from: { id: request.serial, key: keyOf(keys[sort]) } }
}

/**
 * The next request in a view, starting over after the last; null where none is left.
 * @throws ForbiddenError, NotFoundError
 */
export async function nextInView(
  actor: Actor,
  { serial, view }: { serial: number; view: string },
  now = new Date(),
): Promise<number | null> {
  authorize(actor, 'request.list')
  const [table, request] = await Promise.all([
    requestTable(actor, now),
    db.quoteRequest.findUnique({ where: { serial } }),
  ])
  if (!request) throw new NotFoundError(`request ${serial}`)
  const place = placeIn(view, request)
  const first = async (from: Cursor | null) => {
    const page = await table.find({ ...place, reverse: false, from, take: 2 })
    return page.map(({ cursor }) => Number(cursor.id)).find((each) => each !== serial) ?? null
  }
  return (await first(place.from)) ?? (await first(null))
}

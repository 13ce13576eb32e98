import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize, may } from '@/features/accounts/rules/permissions'
import { factoryInstant } from '@/platform/day'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'
import { anyHas, sinceDay, sqlSource } from '@/platform/lists/sql-source'
import type { SourceOf } from '@/platform/lists/source'
import { parseOrderNumber, parseQuoteNumber, parseRequestNumber } from '@/platform/numbers'
import { ACTIVITY_LIST, readObject, type ActivityObject } from '../rules/activity-list'
import { changesOf, type Change } from '../rules/changes'
import { isOfCosts, readableTypes, SUBJECTS, typesOf } from '../rules/objects'
import { around } from './around'
import { objectNames, type NamedObject } from './object-names'

/** An action as it is shown. */
export interface Deed {
  id: string
  at: Date
  /** null for an actor without a name: the site itself, a visitor */
  who: string | null
  actorKind: string
  action: string
  object: ActivityObject & { named: NamedObject | null }
  changes: Change[]
  /** whether some of it is hidden from readers who may not see costs */
  withheld: boolean
}

/**
 * What an actor may read of the record: actions on objects that their roles may read. Refusals, and
 * what concerns people and their sign-ins, are only for readers of the whole record.
 */
function readable(actor: Actor): Prisma.Sql {
  if (may(actor, 'audit.read') && may(actor, 'cost.read')) return Prisma.sql`true`
  const types = readableTypes((permission) => may(actor, permission))
  return Prisma.sql`(e."objectType" = ANY(${types}) AND e.action NOT LIKE '%.refused')`
}

/**
 * The record of actions as a list source, limited to what the actor’s roles may read. @throws
 * ForbiddenError
 */
export async function activityTable(actor: Actor): Promise<SourceOf<typeof ACTIVITY_LIST, Deed>> {
  authorize(actor, 'activity.read')
  const allowed = readable(actor)
  return sqlSource(ACTIVITY_LIST, {
    from: Prisma.sql`audit_event e`,
    id: Prisma.sql`e.id`,
    keys: { at: Prisma.sql`e.at` },
    where: ({ q, subject, since, until, of }) => [
      allowed,
      subject && ofSubject(subject),
      since && sinceDay(Prisma.sql`e.at`, since),
      until && Prisma.sql`e.at < ${dayAfter(until)}`,
      of && around(readObject(of)),
      q && named(q),
    ],
    load: (ids) => deedsOf(actor, Prisma.sql`e.id = ANY(${ids.map(String)}::uuid[])`, ids.length),
    idOf: ({ id }) => id,
  })
}

/** The newest actions around one object, limited to those that the actor may read. */
export async function activityOf(
  actor: Actor,
  object: ActivityObject,
  most: number,
): Promise<Deed[]> {
  authorize(actor, 'activity.read')
  return deedsOf(actor, Prisma.sql`${readable(actor)} AND ${around(object)}`, most)
}

const dayAfter = (day: string): Date =>
  new Date(factoryInstant(`${day}T00:00`).getTime() + 86_400_000)

const ofSubject = (subjectName: string): Prisma.Sql => {
  const subject = SUBJECTS.find((each) => each === subjectName)
  const types = SUBJECTS.flatMap(typesOf)
  return subject === 'person'
    ? Prisma.sql`NOT (e."objectType" = ANY(${types}))`
    : Prisma.sql`e."objectType" = ANY(${subject ? typesOf(subject) : []})`
}

/**
 * Actions of a person found by part of their name, or around a request, quote or order found by its
 * number.
 */
function named(q: string): Prisma.Sql {
  const number = q.toUpperCase()
  const [request, quote, order] = [
    parseRequestNumber(number),
    parseQuoteNumber(number),
    parseOrderNumber(number),
  ]
  const ofThing = (type: string, ids: Prisma.Sql) =>
    Prisma.sql`(e."objectType" = ${type} AND e."objectId" IN (${ids}))`
  return anyHas(
    q,
    [Prisma.sql`coalesce(e."actorName", '')`],
    [
      ...(request === null
        ? []
        : [
            ofThing(
              'quote_request',
              Prisma.sql`SELECT id::text FROM quote_request WHERE serial = ${request}`,
            ),
          ]),
      ...(quote === null
        ? []
        : [
            ofThing('quote', Prisma.sql`SELECT id::text FROM quote WHERE serial = ${quote}`),
            ofThing(
              'quote_revision',
              Prisma.sql`SELECT v.id::text FROM quote_revision v JOIN quote q ON q.id = v."quoteId" WHERE q.serial = ${quote}`,
            ),
          ]),
      ...(order === null
        ? []
        : [ofThing('order', Prisma.sql`SELECT id::text FROM "order" WHERE serial = ${order}`)]),
    ],
  )
}

interface Stored {
  id: string
  at: Date
  actorKind: string
  actorName: string | null
  action: string
  objectType: string
  objectId: string
  before: unknown
  after: unknown
}

async function deedsOf(actor: Actor, where: Prisma.Sql, most: number): Promise<Deed[]> {
  const rows = await db.$queryRaw<Stored[]>`
    SELECT e.id::text AS id, e.at, e."actorKind", e."actorName", e.action, e."objectType", e."objectId", e.before, e.after
    FROM audit_event e WHERE ${where} ORDER BY e.at DESC, e.id DESC LIMIT ${most}`
  const nameOf = await objectNames(rows.map(({ objectType: type, objectId: id }) => ({ type, id })))
  const seesCosts = may(actor, 'cost.read')
  return rows.map((row) => {
    const object = { type: row.objectType, id: row.objectId }
    const all = changesOf(row.before, row.after)
    const changes = seesCosts ? all : all.filter(({ path }) => !isOfCosts(row.action, path))
    return {
      id: row.id,
      at: row.at,
      who: row.actorKind === 'system' ? null : row.actorName,
      actorKind: row.actorKind,
      action: row.action,
      object: { ...object, named: nameOf(object) },
      changes,
      withheld: changes.length < all.length,
    }
  })
}

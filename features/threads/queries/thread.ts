import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { may } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import type { Locale } from '@/i18n/routing'
import { deskMoment } from '@/platform/dates'
import { NotFoundError } from '@/platform/errors'
import { eventWords } from '../rules/event-words'
import type { EntryView, ReadMark, ThreadNews, ThreadView } from '../rules/entry'
import { leftOutOf } from '../rules/left-out'
import { findThread, readerOf, readsInternal, type ThreadOf } from './scope'

/** Entries shown at first; earlier ones are loaded on request. */
const SHOWN = 120

type Reader = ReturnType<typeof readerOf>

/**
 * The thread of a request as this actor reads it: buyers see only what is shared.
 * @param serial of the request
 * @param options.all the earlier entries too
 * @throws NotFoundError also for somebody else's
 */
export async function getThread(
  actor: Actor,
  serial: number,
  { locale, all = false }: { locale: Locale; all?: boolean },
): Promise<ThreadView> {
  const thread = await findThread(db, actor, serial)
  const reader = readerOf(actor, thread)
  const where = readable(actor, thread)
  const [rows, count, mark, last, readBy] = await Promise.all([
    db.threadEntry.findMany({
      where,
      orderBy: [{ at: 'desc' }, { serial: 'desc' }],
      ...(all ? {} : { take: SHOWN }),
      include: { files: { orderBy: { position: 'asc' } } },
    }),
    db.threadEntry.count({ where }),
    db.threadReader.findUnique({
      where: { requestId_reader: { requestId: thread.requestId, reader: reader.id } },
      select: { readSerial: true },
    }),
    lastSerial(actor, thread),
    otherSide(thread, reader, locale),
  ])
  const open = !thread.isMerged
  return {
    serial,
    entries: rows.toReversed().map((row) => viewOf(row, reader, locale)),
    earlier: count - rows.length,
    lastSerial: last,
    readSerial: mark?.readSerial ?? 0,
    readBy,
    mayWrite: open && may(actor, 'thread.write', thread),
    mayNote: open && may(actor, 'thread.note', thread),
  }
}

/**
 * New entries of a thread since one, as this actor reads it.
 * @param given.after serial of the last entry that the page has
 * @param given.shared only what both sides read, as on the buyer's page, whoever looks
 * @throws NotFoundError also for somebody else's
 */
export async function threadNews(
  actor: Actor,
  serial: number,
  { after, shared, locale }: { after: number; shared: boolean; locale: Locale },
): Promise<ThreadNews> {
  const thread = await findThread(db, actor, serial)
  const reader = readerOf(actor, thread)
  const [rows, last, readBy] = await Promise.all([
    db.threadEntry.findMany({
      where: {
        ...readable(actor, { ...thread, mergedIds: [] }),
        ...(shared ? { audience: 'SHARED' } : {}),
        serial: { gt: after },
      },
      orderBy: { serial: 'asc' },
      take: SHOWN,
      include: { files: { orderBy: { position: 'asc' } } },
    }),
    lastSerial(actor, thread),
    otherSide(thread, reader, locale),
  ])
  return { entries: rows.map((row) => viewOf(row, reader, locale)), lastSerial: last, readBy }
}

/**
 * The topic that tells a page of new entries, and which ones.
 * @throws NotFoundError also for somebody else's
 */
export async function threadTopic(
  actor: Actor,
  serial: number,
): Promise<{ topic: string; reader: string; internal: boolean }> {
  const thread = await findThread(db, actor, serial)
  return {
    topic: `thread ${thread.requestId}`,
    reader: readerOf(actor, thread).id,
    internal: readsInternal(actor, thread),
  }
}

/** A file of an entry that this actor reads. @throws NotFoundError also for one of an internal entry */
export async function threadFile(
  actor: Actor,
  id: string,
): Promise<{ storageKey: string; fileName: string; contentType: string; sizeBytes: number }> {
  const file = await db.threadFile.findUnique({
    where: { id },
    include: {
      entry: {
        select: {
          audience: true,
          thread: { select: { request: { select: { serial: true } } } },
        },
      },
    },
  })
  // Checked first of all, so that a guessed id and a file of somebody else's look the same.
  const thread = await findThread(db, actor, file?.entry.thread.request.serial ?? 0)
  if (!file || (file.entry.audience !== 'SHARED' && !readsInternal(actor, thread)))
    throw new NotFoundError(`file ${id} of a thread`)
  const { storageKey, fileName, contentType, sizeBytes } = file
  return { storageKey, fileName, contentType, sizeBytes }
}

/** The entries that an actor reads: the condition that every query of them begins with. */
const readable = (actor: Actor, thread: ThreadOf): Prisma.ThreadEntryWhereInput => ({
  requestId: { in: [thread.requestId, ...thread.mergedIds] },
  ...(readsInternal(actor, thread) ? {} : { audience: 'SHARED' }),
})

async function lastSerial(actor: Actor, thread: ThreadOf): Promise<number> {
  const found = await db.thread.findUniqueOrThrow({ where: { requestId: thread.requestId } })
  return readsInternal(actor, thread) ? found.lastSerial : found.sharedSerial
}

async function otherSide(
  { requestId }: ThreadOf,
  { side }: Reader,
  locale: Locale,
): Promise<ReadMark[]> {
  const marks = await db.threadReader.findMany({
    where: { requestId, side: side === 'STAFF' ? 'BUYER' : 'STAFF' },
    orderBy: { at: 'desc' },
    take: 20,
  })
  return marks.map(({ name, readSerial, at }) => ({
    name,
    serial: readSerial,
    when: deskMoment(at, locale),
  }))
}

type Row = Prisma.ThreadEntryGetPayload<{ include: { files: true } }>

function viewOf(row: Row, reader: Reader, locale: Locale): EntryView {
  const { id, serial, kind, audience, side, authorId, authorEmail, designCode, byMail } = row
  return {
    id,
    serial,
    kind,
    audience,
    side,
    author: row.authorName,
    own:
      side === reader.side &&
      (authorId === reader.id || authorEmail === reader.email.toLowerCase()),
    text: row.event === null && kind !== 'VIEW' ? row.body : eventWords(row, locale),
    line: row.lineId === null ? null : { id: row.lineId, title: row.lineTitle ?? '' },
    designCode,
    files: row.files.map((file) => ({
      id: file.id,
      fileName: file.fileName,
      sizeBytes: file.sizeBytes,
    })),
    leftOut: leftOutOf(row.values),
    byMail,
    at: row.at.toISOString(),
    when: deskMoment(row.at, locale),
  }
}

import 'server-only'
import type { Context } from '@/features/accounts/context'
import type { Actor } from '@/features/accounts/rules/actor'
import { cancelReminders } from '@/features/reminders/commands/cancel-reminders'
import { answeredBy } from '@/features/reminders/rules/answers'
import type { Prisma } from '@/platform/db/generated/client'
import type { EntryAudience, EntrySide } from '@/platform/db/generated/enums'
import { NotFoundError } from '@/platform/errors'
import type { EventValues, ThreadEvent } from '../rules/events'

/** The author of an entry, where that isn't the actor as they are known: a signer, or the writer of a letter. */
export interface EntryAuthor {
  side: EntrySide
  id: string | null
  name: string
  email: string | null
}

/** The content: something that was said, or something that happened. */
type Content =
  | { kind: 'MESSAGE' | 'QUESTION' | 'FILE'; body: string; values?: Prisma.InputJsonObject }
  | { kind: 'VIEW'; values: { revision: number } }
  | { [E in ThreadEvent]: { kind: 'EVENT'; event: E; values: EventValues[E] } }[ThreadEvent]

export type NewEntry = Content & {
  requestId: string
  /** who reads it, for good; both sides by default */
  audience?: EntryAudience
  /** its cause: the same cause adds one entry to a thread, however often it is repeated */
  cause: string
  by?: EntryAuthor
  /** by the id that it keeps through revisions */
  line?: { id: string; title: string }
  designCode?: string
  byMail?: true
}

/** An entry as it was added. */
export interface AddedEntry {
  id: string
  /** request of its thread: for a merged request, the one that goes on */
  requestId: string
  serial: number
  /** false where its cause had added it before */
  isNew: boolean
}

interface HeldThread {
  requestId: string
  lastSerial: number
  contactName: string
  contactEmail: string
}

/**
 * Adds an entry to the thread of a trade, in the transaction of what it reports: it exists exactly if that happened.
 * The caller has checked the actor's right. Open pages are told when the transaction commits, and reminders that it
 * answers are cancelled.
 * @throws NotFoundError for a request that doesn't exist
 */
export async function addEntry(
  within: Context & { readonly transaction: Prisma.TransactionClient },
  entry: NewEntry,
): Promise<AddedEntry> {
  const { transaction: tx, actor, now } = within
  // Serials follow the order of commits, so that nothing appears behind a read mark.
  const [thread] = await tx.$queryRaw<HeldThread[]>`
    SELECT t."requestId", t."lastSerial", r."contactName", r."contactEmail"
    FROM quote_request r JOIN thread t ON t."requestId" = COALESCE(r."mergedIntoId", r.id)
    WHERE r.id = ${entry.requestId}::uuid FOR NO KEY UPDATE OF t`
  if (!thread) throw new NotFoundError(`thread of ${entry.requestId}`)
  const { requestId } = thread
  const { kind, cause, audience = 'SHARED', line, designCode = null, byMail = false } = entry
  const earlier = await tx.threadEntry.findUnique({
    where: { requestId_cause: { requestId, cause } },
    select: { id: true, serial: true },
  })
  if (earlier) return { ...earlier, requestId, isNew: false }
  const by = entry.by ?? authorOf(actor, thread)
  const serial = thread.lastSerial + 1
  const { id } = await tx.threadEntry.create({
    data: {
      requestId,
      serial,
      kind,
      audience,
      side: by.side,
      authorId: by.id,
      authorName: by.name,
      authorEmail: by.email?.toLowerCase() ?? null,
      body: 'body' in entry ? entry.body : '',
      event: 'event' in entry ? entry.event : null,
      values: (entry.values ?? {}) as Prisma.InputJsonObject,
      lineId: line?.id ?? null,
      lineTitle: line?.title ?? null,
      designCode,
      byMail,
      cause,
      at: now,
    },
    select: { id: true },
  })
  await tx.thread.update({
    where: { requestId },
    data: { lastSerial: serial, ...(audience === 'SHARED' ? { sharedSerial: serial } : {}) },
  })
  const event = 'event' in entry ? entry.event : null
  await cancelReminders(tx, requestId, {
    kinds: answeredBy({ kind, event, side: by.side, audience }),
    answer: event ?? kind.toLowerCase(),
    now,
  })
  return { id, requestId, serial, isNew: true }
}

/** The actor as a thread names them: the holder of a secret link writes as the contact it was sent to. */
function authorOf(
  actor: Actor,
  contact: { contactName: string; contactEmail: string },
): EntryAuthor {
  switch (actor.kind) {
    case 'staff':
    case 'enrolling':
      return { side: 'STAFF', id: actor.userId, name: actor.name, email: actor.email }
    case 'member':
      return { side: 'BUYER', id: actor.userId, name: actor.name, email: actor.email }
    case 'guest':
      return {
        side: 'BUYER',
        id: null,
        name: contact.contactName,
        email: contact.contactEmail,
      }
    case 'apiKey':
    case 'system':
    case 'stripe':
      return { side: 'SITE', id: null, name: '', email: null }
  }
}

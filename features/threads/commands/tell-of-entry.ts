import 'server-only'
import { notify } from '@/features/notifications/commands/notify'
import type { Prisma } from '@/platform/db/generated/client'
import { enqueue } from '@/platform/jobs'
import { formatQuoteNumber, formatRequestNumber } from '@/platform/numbers'
import { entryLettersJob, LETTERS_AFTER_SECONDS } from '../mails/entry-letters'
import type { AddedEntry } from './add-entry'

/**
 * Tells of an entry: on the site the desk's people whose trade it is or who take part, and both sides by letters a
 * moment later, unless they have read it by then.
 */
export async function tellOfEntry(
  tx: Prisma.TransactionClient,
  { requestId, serial }: AddedEntry,
): Promise<void> {
  const entry = await tx.threadEntry.findUniqueOrThrow({
    where: { requestId_serial: { requestId, serial } },
    select: {
      side: true,
      authorId: true,
      authorName: true,
      audience: true,
      thread: { select: { request: { select: requestSelect } } },
    },
  })
  const { request } = entry.thread
  const talkers = await tx.threadEntry.findMany({
    where: { requestId, side: 'STAFF', authorId: { not: null }, kind: { not: 'EVENT' } },
    distinct: ['authorId'],
    select: { authorId: true },
  })
  const answers = request.assignedToId ?? request.quote?.revisions[0]?.sentById ?? null
  const people = [answers, ...talkers.map(({ authorId }) => authorId)].flatMap((id) => id ?? [])
  const number = request.quote
    ? formatQuoteNumber(request.quote.serial)
    : formatRequestNumber(request.serial)
  // A trade without an owner is everybody's: somebody always hears a buyer.
  if (people.length > 0 || entry.side === 'BUYER')
    await notify(tx, {
      kind: 'thread-entry',
      cause: `thread-entry:${requestId}:${serial}`,
      values: { by: entry.authorName, company: request.companyName, number },
      path: `/staff/${request.quote ? 'quotes' : 'requests'}/${number}#thread`,
      to: people.length > 0 ? { people } : { permission: 'request.handle' },
      except: entry.authorId ? [entry.authorId] : [],
    })
  await enqueue(
    tx,
    entryLettersJob,
    { requestId, serial },
    { startAfterSeconds: LETTERS_AFTER_SECONDS },
  )
}

const requestSelect = {
  serial: true,
  companyName: true,
  assignedToId: true,
  quote: {
    select: {
      serial: true,
      revisions: {
        where: { sentById: { not: null } },
        orderBy: { number: 'desc' },
        take: 1,
        select: { sentById: true },
      },
    },
  },
} as const

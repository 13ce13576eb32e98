import 'server-only'
import type { OwnContext } from '@/features/accounts/context'
import { memberActor, staffActor } from '@/features/accounts/rules/actor'
import { authorize, may } from '@/features/accounts/rules/permissions'
import { recordAudit } from '@/platform/audit'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import type { EntryAudience } from '@/platform/db/generated/enums'
import { isUniqueViolation } from '@/platform/db/unique-violation'
import { env } from '@/platform/env'
import type { ReceivedFile } from '@/platform/files/receive'
import { fileStore } from '@/platform/files/store'
import { senderAddress, staffAddress } from '@/platform/house/addresses'
import type { Letter } from '@/platform/mail/read-letter'
import { MAX_ENTRY_FILES, MAX_THREAD_FILES } from '../rules/entry'
import { isAutomatic, type InboundOutcome } from '../rules/inbound-mail'
import { keepLeftOut } from '../rules/left-out'
import { withoutQuote } from '../rules/quoted-text'
import { readReplyAddress } from '../rules/reply-address'
import { addEntry, type EntryAuthor } from './add-entry'
import { keepFiles } from './claim-uploads'
import { takeLetterFiles } from './letter-files'
import { tellOfEntry } from './tell-of-entry'

/** More letters than this from one person to one thread in an hour are two programs, not a conversation. */
const MOST_IN_AN_HOUR = 20
/** The most strangers a day of whom a thread's staff are told; all are recorded. */
const STRANGERS_TOLD = 3
const MAX_BODY = 20_000

/**
 * Receives a letter from a mail server, once: what its writer wrote becomes an entry of the thread whose address it
 * was sent to, for the readers of the letter that it answers. A refused letter is recorded with its reason, and
 * nobody is answered by a letter, since that is how loops begin.
 * @param to the address of its envelope
 */
export async function receiveMail(
  context: OwnContext,
  to: string,
  letter: Letter,
): Promise<InboundOutcome> {
  const { actor, now } = context
  authorize(actor, 'housekeeping.run')
  const address = readReplyAddress(to)
  const { from } = letter
  const note = async (
    outcome: Exclude<InboundOutcome, 'repeated'>,
    more?: (tx: Prisma.TransactionClient) => Promise<void>,
  ): Promise<InboundOutcome> => {
    try {
      await db.$transaction(async (tx) => {
        // Inserted first: of two at once the second waits here, and then finds that it is the second.
        await tx.inboundMail.create({
          data: {
            messageHash: letter.hash,
            fromAddress: from.slice(0, 320),
            requestId: address?.requestId ?? null,
            outcome,
            receivedAt: now,
          },
        })
        await more?.(tx)
      })
      return outcome
    } catch (error) {
      if (isUniqueViolation(error)) return 'repeated'
      throw error
    }
  }
  if (await db.inboundMail.findUnique({ where: { messageHash: letter.hash } })) return 'repeated'
  if (!address) return note('no_thread')
  const { requestId, audience } = address
  if (isAutomatic(letter.heads, from, await ownAddresses())) return note('automatic')
  const author = address.isFor(from) ? await whoWrote(requestId, from, audience) : null
  if (author === 'may_not') return note('closed')
  if (!author) return note('stranger', (tx) => tellOfStranger(tx, context, requestId, from))
  const had = await db.inboundMail.count({
    where: {
      requestId,
      fromAddress: from,
      receivedAt: { gt: new Date(now.getTime() - 3_600_000) },
    },
  })
  if (had >= MOST_IN_AN_HOUR) return note('too_many')

  const ownText = withoutQuote(letter.text)
  const fileCount = await db.threadFile.count({ where: { entry: { requestId } } })
  const { files, leftOut } = await takeLetterFiles(letter.files, ownText, {
    letters: MAX_BODY,
    files: Math.min(MAX_ENTRY_FILES, Math.max(0, MAX_THREAD_FILES - fileCount)),
  })
  if (ownText === '' && files.length === 0 && leftOut.length === 0) return note('empty')
  const outcome = await note('taken', (tx) =>
    enter(tx, context, {
      requestId,
      audience,
      author,
      letter,
      body: ownText.slice(0, MAX_BODY),
      files,
      leftOut,
    }),
  ).catch(async (error: unknown) => {
    await drop(files)
    throw error
  })
  if (outcome !== 'taken') await drop(files)
  return outcome
}

async function enter(
  transaction: Prisma.TransactionClient,
  { actor, now }: OwnContext,
  taken: {
    requestId: string
    audience: EntryAudience
    author: EntryAuthor
    letter: Letter
    body: string
    files: readonly ReceivedFile[]
    leftOut: readonly string[]
  },
): Promise<void> {
  const { requestId, audience, author, letter, body, files, leftOut } = taken
  const entry = await addEntry(
    { actor, now, transaction },
    {
      requestId,
      audience,
      kind: body === '' ? 'FILE' : 'MESSAGE',
      body,
      values: leftOut.length > 0 ? keepLeftOut(leftOut) : {},
      by: author,
      byMail: true,
      cause: `mail:${letter.hash}`,
    },
  )
  await keepFiles(transaction, entry, files)
  await recordAudit(transaction, {
    actor: { kind: author.side === 'STAFF' ? 'staff' : 'member', id: author.id, name: author.name },
    action: 'thread.mail',
    objectType: 'quote_request',
    objectId: entry.requestId,
    after: { entry: entry.serial, audience, files: files.length },
  })
  await tellOfEntry(transaction, entry)
}

/**
 * The person behind an address in a thread: somebody of the house, the request's contact, or somebody of its
 * company.
 * @returns null for a stranger; 'may_not' for somebody without the right, or where the thread goes on in another
 */
async function whoWrote(
  requestId: string,
  from: string,
  audience: EntryAudience,
): Promise<EntryAuthor | 'may_not' | null> {
  const [request, user] = await Promise.all([
    db.quoteRequest.findUnique({
      where: { id: requestId },
      select: { companyId: true, contactName: true, contactEmail: true },
    }),
    db.user.findFirst({ where: { email: { equals: from, mode: 'insensitive' } } }),
  ])
  if (!request) return null
  if (user?.role === 'STAFF') {
    if (user.leftAt !== null) return null
    const object = { companyId: request.companyId, requestId }
    const permission = audience === 'INTERNAL' ? 'thread.note' : 'thread.write'
    return may(staffActor(user), permission, object)
      ? { side: 'STAFF', id: user.id, name: user.name, email: from }
      : 'may_not'
  }
  // An answer to an internal letter is taken from the house only, whoever has its address by now.
  if (audience === 'INTERNAL') return null
  const member = user
    ? await db.companyMember.findUnique({
        where: { userId_companyId: { userId: user.id, companyId: request.companyId } },
      })
    : null
  if (user && member) {
    // Whoever has left the company is a stranger to it, though the request was theirs.
    if (member.roles.length === 0) return null
    const of = memberActor({ userId: user.id, name: user.name, email: from }, [member])
    return may(of, 'thread.write', { companyId: request.companyId, requestId })
      ? { side: 'BUYER', id: user.id, name: user.name, email: from }
      : 'may_not'
  }
  return request.contactEmail.toLowerCase() === from
    ? { side: 'BUYER', id: null, name: request.contactName, email: from }
    : null
}

/** Tells the thread's staff that somebody else has its address; only the first few of a flood. */
async function tellOfStranger(
  transaction: Prisma.TransactionClient,
  { actor, now }: OwnContext,
  requestId: string,
  from: string,
): Promise<void> {
  const day = new Date(now.getTime() - 86_400_000)
  const refusals = await transaction.threadEntry.count({
    where: { requestId, event: 'mail_refused', at: { gt: day } },
  })
  if (refusals >= STRANGERS_TOLD) return
  await addEntry(
    { actor, now, transaction },
    {
      requestId,
      kind: 'EVENT',
      event: 'mail_refused',
      values: { from: from.slice(0, 120), why: 'stranger' },
      audience: 'INTERNAL',
      cause: `mail-refused:${from}`,
    },
  )
}

async function ownAddresses(): Promise<{ addresses: string[]; domain: string }> {
  const addresses = [senderAddress(), await staffAddress()]
  return {
    addresses: addresses.map((each) => each.toLowerCase()),
    domain: (env().INBOUND_MAIL_DOMAIN ?? '').toLowerCase(),
  }
}

/** Deletes the files stored for an entry that doesn't exist. */
const drop = async (files: readonly ReceivedFile[]): Promise<void> => {
  await Promise.all(files.map(({ storageKey }) => fileStore().delete(storageKey)))
}

import 'server-only'
import type { z } from 'zod'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { keptDesign } from '@/features/designs/queries/designs'
import { recordAudit } from '@/platform/audit'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { linesOf } from '../queries/lines'
import { findThread, readsInternal } from '../queries/scope'
import { postSchema, type ThreadLine } from '../rules/entry'
import { addEntry } from './add-entry'
import { claimUploads } from './claim-uploads'
import { tellOfEntry } from './tell-of-entry'

/**
 * Adds an entry to the thread of a trade: for both sides, or among staff. About a line it is a question. The same
 * key adds it once.
 * @returns serial of the entry
 * @throws ForbiddenError; NotFoundError also for somebody else's; InvalidInputError `body`, `files`, `lineId`,
 *   `lineNumber`, `designCode`; ConflictError 'merged' where the request goes on in another
 */
export async function postEntry(
  context: Context,
  input: unknown,
): Promise<{ entrySerial: number }> {
  const { actor } = context
  const database = databaseOf(context)
  const parsed = postSchema.safeParse(input)
  const thread = await findThread(database, actor, parsed.data?.serial ?? serialIn(input))
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { key, audience, body, lineId, lineNumber, designCode, files } = parsed.data
  if (audience === 'INTERNAL') authorize(actor, 'thread.note', thread)
  else authorize(actor, 'thread.write', thread)
  if (thread.isMerged) throw new ConflictError('merged')
  if (body === '' && files.length === 0 && !designCode)
    throw new InvalidInputError({ body: [{ code: 'refusals.thread_empty' }] })
  const line = lineId || lineNumber ? await lineOf({ lineId, lineNumber }) : undefined
  if (designCode && (await keptDesign(designCode)) === null)
    throw new InvalidInputError({ designCode: [{ code: 'refusals.thread_design' }] })

  return inTransaction(context, async (tx, within) => {
    const entry = await addEntry(within, {
      requestId: thread.requestId,
      kind: line ? 'QUESTION' : body === '' ? 'FILE' : 'MESSAGE',
      body,
      audience,
      cause: `page:${key}`,
      ...(line ? { line } : {}),
      ...(designCode ? { designCode } : {}),
    })
    if (!entry.isNew) return { entrySerial: entry.serial }
    await claimUploads(tx, entry, files)
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'thread.post',
      objectType: 'quote_request',
      objectId: thread.requestId,
      after: { entry: entry.serial, audience, files: files.length },
    })
    await tellOfEntry(tx, entry)
    return { entrySerial: entry.serial }
  })

  async function lineOf(
    reference: Pick<z.infer<typeof postSchema>, 'lineId' | 'lineNumber'>,
  ): Promise<Pick<ThreadLine, 'id' | 'title'>> {
    const lines = await linesOf(database, thread.requestId, {
      drafts: readsInternal(actor, thread),
    })
    const line = lines.find(({ id, position }) =>
      reference.lineId ? id === reference.lineId : position === reference.lineNumber,
    )
    if (line) return { id: line.id, title: line.title }
    const field = reference.lineId ? 'lineId' : 'lineNumber'
    throw new InvalidInputError({ [field]: [{ code: 'refusals.thread_line' }] })
  }
}

/** The thread is identified first, whatever else is wrong with the input. */
const serialIn = (input: unknown): number => {
  const { data } = postSchema.pick({ serial: true }).safeParse(input)
  return data?.serial ?? 0
}

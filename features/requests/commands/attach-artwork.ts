import 'server-only'
import { z } from 'zod'
import { auditActor } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { inTransaction, databaseOf } from '@/platform/db/transaction'
import { addEntry } from '@/features/threads/commands/add-entry'
import { recordAudit } from '@/platform/audit'
import { enqueue } from '@/platform/jobs'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { artworkMailJob } from '../mails/artwork-letter'
import { claimFiles } from './claim-files'
import { MAX_FILES } from '@/features/basket/rules/limits'
import { authorize, authorizeKind } from '@/features/accounts/rules/permissions'
import { requestScope } from '../queries/requests'

const attachSchema = z.object({
  serial: z.int().min(1),
  linePosition: z.int().min(1),
  file: z.object({ id: z.uuid(), claimToken: z.string().min(20).max(100) }),
})

/**
 * Attaches an uploaded file to a line of a sent request: artwork that was to come later. The desk is notified,
 * unless it did so itself.
 * @throws NotFoundError also for somebody else's request, InvalidRequestError for a file that isn't the actor's to
 *   attach, ConflictError 'too_many_files', InvalidInputError
 */
export async function attachArtwork(context: Context, input: unknown): Promise<void> {
  const { actor } = context
  const database = databaseOf(context)
  authorizeKind(actor, 'request.attach')
  const parsed = attachSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { serial, linePosition, file } = parsed.data
  const request = await database.quoteRequest.findFirst({
    where: { AND: [{ serial }, requestScope(actor, 'request.read')] },
    select: {
      id: true,
      companyId: true,
      lines: { where: { position: linePosition }, select: { id: true } },
    },
  })
  if (!request || request.lines.length === 0)
    throw new NotFoundError(`line ${linePosition} of request ${serial}`)
  authorize(actor, 'request.attach', { companyId: request.companyId, requestId: request.id })
  await inTransaction(context, async (tx, within) => {
    // Two attached at once are counted one after the other.
    await tx.$queryRaw`SELECT 1 FROM quote_request WHERE id = ${request.id}::uuid FOR UPDATE`
    if ((await tx.attachment.count({ where: { requestId: request.id } })) >= MAX_FILES)
      throw new ConflictError('too_many_files')
    await claimFiles(tx, request.id, [{ ...file, linePosition }])
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'request.attach',
      objectType: 'quote_request',
      objectId: request.id,
      after: { file: file.id, linePosition },
    })
    const { fileName } = await tx.attachment.findUniqueOrThrow({
      where: { id: file.id },
      select: { fileName: true },
    })
    await addEntry(within, {
      requestId: request.id,
      kind: 'EVENT',
      event: 'artwork_added',
      values: { file: fileName, line: linePosition },
      cause: `artwork:${file.id}`,
    })
    // Something new from the buyer ends a snooze early.
    await tx.quoteRequest.updateMany({
      where: { id: request.id, snoozedUntil: { not: null } },
      data: { snoozedUntil: null, handlingVersion: { increment: 1 } },
    })
    if (actor.kind !== 'staff') await enqueue(tx, artworkMailJob, { fileId: file.id })
  })
}

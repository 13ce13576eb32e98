import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import type { OwnContext } from '@/features/accounts/context'
import { inTransaction, databaseOf } from '@/platform/db/transaction'
import { recordAudit } from '@/platform/audit'
import { cacheChanged } from '@/platform/cache/changed'
import { dropWhatChanged } from '@/platform/cache/shared'
import { DOCUMENTS_TAG } from '@/platform/cache-tags'
import type { Prisma } from '@/platform/db/generated/client'
import { isUniqueViolation } from '@/platform/db/unique-violation'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import type { Message } from '@/i18n/message'
import { receiveFile, type ReceivedFile, type Refusal } from '@/platform/files/receive'
import { fileStore } from '@/platform/files/store'
import { evidenceSchema } from '../rules/evidence'

const REFUSALS: Record<Refusal, Message> = {
  too_large: { code: 'refusals.document_large', values: { megabytes: 20 } },
  empty: { code: 'refusals.document_empty' },
  type_not_accepted: { code: 'refusals.document_kinds' },
  content_does_not_match: { code: 'refusals.document_content' },
}

/**
 * Adds a compliance document, or replaces one: products that refer to its code then show the new one. The old entries
 * stay in the audit trail, the old file in the store.
 * @param input.id empty for a new one; its code then can't change any more
 * @param input.file null keeps the existing file
 * @throws InvalidInputError by field, ConflictError 'stale', NotFoundError
 */
export async function saveDocument(
  context: OwnContext,
  input: {
    id: string
    version: number
    entries: Readonly<Record<string, string>>
    file: { name: string; body: AsyncIterable<Uint8Array> } | null
  },
): Promise<{ code: string }> {
  const { actor } = context
  const database = databaseOf(context)
  authorize(actor, 'catalog.edit')
  const document =
    input.id === ''
      ? null
      : /^[0-9a-f-]{36}$/.test(input.id)
        ? await database.complianceDocument.findUnique({ where: { id: input.id } })
        : undefined
  if (document === undefined || (document === null && input.id !== ''))
    throw new NotFoundError('document')
  const parsed = evidenceSchema.safeParse({
    ...input.entries,
    ...(document ? { code: document.code } : {}),
  })
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  if (!document && !input.file)
    throw new InvalidInputError({ file: [{ code: 'refusals.choose_file' }] })
  const { issuedOn, expiresOn, ...fields } = parsed.data
  const file = input.file && (await received(input.file))
  const data = {
    ...fields,
    issuedOn: new Date(issuedOn),
    expiresOn: expiresOn === null ? null : new Date(expiresOn),
    by: nameOf(actor),
    ...file,
  }
  try {
    await inTransaction(context, async (tx) => {
      if (document) {
        const { count } = await tx.complianceDocument.updateMany({
          where: { id: document.id, version: input.version },
          data: { ...data, isDemo: false, withdrawnAt: null, version: { increment: 1 } },
        })
        if (count === 0) throw new ConflictError('stale')
      } else if (file) await tx.complianceDocument.create({ data: { ...data, ...file } })
      await cacheChanged(tx, [DOCUMENTS_TAG])
      await recordAudit(tx, {
        actor: auditActor(actor),
        action: document ? 'document.replace' : 'document.add',
        objectType: 'compliance_document',
        objectId: fields.code,
        ...(document ? { before: json(document) } : {}),
        after: json(data),
      })
    })
  } catch (error) {
    if (file)
      await fileStore()
        .delete(file.storageKey)
        .catch(() => undefined)
    if (isUniqueViolation(error))
      throw new InvalidInputError({ code: [{ code: 'refusals.code_of_other' }] })
    throw error
  }
  await dropWhatChanged()
  return { code: fields.code }
}

async function received({
  name,
  body,
}: {
  name: string
  body: AsyncIterable<Uint8Array>
}): Promise<ReceivedFile> {
  const answer = await receiveFile(name, body, {
    folder: 'documents',
    endings: ['pdf', 'png', 'jpg', 'jpeg', 'webp'],
  })
  if ('refused' in answer) throw new InvalidInputError({ file: [REFUSALS[answer.refused]] })
  return answer.file
}

const json = (row: object): Prisma.InputJsonValue =>
  JSON.parse(JSON.stringify(row)) as Prisma.InputJsonObject

import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'
import { InvalidInputError } from '@/platform/errors'
import { hashClaimToken } from '@/platform/files/claim'
import type { ReceivedFile } from '@/platform/files/receive'
import { MAX_THREAD_FILES } from '../rules/entry'

/**
 * Puts uploaded files with an entry, all or none: each must be unclaimed and come with the secret that its
 * uploader was given. They are no files of the request from then on: who reads the entry reads them.
 * @throws InvalidInputError `files`
 */
export async function claimUploads(
  tx: Prisma.TransactionClient,
  entry: { id: string; requestId: string },
  files: readonly { id: string; claimToken: string }[],
): Promise<void> {
  if (files.length === 0) return
  const ids = files.map(({ id }) => id)
  const taken = await tx.$queryRaw<(ReceivedFile & { id: string })[]>`
    DELETE FROM attachment a
    USING unnest(${ids}::uuid[], ${files.map(({ claimToken }) => hashClaimToken(claimToken))}::text[]) AS f(id, hash)
    WHERE a.id = f.id AND a."claimTokenHash" = f.hash AND a."requestId" IS NULL
    RETURNING a.id, a."fileName", a."contentType", a."sizeBytes", a.sha256, a."storageKey"`
  if (taken.length !== files.length)
    throw new InvalidInputError({ files: [{ code: 'refusals.thread_file_gone' }] })
  await keepFiles(
    tx,
    entry,
    taken.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)),
  )
}

/**
 * Keeps stored files with an entry.
 * @throws InvalidInputError `files` where a thread has as many as it may
 */
export async function keepFiles(
  tx: Prisma.TransactionClient,
  entry: { id: string; requestId: string },
  files: readonly ReceivedFile[],
): Promise<void> {
  const had = await tx.threadFile.count({ where: { entry: { requestId: entry.requestId } } })
  if (had + files.length > MAX_THREAD_FILES)
    throw new InvalidInputError({ files: [{ code: 'refusals.thread_full' }] })
  await tx.threadFile.createMany({
    data: files.map(({ fileName, contentType, sizeBytes, sha256, storageKey }, position) => ({
      entryId: entry.id,
      position,
      fileName,
      contentType,
      sizeBytes,
      sha256,
      storageKey,
    })),
  })
}

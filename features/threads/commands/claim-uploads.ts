import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'
import { InvalidInputError } from '@/platform/errors'
import { takeUploads, type ClaimedUpload } from '@/platform/files/claim-uploads'
import type { ReceivedFile } from '@/platform/files/receive'
import { MAX_THREAD_FILES } from '../rules/entry'

/**
 * Attaches uploaded files to an entry, all or none: each must be unclaimed and come with the secret that its
 * uploader was given. From then on they aren't files of the request: whoever reads the entry reads them.
 * @throws InvalidInputError `files`
 */
export async function claimUploads(
  tx: Prisma.TransactionClient,
  entry: { id: string; requestId: string },
  files: readonly ClaimedUpload[],
): Promise<void> {
  if (files.length === 0) return
  const uploads = await takeUploads(tx, files)
  if (uploads.length !== files.length)
    throw new InvalidInputError({ files: [{ code: 'refusals.thread_file_gone' }] })
  await keepFiles(tx, entry, uploads)
}

/**
 * Attaches stored files to an entry.
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

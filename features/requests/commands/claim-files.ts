import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'
import { tieUploads } from '@/platform/files/claim-uploads'
import type { ParsedRequest } from '../rules/request-check'
import { InvalidRequestError, problem } from '../rules/request-problems'

/**
 * Ties uploaded files to their request, all or none: each must be unclaimed
 * and come with the secret its uploader was given.
 * @throws InvalidRequestError naming the files that can't be claimed
 */
export async function claimFiles(
  tx: Prisma.TransactionClient,
  requestId: string,
  files: ParsedRequest['files'],
): Promise<void> {
  if (files.length === 0) return
  const tied = await tieUploads(tx, requestId, files)
  if (tied.length === files.length) return
  const left = new Set(tied)
  // A file named twice is good once.
  throw new InvalidRequestError(
    files.flatMap((file, i) => (left.delete(file.id) ? [] : [problem(`files.${i}`, 'file_gone')])),
  )
}

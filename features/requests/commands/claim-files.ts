import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'
import { tieUploads } from '@/platform/files/claim-uploads'
import type { ParsedRequest } from '../rules/request-check'
import { InvalidRequestError, problem } from '../rules/request-problems'

/**
 * Claims uploaded files for their request, all or none: each must be unclaimed and come with the secret that its
 * uploader was given.
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
  const unclaimed = new Set(tied)
  // A file that is named twice is claimed once.
  throw new InvalidRequestError(
    files.flatMap((file, i) =>
      unclaimed.delete(file.id) ? [] : [problem(`files.${i}`, 'file_gone')],
    ),
  )
}

import 'server-only'
import { hashClaimToken } from '@/platform/files/claim'
import type { Prisma } from '@/platform/db/generated/client'
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
  const claimed = await tx.$queryRaw<{ id: string }[]>`
    UPDATE attachment AS a SET "requestId" = ${requestId}::uuid, "linePosition" = NULLIF(f.position, 0)
    FROM unnest(${files.map((file) => file.id)}::uuid[], ${files.map((file) => hashClaimToken(file.claimToken))}::text[], ${files.map((file) => file.linePosition ?? 0)}::int[]) AS f(id, hash, position)
    WHERE a.id = f.id AND a."claimTokenHash" = f.hash AND a."requestId" IS NULL
    RETURNING a.id`
  if (claimed.length === files.length) return
  const left = new Set(claimed.map((file) => file.id))
  // A file named twice is good once.
  throw new InvalidRequestError(
    files.flatMap((file, i) => (left.delete(file.id) ? [] : [problem(`files.${i}`, 'file_gone')])),
  )
}

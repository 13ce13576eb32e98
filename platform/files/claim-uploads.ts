import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'
import { hashClaimToken } from './claim'
import type { ReceivedFile } from './receive'

/** An upload, and the secret that its uploader was given for it. */
export interface ClaimedUpload {
  id: string
  claimToken: string
}

/**
 * Ties uploads to a request. One that is tied already, or whose secret is another, stays as it is: whoever calls it
 * says what becomes of that.
 * @param files.linePosition of the line that it is for, from 1
 * @returns the ids of those that are tied now; one that is named twice is tied once
 */
export async function tieUploads(
  tx: Prisma.TransactionClient,
  requestId: string,
  files: readonly (ClaimedUpload & { linePosition?: number | undefined })[],
): Promise<string[]> {
  if (files.length === 0) return []
  const tied = await tx.$queryRaw<{ id: string }[]>`
    UPDATE attachment AS a SET "requestId" = ${requestId}::uuid, "linePosition" = NULLIF(f.position, 0)
    FROM unnest(${files.map(({ id }) => id)}::uuid[], ${hashes(files)}::text[],
      ${files.map(({ linePosition }) => linePosition ?? 0)}::int[]) AS f(id, hash, position)
    WHERE a.id = f.id AND a."claimTokenHash" = f.hash AND a."requestId" IS NULL
    RETURNING a.id`
  return tied.map(({ id }) => id)
}

/**
 * Takes uploads out of what waits to be put somewhere: they are the caller’s from here on.
 * @returns those that were there, by their secrets, as they were named; one that is named twice once
 */
export async function takeUploads(
  tx: Prisma.TransactionClient,
  files: readonly ClaimedUpload[],
): Promise<ReceivedFile[]> {
  if (files.length === 0) return []
  const ids = files.map(({ id }) => id)
  const uploads = await tx.$queryRaw<(ReceivedFile & { id: string })[]>`
    DELETE FROM attachment a USING unnest(${ids}::uuid[], ${hashes(files)}::text[]) AS f(id, hash)
    WHERE a.id = f.id AND a."claimTokenHash" = f.hash AND a."requestId" IS NULL
    RETURNING a.id, a."fileName", a."contentType", a."sizeBytes", a.sha256, a."storageKey"`
  return uploads
    .sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
    .map(({ fileName, contentType, sizeBytes, sha256, storageKey }) => ({
      fileName,
      contentType,
      sizeBytes,
      sha256,
      storageKey,
    }))
}

const hashes = (files: readonly ClaimedUpload[]): string[] =>
  files.map(({ claimToken }) => hashClaimToken(claimToken))

import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'
import { hashClaimToken } from './claim'
import type { ReceivedFile } from './receive'

/** An upload, and the secret that was given to its uploader. */
export interface ClaimedUpload {
  id: string
  claimToken: string
}

/**
 * Ties uploads to a request. An upload that is tied already, or whose secret doesn't match, stays
 * as it is: the caller decides what to do about it.
 * @param files.linePosition line that the upload is for, from 1
 * @returns the ids of the uploads now tied; one that is named twice appears once
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
 * Takes uploads out of the unclaimed ones: they are the caller’s from here on.
 * @returns those that existed and whose secrets match, in the order given; one that is named twice
 * appears once
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

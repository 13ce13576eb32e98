import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'
import { InvalidInputError } from '@/platform/errors'
import { tieUploads, type ClaimedUpload } from '@/platform/files/claim-uploads'
import { schemaWords } from '@/platform/validation-words'

/**
 * Adds photographs to the files of a request, for whoever writes down what they show.
 * @throws InvalidInputError of `photos` for files that aren’t the sender’s to add
 */
export async function claimPhotos(
  tx: Prisma.TransactionClient,
  requestId: string,
  photos: readonly ClaimedUpload[],
): Promise<void> {
  const tied = await tieUploads(tx, requestId, photos)
  if (tied.length < photos.length) throw new InvalidInputError({ photos: [schemaWords.file_gone] })
}

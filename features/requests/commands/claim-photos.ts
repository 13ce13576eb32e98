import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'
import { InvalidInputError } from '@/platform/errors'
import { hashClaimToken } from '@/platform/files/claim'
import { schemaWords as said } from '@/platform/validation-words'

/**
 * Puts photographs among the files of a request, for whoever writes down what they show.
 * @throws InvalidInputError of `photos` for what isn’t the sender’s to put there
 */
export async function claimPhotos(
  tx: Prisma.TransactionClient,
  requestId: string,
  photos: readonly { id: string; claimToken: string }[],
): Promise<void> {
  for (const { id, claimToken } of photos) {
    const { count } = await tx.attachment.updateMany({
      where: { id, requestId: null, claimTokenHash: hashClaimToken(claimToken) },
      data: { requestId },
    })
    if (count === 0) throw new InvalidInputError({ photos: [said.file_gone] })
  }
}

import 'server-only'
import { db } from '@/platform/db/client'
import { hashClaimToken, newClaimToken } from './claim'
import type { ReceivedFile } from './receive'

/**
 * Records a stored file that belongs to nothing yet.
 * @returns its id, and the secret that puts it onto a request, which is given only here
 */
export async function keepUnclaimed(
  file: ReceivedFile,
): Promise<{ id: string; claimToken: string }> {
  const claimToken = newClaimToken()
  const { id } = await db.attachment.create({
    data: { ...file, claimTokenHash: hashClaimToken(claimToken) },
    select: { id: true },
  })
  return { id, claimToken }
}

'use server'

import { refresh } from 'next/cache'
import { currentContext } from '@/features/accounts/queries/current-actor'
import { clientAddress } from '@/platform/client-address'
import { ConflictError } from '@/platform/errors'
import { log } from '@/platform/log'
import { consume } from '@/platform/rate-limit'
import { attachArtwork } from '../commands/attach-artwork'

/** What came of a file that was to be attached; keys of the texts. */
export type AttachOutcome = 'attached' | 'refused' | 'full'

/** Puts an uploaded file onto a line of a request that was sent; the page then shows it. */
export async function attachArtworkAction(
  serial: number,
  linePosition: number,
  file: { id: string; claimToken: string },
): Promise<AttachOutcome> {
  if ((await consume('submit', await clientAddress())) !== null) return 'refused'
  try {
    await attachArtwork(await currentContext(), { serial, linePosition, file })
  } catch (error) {
    if (error instanceof ConflictError) return 'full'
    log.warn({ err: error }, 'artwork could not be attached')
    return 'refused'
  }
  refresh()
  return 'attached'
}

'use server'

import { refresh } from 'next/cache'
import { act } from '@/features/accounts/action'
import { ConflictError, TooManyError } from '@/platform/errors'
import { log } from '@/platform/log'
import { attachArtwork } from '../commands/attach-artwork'

/** The outcome of attaching a file; keys of the texts. */
export type AttachOutcome = 'attached' | 'refused' | 'full'

/** Attaches an uploaded file to a line of a sent request; the page then shows it. */
export async function attachArtworkAction(
  serial: number,
  linePosition: number,
  file: { id: string; claimToken: string },
): Promise<AttachOutcome> {
  return act<AttachOutcome>(
    { permission: 'request.attach', rate: 'submit' },
    async (context) => {
      await attachArtwork(context, { serial, linePosition, file })
      refresh()
      return 'attached'
    },
    (error) => {
      if (error instanceof ConflictError) return 'full'
      if (!(error instanceof TooManyError))
        log.warn({ err: error }, 'artwork could not be attached')
      return 'refused'
    },
  )
}

'use server'

import { ForbiddenError, NotFoundError } from '@/platform/errors'
import { act } from '../action'
import { openLetter } from '../commands/open-letter'

/** The letter with its links; null where it isn't available. */
export async function openLetterAction(id: unknown): Promise<string | null> {
  return act<string | null>(
    { permission: 'mail.open', rate: 'desk' },
    (context) => openLetter(context, id),
    (error) => {
      if (error instanceof NotFoundError || error instanceof ForbiddenError) return null
      throw error
    },
  )
}

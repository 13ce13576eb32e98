'use server'

import { ForbiddenError, NotFoundError } from '@/platform/errors'
import { openLetter } from '../commands/open-letter'
import { currentContext } from '../queries/current-actor'

/** The letter with its links; null where it isn't to be had. */
export async function openLetterAction(id: unknown): Promise<string | null> {
  try {
    return await openLetter(await currentContext(), id)
  } catch (error) {
    if (error instanceof NotFoundError || error instanceof ForbiddenError) return null
    throw error
  }
}

import 'server-only'
import { randomUUID } from 'node:crypto'
import type { OwnContext } from '@/features/accounts/context'
import { authorize } from '@/features/accounts/rules/permissions'
import { NotFoundError } from '@/platform/errors'
import type { DeedRefusal } from '../rules/handling'
import { DeedRefusedError, type Handled } from './handle'

/** The result of handling several requests at once. */
interface HandledMany {
  done: number[]
  refused: { serial: number; reason: DeedRefusal; by: string | null }[]
}

/**
 * Does one deed with several requests, each in a transaction of its own: one that can't be handled doesn't stop the
 * others. They are undone together too.
 * @throws ForbiddenError; InvalidInputError for entries that fit none of them, in which case nothing is done
 */
export async function handleRequests(
  context: OwnContext,
  of: readonly Handled[],
  handle: (context: OwnContext, one: Handled) => Promise<void>,
): Promise<HandledMany> {
  authorize(context.actor, 'request.handle')
  const batchId = randomUUID()
  const result: HandledMany = { done: [], refused: [] }
  for (const one of of) {
    try {
      await handle(context, { ...one, batchId })
      result.done.push(one.serial)
    } catch (error) {
      if (error instanceof NotFoundError)
        result.refused.push({ serial: one.serial, reason: 'not_open', by: null })
      else if (error instanceof DeedRefusedError)
        result.refused.push({ serial: one.serial, reason: error.reason, by: error.by })
      else throw error
    }
  }
  return result
}

import 'server-only'
import type { Context } from '@/features/accounts/context'
import { noteAnswer } from '@/features/quotes/commands/note-answer'
import { orderOfRevision } from './order-of-revision'

/**
 * Records an answer that the buyer gave outside the site; an acceptance creates the order and its
 * payment plan in the same transaction.
 * @returns serial of the order; null for a decline
 * @throws as `noteAnswer`, and ConflictError 'over_credit', see `orderOfRevision`
 */
export async function recordAnswer(
  context: Context,
  input: unknown,
): Promise<{ orderSerial: number | null }> {
  return noteAnswer(context, input, orderOfRevision)
}

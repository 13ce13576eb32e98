import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Context } from '@/features/accounts/context'
import { isOpen } from '../rules/handling'
import { DeedRefusedError, handleRequest, type Handled } from './handle'

/**
 * Takes a request on; it stays in the inbox.
 * @throws as `handleRequest`
 */
export async function takeRequest(
  context: Context,
  of: Handled,
): Promise<{ serial: number; version: number }> {
  const { actor } = context
  authorize(actor, 'request.handle')
  return handleRequest('take', context, of, ({ status }) => {
    if (!isOpen(status)) throw new DeedRefusedError('not_open')
    return { assignedToId: actor.userId, snoozedUntil: null }
  })
}

import 'server-only'
import type { Context } from '@/features/accounts/context'
import { giveSignature } from '@/features/quotes/commands/decide-signature'
import { orderOfRevision } from './order-of-revision'

/**
 * Signs, as an approver, what a colleague asked to have signed, and creates the order, in one
 * transaction.
 * @param ipAddress kept as evidence of the signature
 * @returns serial of the order
 * @throws as `giveSignature`, and ConflictError 'over_credit', see `orderOfRevision`
 */
export async function signRequested(
  context: Context,
  input: unknown,
  ipAddress: string | null,
): Promise<{ orderSerial: number }> {
  return giveSignature(context, input, ipAddress, orderOfRevision)
}

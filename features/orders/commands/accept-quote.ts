import 'server-only'
import type { Context } from '@/features/accounts/context'
import { acceptRevision } from '@/features/quotes/commands/accept-revision'
import { orderOfRevision } from './order-of-revision'

/**
 * Signs a quote's revision and makes its order and payment plan, in one transaction.
 * @param ipAddress kept as evidence of the signature
 * @returns serial of the order
 * @throws as `acceptRevision`, and ConflictError 'over_credit', see `orderOfRevision`
 */
export async function acceptQuote(
  context: Context,
  input: unknown,
  ipAddress: string | null,
): Promise<{ orderSerial: number }> {
  return acceptRevision(context, input, ipAddress, orderOfRevision)
}

import 'server-only'
import type { OwnContext } from '@/features/accounts/context'
import { authorize } from '@/features/accounts/rules/permissions'
import { NotFoundError } from '@/platform/errors'
import { isSandbox } from '@/platform/sandbox'
import { payOutAll } from '@/platform/stripe/sandbox/payouts'

/**
 * Has the sandbox pay out what is there, as it does each night by itself.
 * @throws NotFoundError with a real key
 */
export async function payOutSandbox(context: OwnContext): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'stripe.compare')
  if (!isSandbox()) throw new NotFoundError('sandbox')
  await payOutAll(now)
}

import 'server-only'
import type { OwnContext } from '@/features/accounts/context'
import { authorize } from '@/features/accounts/rules/permissions'
import { NotFoundError } from '@/platform/errors'
import { isSandbox } from '@/platform/sandbox'
import { payOutAll } from '@/platform/stripe/sandbox/payouts'

/**
 * Makes the sandbox pay out its balance, as it does by itself each night.
 * @throws NotFoundError with a real key
 */
export async function payOutSandbox(context: OwnContext): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'stripe.compare')
  if (!isSandbox()) throw new NotFoundError('sandbox')
  await payOutAll(now)
}

import 'server-only'
import { env } from '@/platform/env'

/** Whether payments run in the local stand-in for Stripe: every page says so. */
export function isSandbox(): boolean {
  return env().STRIPE_SANDBOX
}

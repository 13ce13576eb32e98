import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { env } from '@/platform/env'

/** The sandbox's own API key: every instance of this installation derives the same one, and nobody else can. */
export function sandboxKey(): string {
  return `sk_test_sandbox_${createHmac('sha256', env().BETTER_AUTH_SECRET).update('stripe sandbox key v1').digest('hex')}`
}

/** Whether an Authorization header carries the sandbox's key. */
export function isAuthorized(header: string | null): boolean {
  const expected = Buffer.from(`Bearer ${sandboxKey()}`)
  const presented = Buffer.from(header ?? '')
  return presented.length === expected.length && timingSafeEqual(presented, expected)
}

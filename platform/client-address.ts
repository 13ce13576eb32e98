import 'server-only'
import { headers } from 'next/headers'
import { env } from '@/platform/env'

/**
 * The visitor's address as the trusted proxy tells it; null without one,
 * because a header anyone may write is no evidence.
 */
export async function clientAddress(): Promise<string | null> {
  if (!env().TRUSTED_PROXY) return null
  const forwarded = (await headers()).get('x-forwarded-for')
  return forwarded?.split(',').at(-1)?.trim() ?? null
}

import 'server-only'
import { headers } from 'next/headers'
import { env } from '@/platform/env'

/**
 * The visitor's address as the trusted proxy reports it; null without one, because a header that anybody can send is
 * no evidence.
 */
export async function clientAddress(): Promise<string | null> {
  return env().TRUSTED_PROXY ? addressIn(await headers()) : null
}

/** The visitor's address in a request's headers, or null: see clientAddress. */
export function addressIn(received: Headers | undefined): string | null {
  if (!env().TRUSTED_PROXY) return null
  return received?.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? null
}

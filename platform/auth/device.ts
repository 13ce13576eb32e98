import 'server-only'
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { env } from '@/platform/env'

const COOKIE = 'fsc_device'
const YEAR_SECONDS = 365 * 86_400

const sealOf = (id: string, account: string): string =>
  createHmac('sha256', env().BETTER_AUTH_SECRET)
    .update(`known device v1 ${id} ${account}`)
    .digest('base64url')

/** The cookie by which an account recognizes a browser that has signed in to it: it grants nothing. */
export function deviceCookie(account: string) {
  const id = randomBytes(12).toString('base64url')
  return {
    name: COOKIE,
    value: `${id}.${sealOf(id, account)}`,
    options: {
      httpOnly: true,
      sameSite: 'lax' as const,
      secure: env().APP_URL.startsWith('https://'),
      path: '/',
      maxAge: YEAR_SECONDS,
    },
  }
}

/** The id of a browser that this account recognizes; null for any other. */
export function knownDevice(headers: Headers | undefined, account: string): string | null {
  const found = new RegExp(`(?:^|;\\s*)${COOKIE}=([\\w-]{16})\\.([\\w-]{43})(?:;|$)`).exec(
    headers?.get('cookie') ?? '',
  )
  const [, id = '', seal = ''] = found ?? []
  if (!id) return null
  return timingSafeEqual(Buffer.from(seal), Buffer.from(sealOf(id, account))) ? id : null
}

import 'server-only'
import { env } from '@/platform/env'
import { COMPANY_COOKIE } from './company-roles'

/** Remembers which of one's companies was selected. It grants nothing: membership is read again each time. */
export const companyCookie = (companyId: string) => ({
  name: COMPANY_COOKIE,
  value: /^[0-9a-f-]{36}$/.test(companyId) ? companyId : '',
  httpOnly: true,
  sameSite: 'lax' as const,
  secure: env().APP_URL.startsWith('https://'),
  path: '/',
})

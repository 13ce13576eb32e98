import 'server-only'
import { betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { nextCookies } from 'better-auth/next-js'
import { db } from '@/platform/db/client'
import { env } from '@/platform/env'

export interface AuthEvents {
  /** sends the link that proves an address */
  sendVerification: (to: { email: string; name: string }, url: string) => Promise<void>
  /** sends the link to a new password */
  sendPasswordReset: (to: { email: string; name: string }, url: string) => Promise<void>
  /** an address has been proved: the moment a person may join a company */
  onVerified: (user: { id: string; email: string; name: string }) => Promise<void>
}

/**
 * better-auth, set up once: e-mail and password, proved addresses, sessions in
 * the database, rate limits shared by all instances. `role` and `companyId`
 * can't be set from outside.
 */
export function createAuth(events: AuthEvents) {
  const settings = env()
  return betterAuth({
    baseURL: settings.APP_URL,
    basePath: '/api/auth',
    secret: settings.BETTER_AUTH_SECRET,
    trustedOrigins: [new URL(settings.APP_URL).origin],
    database: prismaAdapter(db, { provider: 'postgresql' }),
    user: {
      additionalFields: {
        role: { type: 'string', required: false, defaultValue: 'BUYER', input: false },
        companyId: { type: 'string', required: false, input: false },
      },
    },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 10,
      maxPasswordLength: 128,
      requireEmailVerification: true,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, url }) => events.sendPasswordReset(user, url),
    },
    emailVerification: {
      sendOnSignUp: true,
      autoSignInAfterVerification: true,
      sendVerificationEmail: ({ user, url }) => events.sendVerification(user, url),
      afterEmailVerification: (user) => events.onVerified(user),
    },
    session: { expiresIn: 14 * 86_400, updateAge: 86_400 },
    rateLimit: {
      enabled: settings.NODE_ENV === 'production',
      storage: 'database',
      window: 60,
      max: 60,
      customRules: { '/sign-in/email': { window: 60, max: 8 } },
    },
    advanced: {
      cookiePrefix: 'fsc',
      useSecureCookies: settings.APP_URL.startsWith('https://'),
      ipAddress: settings.TRUSTED_PROXY
        ? { ipAddressHeaders: ['x-forwarded-for'] }
        : { ipAddressHeaders: [] },
    },
    telemetry: { enabled: false },
    plugins: [nextCookies()],
  })
}

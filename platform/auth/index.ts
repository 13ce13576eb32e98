import 'server-only'
import { betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { nextCookies } from 'better-auth/next-js'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { db } from '@/platform/db/client'
import { env } from '@/platform/env'
import { forgiveAccount } from '@/platform/rate-limit/attempts'
import { guardAfter, guardBefore, type GuardEvents } from './guard'
import { newRecoveryCodes } from './recovery-codes'
import { SHORTEST_PASSWORD } from './weak-password'

export interface AuthEvents extends GuardEvents {
  /** somebody signed up with an address that already has an account */
  onExistingSignUp: (email: string) => Promise<void>
  /** an address was verified: the moment a person may join a company */
  onVerified: (user: { id: string; email: string; name: string }) => Promise<void>
}

/**
 * better-auth, set up once: e-mail and password, verified addresses, sessions in the database.
 * Limits and password rules are in guard.ts, since its own limiter and checks don't cover our
 * calls. `role` can't be set from outside.
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
      },
    },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: 128,
      requireEmailVerification: true,
      revokeSessionsOnPasswordReset: true,
      // The guard queues the letter before this is reached.
      sendResetPassword: ({ user }) => events.orderLetter('reset', user.email),
      onPasswordReset: async ({ user }) => {
        await endResetLinks(user.id)
        await forgiveAccount(user.email)
      },
      onExistingUserSignUp: ({ user }) => events.onExistingSignUp(user.email),
    },
    emailVerification: {
      sendOnSignUp: true,
      sendOnSignIn: true,
      autoSignInAfterVerification: true,
      sendVerificationEmail: ({ user }) => events.orderLetter('verify', user.email),
      afterEmailVerification: (user) => events.onVerified(user),
    },
    session: { expiresIn: 14 * 86_400, updateAge: 86_400 },
    // It can't distinguish visitors without a proxy, and counts only requests through its own
    // router.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'fsc',
      useSecureCookies: settings.APP_URL.startsWith('https://'),
      ipAddress: settings.TRUSTED_PROXY
        ? { ipAddressHeaders: ['x-forwarded-for'] }
        : { ipAddressHeaders: [] },
    },
    hooks: { before: guardBefore(events), after: guardAfter(events) },
    telemetry: { enabled: false },
    plugins: [
      // No browser is trusted beyond its session: the code is required at each sign-in.
      twoFactor({ backupCodeOptions: { customBackupCodesGenerate: newRecoveryCodes } }),
      // Must be last: it passes on the cookies of all others.
      nextCookies(),
    ],
  })
}

/** After one link was used, every other reset link of that person is void. */
async function endResetLinks(userId: string): Promise<void> {
  await db.verification.deleteMany({
    where: { value: userId, identifier: { startsWith: RESET_LINK } },
  })
}

/** The prefix of better-auth's rows for reset links, before the token. */
export const RESET_LINK = 'reset-password:'

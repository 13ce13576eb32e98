import 'server-only'
import { symmetricDecrypt } from 'better-auth/crypto'
import { z } from 'zod'
import { db } from '@/platform/db/client'
import { readHouse } from '@/platform/house/facts'
import { auth } from '../sign-in/auth'
import type { Actor } from '../rules/actor'
import { deviceOf, type Device } from '../rules/device'
import { authorize } from '../rules/permissions'
import { otpAddress } from '../rules/second-factor'

/** The number of sign-ins shown, newest first. */
const SIGN_INS_TOLD = 20

const signInDetails = z.object({
  proof: z.enum(['password', 'app', 'recovery', 'letter']).optional().catch(undefined),
  reason: z.string().optional().catch(undefined),
  browser: z.string().nullable().catch(null).default(null),
  system: z.string().nullable().catch(null).default(null),
})

/** One's own sessions and sign-ins, successful and refused. */
export async function ownSignIns(actor: Actor, now: Date) {
  authorize(actor, 'account.secure')
  const { userId } = actor
  const [sessions, events] = await Promise.all([
    db.session.findMany({
      where: { userId, expiresAt: { gt: now } },
      orderBy: { updatedAt: 'desc' },
      select: { id: true, userAgent: true, ipAddress: true, createdAt: true, updatedAt: true },
    }),
    db.auditEvent.findMany({
      where: {
        objectType: 'account',
        objectId: userId,
        action: { in: ['account.sign-in', 'account.sign-in.refused'] },
      },
      orderBy: { at: 'desc' },
      select: { id: true, at: true, action: true, after: true },
      take: SIGN_INS_TOLD,
    }),
  ])
  return {
    sessions: sessions.map(({ userAgent, ...session }) => ({
      ...session,
      device: deviceOf(userAgent),
    })),
    signIns: events.map(({ id, at, action, after }) => {
      const { proof, reason, browser, system } = signInDetails.parse(after ?? {})
      const device: Device = { browser, system }
      return { id, at, isRefused: action.endsWith('.refused'), proof, reason, device }
    }),
  }
}

/** The state of one's own second factor. */
export type OwnFactor =
  | { state: 'off' }
  /** started, and not yet confirmed by a first code: what the app reads */
  | { state: 'begun'; address: string; secret: string }
  | { state: 'on'; codesLeft: number }

/** A started set-up is shown for so long; then the password is asked for again. */
const SHOWN_MS = 15 * 60_000

export async function ownFactor(actor: Actor, now: Date): Promise<OwnFactor> {
  authorize(actor, 'account.secure')
  const { userId, email } = actor
  const factor = await db.twoFactor.findUnique({ where: { userId } })
  if (!factor) return { state: 'off' }
  if (factor.verified) {
    const { backupCodes } = await auth().api.viewBackupCodes({ body: { userId } })
    return { state: 'on', codesLeft: backupCodes.length }
  }
  if (now.getTime() - factor.updatedAt.getTime() > SHOWN_MS) return { state: 'off' }
  const [{ secretConfig }, { shortName }] = await Promise.all([auth().$context, readHouse()])
  const secret = await symmetricDecrypt({ key: secretConfig, data: factor.secret })
  const address = otpAddress(secret, shortName, email)
  return {
    state: 'begun',
    address,
    secret: new URL(address).searchParams.get('secret') ?? '',
  }
}

import 'server-only'
import { cookies, headers } from 'next/headers'
import { connection } from 'next/server'
import { cache } from 'react'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { readHouse } from '@/platform/house/facts'
import { env } from '@/platform/env'
import { auth } from '../sign-in/auth'
import type { OwnContext } from '../context'
import { COMPANY_COOKIE } from '../rules/company-roles'
import { LINKS_COOKIE, hashToken, readLinks } from '../rules/links'
import { memberActor, staffActor, type Actor } from '../rules/actor'
import { mustEnrol } from '../rules/second-factor'

/** A person's current companies: they are never stored in a session. */
const MEMBERSHIPS = {
  where: { leftAt: null },
  orderBy: [{ joinedAt: 'asc' }, { id: 'asc' }],
  select: { companyId: true, roles: true },
} satisfies Prisma.User$membershipsArgs

/**
 * The sender of this request, from its session and secret-link cookies. Looked up once for each request. A failing
 * look-up is an error, never a guest.
 */
export const currentActor = cache(async (): Promise<Actor> => {
  // Links expire with time, so that this must never be computed ahead of a request.
  await connection()
  const jar = await cookies()
  const [session, linkedRequestIds] = await Promise.all([
    auth().api.getSession({ headers: await brought() }),
    linkedRequests(readLinks(jar.get(LINKS_COOKIE)?.value)),
  ])
  const user = session
    ? await db.user.findUnique({
        where: { id: session.user.id },
        include: { memberships: MEMBERSHIPS },
      })
    : null
  // A former colleague is nobody here, whatever session they still hold.
  if (user?.role === 'STAFF' && user.leftAt === null)
    return mustEnrol(user, env().DEMO)
      ? { kind: 'enrolling', userId: user.id, name: user.name, email: user.email }
      : staffActor(user)
  if (user?.role === 'BUYER') {
    return memberActor(
      { userId: user.id, name: user.name, email: user.email, linkedRequestIds },
      user.memberships,
      jar.get(COMPANY_COOKIE)?.value,
    )
  }
  return { kind: 'guest', linkedRequestIds }
})

/**
 * The headers of this request, with its current cookies: where an action has set a new session, the page returned with
 * its answer uses that one.
 */
async function brought(): Promise<Headers> {
  const [head, jar] = await Promise.all([headers(), cookies()])
  const now = new Headers(head)
  now.set('cookie', jar.toString())
  return now
}

/** The context of a command in this request: its sender, now. */
export const currentContext = async (): Promise<OwnContext> => ({
  actor: await currentActor(),
  now: new Date(),
})

/** The id of the session that a request carries; empty without one. */
export async function sessionIn(requestHeaders: Headers): Promise<string> {
  const session = await auth().api.getSession({ headers: requestHeaders })
  return session?.session.id ?? ''
}

/** The id of the session that this page is requested with. */
export const sessionNow = async (): Promise<string> => sessionIn(await brought())

/** Whether somebody who has just signed in must set up a second factor before reaching the desk. */
export async function mustEnrolNow(userId: string): Promise<boolean> {
  const user = await db.user.findUnique({
    where: { id: userId },
    select: { role: true, twoFactorEnabled: true, isDemo: true },
  })
  return user?.role === 'STAFF' && mustEnrol(user, env().DEMO)
}

/** Where a person lands after signing in: an owner of a house without company data at its set-up. */
export async function homeOf(email: string): Promise<'/staff' | '/staff/settings' | '/account'> {
  const user = await db.user.findUnique({ where: { email }, select: { role: true, roles: true } })
  if (user?.role !== 'STAFF') return '/account'
  return user.roles.includes('owner') && (await readHouse()).isUnset ? '/staff/settings' : '/staff'
}

async function linkedRequests(tokens: readonly string[]): Promise<string[]> {
  if (tokens.length === 0) return []
  const links = await db.accessLink.findMany({
    where: {
      tokenHash: { in: tokens.map(hashToken) },
      revokedAt: null,
      expiresAt: { gt: new Date() },
    },
    select: { requestId: true, request: { select: { mergedIntoId: true } } },
  })
  // A merged request continues in another, and so do the links in its letters.
  return [
    ...new Set(
      links.flatMap(({ requestId, request }) => [requestId, request.mergedIntoId ?? []].flat()),
    ),
  ]
}

import 'server-only'
import { getLocale } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { redirect } from '@/i18n/navigation'
import { currentActor } from './queries/current-actor'
import type { Actor } from './rules/actor'

type Of<K extends Actor['kind']> = Extract<Actor, { kind: K }>

/** The signed-in staff member; sends others to the sign-in, and hides the desk from buyers. */
export async function requireStaff(returnTo = '/staff'): Promise<Of<'staff'>> {
  const actor = await currentActor()
  if (actor.kind === 'staff') return actor
  if (actor.kind === 'member') notFound()
  return turnAway(actor, returnTo)
}

/**
 * Redirects somebody who may not be here: a colleague without the second factor to its set-up, others to the sign-in.
 */
async function turnAway(actor: Actor, returnTo: string): Promise<never> {
  const pathname = actor.kind === 'enrolling' ? '/account/security/second-factor' : '/sign-in'
  return redirect({ href: { pathname, query: { next: returnTo } }, locale: await getLocale() })
}

/** The signed-in buyer or staff member; sends others to the sign-in. */
export async function requireSignedIn(returnTo: string): Promise<Of<'member'> | Of<'staff'>> {
  const actor = await currentActor()
  if (actor.kind === 'member' || actor.kind === 'staff') return actor
  return turnAway(actor, returnTo)
}

/** Whoever is signed in, even without the second factor that the desk requires: to set that up. */
export async function requireAccount(
  returnTo: string,
): Promise<Of<'member'> | Of<'staff'> | Of<'enrolling'>> {
  const actor = await currentActor()
  return actor.kind === 'enrolling' ? actor : requireSignedIn(returnTo)
}

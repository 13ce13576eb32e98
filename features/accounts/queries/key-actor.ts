import 'server-only'
import { ProblemError } from '@/platform/api/problem'
import { addressIn } from '@/platform/client-address'
import { db } from '@/platform/db/client'
import { TooManyError } from '@/platform/errors'
import { readHouse } from '@/platform/house/facts'
import { consume } from '@/platform/rate-limit'
import type { Actor } from '../rules/actor'
import { bearerIn, isApiKey } from '../rules/api-key'
import { apiScopes } from '../rules/api-scopes'
import { hashToken } from '../rules/links'

export type KeyActor = Extract<Actor, { kind: 'apiKey' }>

/**
 * The actor of a request with an API key. A missing, unknown, revoked or expired key gets the same answer, and counts
 * against the caller's address.
 * @throws ProblemError 401 with a challenge (RFC 6750, 3); TooManyError
 */
export async function keyActor(headers: Headers, now: Date): Promise<KeyActor> {
  const key = bearerIn(headers)
  const actor = key !== null && isApiKey(key) ? await actorOf(hashToken(key), now) : null
  if (actor) return actor
  const seconds = await consume('wrongKey', addressIn(headers))
  if (seconds !== null) throw new TooManyError(seconds)
  throw new ProblemError(
    'keyNeeded',
    undefined,
    {},
    {
      'www-authenticate': await challenge(key === null ? {} : { error: 'invalid_token' }),
    },
  )
}

/** The value of `WWW-Authenticate`. @param more `error` and its parameters; empty where no key was sent */
export async function challenge(more: Readonly<Record<string, string>>): Promise<string> {
  const { shortName } = await readHouse()
  const parameters = { realm: shortName.replaceAll(/[^\x20-\x7e]|["\\]/g, ''), ...more }
  return `Bearer ${Object.entries(parameters)
    .map(([name, value]) => `${name}="${value}"`)
    .join(', ')}`
}

async function actorOf(hash: string, now: Date): Promise<KeyActor | null> {
  const held = await db.apiKey.findUnique({
    where: { hash, revokedAt: null, expiresAt: { gt: now }, company: { mergedIntoId: null } },
  })
  return held
    ? {
        kind: 'apiKey',
        keyId: held.id,
        name: held.name,
        companyId: held.companyId,
        scopes: apiScopes(held.scopes),
      }
    : null
}

import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { apiScopes, type ApiScope } from '@/features/accounts/rules/api-scopes'
import { authorize, ofCompany } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import { NotFoundError } from '@/platform/errors'

/** A key as its company's owners see it: never the key itself. */
export interface ApiKeyView {
  id: string
  name: string
  lastFour: string
  scopes: ApiScope[]
  createdBy: string
  createdAt: Date
  expiresAt: Date
  /** to the hour; null for one that nobody has used */
  lastUsedAt: Date | null
  state: 'works' | 'over' | 'revoked'
  revokedAt: Date | null
  revokedBy: string
}

/** Of those that don't work any more, so many are shown: the record of deeds has them all. */
const MOST_ENDED = 20

/**
 * The keys of a company's own programs, those that work first.
 * @throws ForbiddenError for whoever isn't an owner; NotFoundError for somebody else's company
 */
export async function companyApiKeys(
  actor: Actor,
  companyId: string,
  now: Date,
): Promise<{ company: { id: string; name: string }; keys: ApiKeyView[] }> {
  authorize(actor, 'api-key.manage', ofCompany(companyId))
  const works = { revokedAt: null, expiresAt: { gt: now } }
  const [company, working, ended] = await Promise.all([
    db.company.findUnique({ where: { id: companyId }, select: { id: true, name: true } }),
    db.apiKey.findMany({ where: { companyId, ...works }, orderBy: { createdAt: 'desc' } }),
    db.apiKey.findMany({
      where: { companyId, NOT: works },
      orderBy: { createdAt: 'desc' },
      take: MOST_ENDED,
    }),
  ])
  if (!company) throw new NotFoundError('company')
  return {
    company,
    keys: [...working, ...ended].map((key) => ({
      id: key.id,
      name: key.name,
      lastFour: key.lastFour,
      scopes: apiScopes(key.scopes),
      createdBy: key.createdBy,
      createdAt: key.createdAt,
      expiresAt: key.expiresAt,
      lastUsedAt: key.lastUsedAt,
      state: key.revokedAt ? 'revoked' : key.expiresAt > now ? 'works' : 'over',
      revokedAt: key.revokedAt,
      revokedBy: key.revokedBy ?? '',
    })),
  }
}

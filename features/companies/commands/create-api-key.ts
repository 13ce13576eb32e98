import 'server-only'
import { randomUUID } from 'node:crypto'
import { lockCompany } from '@/features/accounts/commands/become-member'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { lastFourOf, newApiKey } from '@/features/accounts/rules/api-key'
import { hashToken } from '@/features/accounts/rules/links'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import { enqueue } from '@/platform/jobs'
import { memberMailsJob } from '../mails/member-letters'
import { apiKeyEntries, MOST_API_KEYS, tickedScopes } from '../rules/api-key-entries'
import { targetOf } from './target-company'

const DAY_MS = 86_400_000

/**
 * Makes a key by which a company's own program reads what is the company's; its owners are written to. Of the key
 * only the hash is kept, so the answer is the one place where it is ever told: sent again, its name is taken, and a
 * key that nobody has read can be revoked.
 * @param typed texts of a form, see `apiKeyEntries`
 * @returns the key itself
 * @throws InvalidInputError by field; ForbiddenError; NotFoundError for somebody else's company
 */
export async function createApiKey(
  context: Context,
  typed: Readonly<Record<string, string>>,
): Promise<{ id: string; key: string }> {
  const { actor, now } = context
  const { companyId, name, days } = targetOf(actor, 'api-key.manage', apiKeyEntries, typed)
  const scopes = tickedScopes(typed)
  const id = randomUUID()
  const key = newApiKey()
  const expiresAt = new Date(now.getTime() + days * DAY_MS)
  await inTransaction(context, async (tx) => {
    await lockCompany(tx, companyId)
    const working = await tx.apiKey.findMany({
      where: { companyId, revokedAt: null, expiresAt: { gt: now } },
      select: { name: true },
    })
    if (working.some((each) => each.name.toLowerCase() === name.toLowerCase()))
      throw new InvalidInputError({ name: [{ code: 'refusals.api_key_name_there' }] })
    if (working.length >= MOST_API_KEYS)
      throw new InvalidInputError({
        change: [{ code: 'refusals.too_many_api_keys', values: { most: MOST_API_KEYS } }],
      })
    await tx.apiKey.create({
      data: {
        id,
        companyId,
        name,
        hash: hashToken(key),
        lastFour: lastFourOf(key),
        scopes,
        createdBy: nameOf(actor),
        createdAt: now,
        expiresAt,
      },
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'company.create_api_key',
      objectType: 'company',
      objectId: companyId,
      after: { name, lastFour: lastFourOf(key), scopes, expiresAt: expiresAt.toISOString() },
    })
    await enqueue(tx, memberMailsJob, { what: 'keyMade', id })
  })
  return { id, key }
}

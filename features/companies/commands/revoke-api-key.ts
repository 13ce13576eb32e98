import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import { ConflictError, NotFoundError } from '@/platform/errors'
import { apiKeyTarget } from '../rules/api-key-entries'
import { targetOf } from './target-company'

/**
 * Ends a key: from the next call on it opens nothing.
 * @throws InvalidInputError; NotFoundError; ConflictError 'stale' where somebody revoked it meanwhile
 */
export async function revokeApiKey(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  const { companyId, keyId } = targetOf(actor, 'api-key.manage', apiKeyTarget, input)
  await inTransaction(context, async (tx) => {
    const held = await tx.apiKey.findFirst({ where: { id: keyId, companyId } })
    if (!held) throw new NotFoundError('api key')
    const { count } = await tx.apiKey.updateMany({
      where: { id: keyId, revokedAt: null },
      data: { revokedAt: now, revokedBy: nameOf(actor) },
    })
    if (count === 0) throw new ConflictError('stale')
    const { name, lastFour } = held
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'company.revoke_api_key',
      objectType: 'company',
      objectId: companyId,
      before: { name, lastFour },
    })
  })
}

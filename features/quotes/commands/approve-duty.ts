import 'server-only'
import { houseTerms } from '@/features/company/queries/house-terms'
import { z } from 'zod'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { ownWork } from '@/features/tariffs/queries/own-work'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { recordAudit } from '@/platform/audit'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { composeRevision } from '../rules/compose-revision'
import { approvalBasis, MIN_APPROVAL_REASON, rowsToApprove } from '../rules/duty-approval'
import { quoteDocumentSchema } from '../schema'

const entries = z.object({
  serial: z.coerce.number().int().min(1),
  revision: z.coerce.number().int().min(1),
  basis: z.string().regex(/^[0-9a-f]{64}$/),
  reason: z.string().trim().max(500),
})

/**
 * The tariff desk's yes to a DDP quote whose duty leans on rows read too long ago or by nobody. It holds for the draft
 * and the rules as they stood before the one who says it, and for no others. Said twice, it is said once.
 * @param input.basis what was looked at, see `approvalBasis`
 * @throws InvalidInputError without a reason, or by somebody who wrote at the draft where that isn't allowed;
 *   ConflictError 'stale' when the draft or the rules moved meanwhile, or it was sent
 */
export async function approveDuty(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'duty.approve')
  const parsed = entries.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { serial, revision: number, basis, reason } = parsed.data
  if (reason.length < MIN_APPROVAL_REASON)
    throw new InvalidInputError({ reason: [{ code: 'refusals.say_why' }] })
  const rules = await rulesInForce()
  const row = await databaseOf(context).quoteRevision.findFirst({
    where: { number, quote: { serial } },
  })
  if (!row) throw new NotFoundError(`quote ${serial} revision ${number}`)
  if (row.state !== 'DRAFT') throw new ConflictError('stale')
  const saved = quoteDocumentSchema.parse(row.document)
  const document = composeRevision(
    saved.draft,
    saved,
    rules,
    now,
    await houseTerms(databaseOf(context)),
  )
  const rows = rowsToApprove(document)
  if (rows.length === 0 || approvalBasis(document) !== basis) throw new ConflictError('stale')
  const isOwn = row.editorIds.includes(actor.userId)
  await inTransaction(context, async (tx) => {
    if (isOwn && !(await ownWork(tx)).allowed)
      throw new InvalidInputError({ reason: [{ code: 'refusals.own_duty' }] })
    const { count } = await tx.dutyApproval.createMany({
      data: [
        {
          revisionId: row.id,
          basisHash: basis,
          reason,
          approvedById: actor.userId,
          approvedBy: actor.name,
          approvedAt: now,
        },
      ],
      skipDuplicates: true,
    })
    if (count === 0) return
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'quote.approve_duty',
      objectType: 'quote_revision',
      objectId: row.id,
      after: {
        basis,
        reason,
        rows: rows.map(({ id, state, at }) => ({ id, state, at })),
        ...(isOwn ? { oneDidBoth: actor.name } : {}),
      },
    })
  })
}

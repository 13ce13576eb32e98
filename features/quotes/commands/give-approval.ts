import 'server-only'
import { z } from 'zod'
import { authorize, type PlainPermission } from '@/features/accounts/rules/permissions'
import { auditActor, type Actor } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { houseTerms } from '@/features/company/queries/house-terms'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { recordAudit } from '@/platform/audit'
import type { ApprovalKind, Prisma } from '@/platform/db/generated/client'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import type { Message } from '@/i18n/message'
import { composeRevision } from '../rules/compose-revision'
import { MIN_APPROVAL_REASON } from '../rules/duty-approval'
import { quoteDocumentSchema, type QuoteDocument } from '../schema'

const entries = z.object({
  serial: z.coerce.number().int().min(1),
  revision: z.coerce.number().int().min(1),
  basis: z.string().regex(/^[0-9a-f]{64}$/),
  reason: z.string().trim().max(500),
})

/** One kind of approval by a colleague. */
export interface ApprovalRule {
  kind: ApprovalKind
  permission: PlainPermission
  /** action name in the audit */
  action: string
  /** what a composed draft needs approved, and the hash of just that; null if nothing */
  examine: (
    actor: Actor,
    document: QuoteDocument,
    now: Date,
    revisionId: string,
  ) => Promise<{ basis: string; of: Prisma.InputJsonValue } | null>
  /** whether an editor of the draft may approve it too */
  mayOwn: (tx: Prisma.TransactionClient) => Promise<boolean>
  /** the refusal for editors who may not */
  ownRefusal: Message
}

/**
 * Approves a draft, by the rules and costs as the approver saw them, and for no others: any edit
 * voids it. Repeating it has no effect.
 * @param input.basis hash of what was reviewed
 * @throws InvalidInputError without a reason, or for an editor of the draft where that isn't
 *   allowed; ConflictError 'stale' when what is approved has changed meanwhile, or the draft was
 *   sent
 */
export async function giveApproval(
  { kind, permission, action, examine, mayOwn, ownRefusal }: ApprovalRule,
  context: Context,
  input: unknown,
): Promise<void> {
  const { actor, now } = context
  authorize(actor, permission)
  const parsed = entries.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { serial, revision: number, basis, reason } = parsed.data
  if (reason.length < MIN_APPROVAL_REASON)
    throw new InvalidInputError({ reason: [{ code: 'refusals.say_why' }] })
  if (actor.kind !== 'staff') throw new NotFoundError(`quote ${serial}`)
  const [rules, house] = [await rulesInForce(), await houseTerms(databaseOf(context))]
  const row = await databaseOf(context).quoteRevision.findFirst({
    where: { number, quote: { serial } },
  })
  if (!row) throw new NotFoundError(`quote ${serial} revision ${number}`)
  if (row.state !== 'DRAFT') throw new ConflictError('stale')
  const saved = quoteDocumentSchema.parse(row.document)
  const composed = composeRevision(saved.draft, saved, rules, now, house)
  const examined = await examine(actor, composed, now, row.id)
  if (examined?.basis !== basis) throw new ConflictError('stale')
  const isOwn = row.editorIds.includes(actor.userId)
  await inTransaction(context, async (tx) => {
    if (isOwn && !(await mayOwn(tx))) throw new InvalidInputError({ reason: [ownRefusal] })
    const { count } = await tx.quoteApproval.createMany({
      data: [
        {
          revisionId: row.id,
          kind,
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
      action,
      objectType: 'quote_revision',
      objectId: row.id,
      after: { basis, reason, of: examined.of, ...(isOwn ? { oneDidBoth: actor.name } : {}) },
    })
  })
}

import 'server-only'
import { z } from 'zod'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { recordAudit } from '@/platform/audit'
import type { Prisma } from '@/platform/db/generated/client'
import { inTransaction } from '@/platform/db/transaction'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { mergePreview } from '../queries/merge-preview'

const entries = z.object({
  from: z.uuid(),
  into: z.uuid(),
  /** of the preview that was looked at */
  basis: z.string().length(64),
})

/**
 * Makes one company of two: all that was one's is the other's, in one transaction, and what was signed stays as it
 * was signed. The row of the one that went stays and says where it went.
 * @param input `from`, `into` and the `basis` of the preview
 * @throws InvalidInputError for itself, one that is gone, or price lists that can't be one company's;
 *   ConflictError `stale` where it would do something else than was looked at
 */
export async function mergeCompanies(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'company.merge')
  const parsed = entries.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { from, into, basis } = parsed.data
  if (from === into) throw new InvalidInputError({ change: [{ code: 'refusals.merge_itself' }] })
  await inTransaction(
    context,
    async (tx) => {
      // Both rows, the smaller id first: two merges of the same pair come one after the other, and whoever writes
      // something of either waits.
      await tx.$executeRaw`SELECT 1 FROM company WHERE id = ANY(${[from, into]}::uuid[]) ORDER BY id FOR UPDATE`
      const preview = await mergePreview(actor, from, into, tx).catch((error: unknown) => {
        if (error instanceof NotFoundError)
          throw new InvalidInputError({ change: [{ code: 'refusals.merge_gone' }] })
        throw error
      })
      if (preview.clashes.length > 0)
        throw new InvalidInputError({
          change: [
            {
              code: 'refusals.merge_lists',
              values: { lists: preview.clashes.map(({ a, b }) => `${a} / ${b}`).join('; ') },
            },
          ],
        })
      if (preview.basis !== basis) throw new ConflictError('stale')
      // First the row: what is written of the one that goes is from here on the other's.
      const gone = await tx.company.update({
        where: { id: from },
        data: { mergedIntoId: into, mergedAt: now, mergedBy: nameOf(actor) },
      })
      await tx.company.updateMany({ where: { mergedIntoId: from }, data: { mergedIntoId: into } })
      await moveAll(tx, from, into)
      const stays = await tx.company.update({
        where: { id: into },
        data: {
          ...Object.fromEntries(preview.takesOver.map((field) => [field, gone[field]])),
          version: { increment: 1 },
        },
      })
      const { moves, doubles, takesOver } = preview
      const told = { from: gone.name, into: stays.name, moves, doubles, takesOver }
      for (const objectId of [from, into])
        await recordAudit(tx, {
          actor: auditActor(actor),
          action: 'company.merge',
          objectType: 'company',
          objectId,
          before: { from: { id: from, name: gone.name }, into: { id: into, name: stays.name } },
          after: told,
        })
    },
    { timeout: 60_000 },
  )
}

/**
 * Moves what belongs to a company. What both have, a number or a group, is kept once; who was told a price list is
 * told it still: a target that both have stays with the row that went, as evidence.
 */
async function moveAll(tx: Prisma.TransactionClient, from: string, into: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM company_tax_number a USING company_tax_number b
    WHERE a."companyId" = ${from}::uuid AND b."companyId" = ${into}::uuid
      AND (a.country, a.kind, a.number) = (b.country, b.kind, b.number)`
  await tx.$executeRaw`DELETE FROM company_group_member a USING company_group_member b
    WHERE a."companyId" = ${from}::uuid AND b."companyId" = ${into}::uuid AND a."groupId" = b."groupId"`
  // A person whom both have has what either lets them; whom the one that stays has removed stays so.
  await tx.$executeRaw`UPDATE company_member b SET version = b.version + 1,
      roles = ARRAY(SELECT DISTINCT unnest(b.roles || a.roles) ORDER BY 1)
    FROM company_member a WHERE a."companyId" = ${from}::uuid AND b."companyId" = ${into}::uuid
      AND a."userId" = b."userId" AND a."leftAt" IS NULL AND b."leftAt" IS NULL`
  // The narrower bound stays: a limit that only one of the two rows has is the person's from now on.
  await tx.$executeRaw`UPDATE approval_limit l SET "memberId" = b.id FROM company_member a, company_member b
    WHERE l."memberId" = a.id AND a."companyId" = ${from}::uuid AND b."companyId" = ${into}::uuid AND a."userId" = b."userId"
      AND NOT 'owner' = ANY(b.roles)
      AND NOT EXISTS (SELECT 1 FROM approval_limit o WHERE o."memberId" = b.id AND o.currency = l.currency)`
  await tx.$executeRaw`UPDATE company_invitation a SET "withdrawnAt" = now() FROM company_invitation b
    WHERE a."companyId" = ${from}::uuid AND b."companyId" = ${into}::uuid AND a.email = b.email
      AND a."usedAt" IS NULL AND a."withdrawnAt" IS NULL AND b."usedAt" IS NULL AND b."withdrawnAt" IS NULL`
  await tx.$executeRaw`DELETE FROM join_request a USING join_request b
    WHERE a."companyId" = ${from}::uuid AND b."companyId" = ${into}::uuid AND a."userId" = b."userId"
      AND a."answeredAt" IS NULL AND b."answeredAt" IS NULL`
  await tx.$executeRaw`DELETE FROM company_member a USING company_member b
    WHERE a."companyId" = ${from}::uuid AND b."companyId" = ${into}::uuid AND a."userId" = b."userId"`
  const move = { where: { companyId: from }, data: { companyId: into } }
  await tx.contact.updateMany(move)
  await tx.companyMember.updateMany(move)
  await tx.$executeRaw`UPDATE company_member SET roles = '{owner}', version = version + 1
    WHERE id = (SELECT id FROM company_member WHERE "companyId" = ${into}::uuid AND "leftAt" IS NULL ORDER BY "joinedAt", id LIMIT 1)
      AND NOT EXISTS (SELECT 1 FROM company_member WHERE "companyId" = ${into}::uuid AND 'owner' = ANY(roles))`
  await tx.savedList.updateMany(move)
  await tx.companyInvitation.updateMany(move)
  await tx.joinRequest.updateMany(move)
  await tx.signatureRequest.updateMany(move)
  await tx.quoteRequest.updateMany(move)
  await tx.quote.updateMany(move)
  await tx.order.updateMany(move)
  await tx.bankMatch.updateMany(move)
  await tx.stripeCustomer.updateMany(move)
  await tx.companyAddress.updateMany(move)
  await tx.companyTaxNumber.updateMany(move)
  await tx.companyPaper.updateMany(move)
  await tx.companyNote.updateMany(move)
  await tx.companyGroupMember.updateMany(move)
  await tx.$executeRaw`UPDATE price_list_target t SET "companyId" = ${into}::uuid
    WHERE t."companyId" = ${from}::uuid AND NOT EXISTS (
      SELECT 1 FROM price_list_target o WHERE o."versionId" = t."versionId" AND o."companyId" = ${into}::uuid)`
}

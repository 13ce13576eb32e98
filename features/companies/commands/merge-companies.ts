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
  /** basis of the preview that was shown */
  basis: z.string().length(64),
})

/**
 * Merges two companies: everything that belongs to `from` moves to `into`, in one transaction, and what was signed
 * stays as it was signed. The row of the merged company stays and refers to the remaining one.
 * @param input `from`, `into` and the `basis` of the preview
 * @throws InvalidInputError where both are the same, one no longer exists, or their price lists conflict; ConflictError
 *   `stale` where the merge would differ from the preview
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
      // Locks both rows, the smaller id first: two merges of the same pair come one after the other, and whoever writes
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
      // The row comes first: from here on, what is written for the merged company goes to the remaining one.
      const merged = await tx.company.update({
        where: { id: from },
        data: { mergedIntoId: into, mergedAt: now, mergedBy: nameOf(actor) },
      })
      await tx.company.updateMany({ where: { mergedIntoId: from }, data: { mergedIntoId: into } })
      await moveAll(tx, from, into)
      const stays = await tx.company.update({
        where: { id: into },
        data: {
          ...Object.fromEntries(preview.takesOver.map((field) => [field, merged[field]])),
          version: { increment: 1 },
        },
      })
      const { moves, doubles, takesOver } = preview
      const summary = { from: merged.name, into: stays.name, moves, doubles, takesOver }
      for (const objectId of [from, into])
        await recordAudit(tx, {
          actor: auditActor(actor),
          action: 'company.merge',
          objectType: 'company',
          objectId,
          before: { from: { id: from, name: merged.name }, into: { id: into, name: stays.name } },
          after: summary,
        })
    },
    { timeout: 60_000 },
  )
}

/**
 * Moves what belongs to a company. Numbers and groups that both have are kept once. A price list stays visible to
 * whoever had it: a target that both have stays with the merged row, as evidence.
 */
async function moveAll(tx: Prisma.TransactionClient, from: string, into: string): Promise<void> {
  await tx.$executeRaw`DELETE FROM company_tax_number a USING company_tax_number b
    WHERE a."companyId" = ${from}::uuid AND b."companyId" = ${into}::uuid
      AND (a.country, a.kind, a.number) = (b.country, b.kind, b.number)`
  await tx.$executeRaw`DELETE FROM company_group_member a USING company_group_member b
    WHERE a."companyId" = ${from}::uuid AND b."companyId" = ${into}::uuid AND a."groupId" = b."groupId"`
  // A person who belongs to both has the roles of both; whoever the remaining company has removed stays removed.
  await tx.$executeRaw`UPDATE company_member b SET version = b.version + 1,
      roles = ARRAY(SELECT DISTINCT unnest(b.roles || a.roles) ORDER BY 1)
    FROM company_member a WHERE a."companyId" = ${from}::uuid AND b."companyId" = ${into}::uuid
      AND a."userId" = b."userId" AND a."leftAt" IS NULL AND b."leftAt" IS NULL`
  // The narrower limit stays: a limit that only one of the two rows has becomes the person's.
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
  // Whose program reads one of the two reads what both are now, as their people do.
  await tx.apiKey.updateMany(move)
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

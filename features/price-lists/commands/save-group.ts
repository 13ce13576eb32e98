import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { lastDeed, recordAudit } from '@/platform/audit'
import type { Prisma } from '@/platform/db/generated/client'
import { isUniqueViolation } from '@/platform/db/unique-violation'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import type { GroupEntries } from '../rules/group-entries'
import { groupSchema } from '../schema'

/** Somebody saved meanwhile: who, when, and who is in the group now. Nothing was written. */
export class StaleGroupError extends ConflictError {
  constructor(
    readonly by: { id: string | null; name: string },
    readonly at: Date,
    /** the version of their state: saving over it is then deliberate */
    readonly version: number,
    readonly theirs: GroupEntries,
  ) {
    super('stale')
  }
}

/**
 * Creates or changes a group. Companies that join or leave have other prices at once.
 * @param input.id null for a new one
 * @param input.version the version that the form was opened with
 * @returns the version for the next save
 * @throws InvalidInputError by field, StaleGroupError, NotFoundError
 */
export async function saveGroup(
  context: Context,
  input: { id: string | null; version: number; entries: Readonly<Record<string, string>> },
): Promise<{ id: string; version: number }> {
  const { actor } = context
  const database = databaseOf(context)
  authorize(actor, 'price-list.edit')
  const parsed = groupSchema.safeParse({
    name: input.entries.name ?? '',
    companies: input.entries.companies ?? '',
  })
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { name, companies } = parsed.data
  if (
    (await database.company.count({
      where: { id: { in: companies }, mergedIntoId: null },
    })) !== companies.length
  )
    throw new InvalidInputError({ companies: [{ code: 'refusals.one_gone' }] })
  if (input.id !== null && !/^[0-9a-f-]{36}$/.test(input.id)) throw new NotFoundError('group')
  try {
    return await inTransaction(context, async (tx) => {
      const before =
        input.id === null
          ? null
          : await tx.companyGroup.findUnique({
              where: { id: input.id },
              include: { members: true },
            })
      if (input.id !== null && !before) throw new NotFoundError('group')
      if (before) {
        const { count } = await tx.companyGroup.updateMany({
          where: { id: before.id, version: input.version },
          data: { name, savedBy: nameOf(actor), version: { increment: 1 } },
        })
        if (count === 0) throw await savedMeanwhile(tx, before.id)
        await tx.companyGroupMember.deleteMany({
          where: { groupId: before.id, companyId: { notIn: companies } },
        })
      }
      const id =
        before?.id ??
        (
          await tx.companyGroup.create({
            data: { name, savedBy: nameOf(actor) },
            select: { id: true },
          })
        ).id
      await tx.companyGroupMember.createMany({
        data: companies.map((companyId) => ({ groupId: id, companyId })),
        skipDuplicates: true,
      })
      await recordAudit(tx, {
        actor: auditActor(actor),
        action: 'company-group.save',
        objectType: 'company_group',
        objectId: id,
        ...(before
          ? {
              before: {
                name: before.name,
                companies: before.members.map(({ companyId }) => companyId),
              },
            }
          : {}),
        after: { name, companies },
      })
      return { id, version: before ? input.version + 1 : 1 }
    })
  } catch (error) {
    if (isUniqueViolation(error))
      throw new InvalidInputError({ name: [{ code: 'refusals.group_named' }] })
    throw error
  }
}

/** What somebody else has saved meanwhile, and who it was. */
async function savedMeanwhile(
  tx: Prisma.TransactionClient,
  id: string,
): Promise<ConflictError | NotFoundError> {
  const [group, deed] = await Promise.all([
    tx.companyGroup.findUnique({
      where: { id },
      include: {
        members: {
          select: { company: { select: { id: true, name: true } } },
          orderBy: { company: { name: 'asc' } },
        },
      },
    }),
    lastDeed(tx, 'company_group', id, ['company-group.save']),
  ])
  if (!group) return new NotFoundError('group')
  return new StaleGroupError(
    { id: deed?.by.id ?? null, name: group.savedBy },
    deed?.at ?? new Date(),
    group.version,
    { name: group.name, members: group.members.map(({ company }) => company) },
  )
}

/**
 * Dissolves a group that no list was ever for.
 * @throws ConflictError 'in_use', NotFoundError
 */
export async function dropGroup(context: Context, id: string): Promise<void> {
  const { actor } = context
  authorize(actor, 'price-list.edit')
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new NotFoundError('group')
  await inTransaction(context, async (tx) => {
    const group = await tx.companyGroup.findUnique({
      where: { id },
      include: { members: true, _count: { select: { targets: true } } },
    })
    if (!group) throw new NotFoundError('group')
    if (group._count.targets > 0) throw new ConflictError('in_use')
    await tx.companyGroup.delete({ where: { id } })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'company-group.drop',
      objectType: 'company_group',
      objectId: id,
      before: { name: group.name, companies: group.members.map(({ companyId }) => companyId) },
    })
  })
}

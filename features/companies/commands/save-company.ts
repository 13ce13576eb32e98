import 'server-only'
import { z } from 'zod'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { lastDeed, recordAudit } from '@/platform/audit'
import type { Prisma } from '@/platform/db/generated/client'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError, NotFoundError, StaleEntriesError } from '@/platform/errors'
import { PROFILE_FIELDS, profileSchema } from '../schema'

const target = z.object({
  id: z.uuid(),
  /** version of the profile that the form was opened with */
  version: z.coerce.number<string>().int().min(1),
})

type Texts = Record<string, string>

/**
 * Changes a company's profile. Saving the same again changes nothing.
 * @param input texts by field, with `id` and `version`
 * @throws InvalidInputError by field; StaleEntriesError where somebody has saved since; NotFoundError
 */
export async function saveCompany(context: Context, input: unknown): Promise<void> {
  const { actor } = context
  authorize(actor, 'company.edit')
  const which = target.safeParse(input)
  if (!which.success) throw InvalidInputError.fromZod(which.error)
  const parsed = profileSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { id, version } = which.data
  await inTransaction(context, async (tx) => {
    const company = await lockedCompany(tx, id)
    const [before, after] = [profileTexts(company), { ...parsed.data }]
    const changedFields = PROFILE_FIELDS.filter((field) => before[field] !== after[field])
    if (changedFields.length === 0) return
    if (company.version !== version) throw await savedMeanwhile(tx, company, version)
    if (after.ownerId !== before.ownerId) await mustBeOfSales(tx, after.ownerId)
    await tx.company.update({
      where: { id },
      data: {
        ...after,
        country: after.country || null,
        ownerId: after.ownerId || null,
        version: { increment: 1 },
      },
    })
    const of = (texts: Texts) =>
      Object.fromEntries(changedFields.map((field) => [field, texts[field] ?? '']))
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'company.save',
      objectType: 'company',
      objectId: id,
      before: { ...(await withOwner(tx, of(before))) },
      after: { ...(await withOwner(tx, of(after))), version: company.version + 1 },
    })
  })
}

/** The company's row, locked until the transaction ends. @throws NotFoundError also for a merged one */
export async function lockedCompany(tx: Prisma.TransactionClient, id: string) {
  await tx.$executeRaw`SELECT 1 FROM company WHERE id = ${id}::uuid FOR UPDATE`
  const company = await tx.company.findUnique({ where: { id } })
  if (!company || company.mergedIntoId) throw new NotFoundError('company')
  return company
}

const profileTexts = (row: {
  name: string
  legalName: string
  country: string | null
  website: string
  phone: string
  ownerId: string | null
}): Texts => ({
  name: row.name,
  legalName: row.legalName,
  country: row.country ?? '',
  website: row.website,
  phone: row.phone,
  ownerId: row.ownerId ?? '',
})

/** Adds the name of the responsible colleague to the id, for later readers of the record. */
async function withOwner(tx: Prisma.TransactionClient, texts: Texts): Promise<Texts> {
  const { ownerId, ...others } = texts
  if (ownerId === undefined) return texts
  const owner = ownerId ? await tx.user.findUnique({ where: { id: ownerId } }) : null
  return { ...others, owner: owner?.name ?? '', ownerId }
}

async function mustBeOfSales(tx: Prisma.TransactionClient, ownerId: string): Promise<void> {
  if (ownerId === '') return
  const found = await tx.user.count({
    where: {
      id: ownerId,
      role: 'STAFF',
      leftAt: null,
      roles: { hasSome: ['owner', 'sales', 'sales_manager'] },
    },
  })
  if (found === 0) throw new InvalidInputError({ ownerId: [{ code: 'refusals.owner_gone' }] })
}

/**
 * The error that shows the current profile and what the entries were based on, which the audit record has field by
 * field.
 */
async function savedMeanwhile(
  tx: Prisma.TransactionClient,
  company: Parameters<typeof profileTexts>[0] & { id: string; version: number },
  version: number,
): Promise<StaleEntriesError> {
  const theirs = profileTexts(company)
  const since = await tx.auditEvent.findMany({
    where: { objectType: 'company', objectId: company.id, action: 'company.save' },
    orderBy: { at: 'desc' },
    take: Math.max(0, company.version - version),
    select: { before: true },
  })
  // From the newest back to the one after the form's version: each records what it replaced.
  const base = since.reduce<Texts>(
    (texts, { before }) => ({
      ...texts,
      ...z.record(z.string(), z.string()).catch({}).parse(before),
    }),
    theirs,
  )
  const deed = await lastDeed(tx, 'company', company.id, ['company.save'])
  return new StaleEntriesError(
    deed?.by ?? { id: null, name: '' },
    deed?.at ?? new Date(0),
    company.version,
    base,
    theirs,
  )
}

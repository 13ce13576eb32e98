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
  /** of the profile that the form was opened with */
  version: z.coerce.number<string>().int().min(1),
})

type Texts = Record<string, string>

/**
 * Changes a company's profile. The same again is no change.
 * @param input texts by field, with `id` and `version`
 * @throws InvalidInputError by field; StaleEntriesError where somebody saved since; NotFoundError
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
    const held = await lockedCompany(tx, id)
    const [before, after] = [profileTexts(held), { ...parsed.data }]
    const changed = PROFILE_FIELDS.filter((field) => before[field] !== after[field])
    if (changed.length === 0) return
    if (held.version !== version) throw await savedMeanwhile(tx, held, version)
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
      Object.fromEntries(changed.map((field) => [field, texts[field] ?? '']))
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'company.save',
      objectType: 'company',
      objectId: id,
      before: { ...(await withOwner(tx, of(before))) },
      after: { ...(await withOwner(tx, of(after))), version: held.version + 1 },
    })
  })
}

/** The company's row, held until the transaction ends. @throws NotFoundError also for one that was merged */
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

/** The name of who looks after it beside the id, for who reads the record later. */
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

/** What stands there instead, and what the entries were made from: the record has each field as it was before. */
async function savedMeanwhile(
  tx: Prisma.TransactionClient,
  held: Parameters<typeof profileTexts>[0] & { id: string; version: number },
  version: number,
): Promise<StaleEntriesError> {
  const theirs = profileTexts(held)
  const since = await tx.auditEvent.findMany({
    where: { objectType: 'company', objectId: held.id, action: 'company.save' },
    orderBy: { at: 'desc' },
    take: Math.max(0, held.version - version),
    select: { before: true },
  })
  // From the newest back to the one that followed the form's version: each says what it took the place of.
  const base = since.reduce<Texts>(
    (texts, { before }) => ({
      ...texts,
      ...z.record(z.string(), z.string()).catch({}).parse(before),
    }),
    theirs,
  )
  const deed = await lastDeed(tx, 'company', held.id, ['company.save'])
  return new StaleEntriesError(
    deed?.by ?? { id: null, name: '' },
    deed?.at ?? new Date(0),
    held.version,
    base,
    theirs,
  )
}

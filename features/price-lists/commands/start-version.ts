import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { inTransaction, databaseOf } from '@/platform/db/transaction'
import { recordAudit } from '@/platform/audit'
import { Prisma } from '@/platform/db/generated/client'
import { factoryDay } from '@/platform/day'
import { NotFoundError } from '@/platform/errors'
import { isExclusionViolation, isUniqueViolation } from '@/platform/db/unique-violation'

/**
 * Opens the next version of a list as a draft, a copy of the newest one; the one in force stays until the draft
 * replaces it. Called again, it returns the same draft.
 * @throws NotFoundError
 */
export async function startVersion(context: Context, serial: number): Promise<{ number: number }> {
  const { actor, now } = context
  const database = databaseOf(context)
  authorize(actor, 'price-list.edit')
  const list = await database.priceList.findUnique({
    where: { serial },
    include: {
      versions: { orderBy: { number: 'desc' }, take: 1, include: { targets: true, entries: true } },
    },
  })
  const last = list?.versions[0]
  if (!last) throw new NotFoundError(`price list ${serial}`)
  if (last.state === 'DRAFT') return { number: last.number }
  const today = new Date(`${factoryDay(now)}T00:00:00Z`)
  const { name, priority, note, listId, validUntil } = last
  try {
    await inTransaction(context, async (tx) => {
      const { id } = await tx.priceListVersion.create({
        data: {
          listId,
          number: last.number + 1,
          name,
          priority,
          note,
          savedBy: nameOf(actor),
          validFrom: last.validFrom > today ? last.validFrom : today,
          validUntil: validUntil && validUntil < today ? null : validUntil,
        },
      })
      await tx.priceListTarget.createMany({
        data: last.targets.map(({ companyId, groupId }) => ({ versionId: id, companyId, groupId })),
      })
      await tx.priceListEntry.createMany({
        data: last.entries.map((entry) => ({
          ...entry,
          versionId: id,
          breaks: entry.breaks ?? Prisma.DbNull,
        })),
      })
      await recordAudit(tx, {
        actor: auditActor(actor),
        action: 'price-list.version',
        objectType: 'price_list',
        objectId: listId,
        after: { number: last.number + 1 },
      })
    })
  } catch (error) {
    // A colleague has just opened it.
    if (!isExclusionViolation(error) && !isUniqueViolation(error)) throw error
  }
  return { number: last.number + 1 }
}

import 'server-only'
import type { MessageValue } from '@/i18n/message'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { inTransaction } from '@/platform/db/transaction'
import { recordAudit } from '@/platform/audit'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { isExclusionViolation } from '@/platform/db/unique-violation'
import { addDays, factoryDay } from '@/platform/day'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { getPriceList } from '../queries/price-lists'
import { formatListNumber } from '../schema'

/**
 * Puts a list's draft in force. The version before it stays in force until the day before the new one begins, and
 * ends at once where that day is today or past.
 * @param input.edit the edit that was looked at
 * @throws ConflictError 'not_a_draft', 'stale'; InvalidInputError by field, `priority` where a list of the same
 *   company or group with the same priority is in force on one of its days
 */
export async function activatePriceList(
  context: Context,
  input: { serial: number; edit: number },
): Promise<{ number: number }> {
  const { actor, now } = context
  authorize(actor, 'price-list.edit')
  const before = await getPriceList(actor, input.serial, now)
  try {
    return await inTransaction(context, async (tx) => {
      // Two people who put it in force at once do so one after the other.
      const [list] = await tx.$queryRaw<
        { id: string }[]
      >`/* keep price_list_lock */ SELECT id FROM price_list WHERE serial = ${input.serial} FOR UPDATE`
      if (!list) throw new NotFoundError(`price list ${input.serial}`)
      const draft = await tx.priceListVersion.findFirst({
        where: { listId: list.id, state: 'DRAFT' },
        include: { _count: { select: { entries: true, targets: true } } },
      })
      if (!draft) throw new ConflictError('not_a_draft')
      if (draft.edit !== input.edit) throw new ConflictError('stale')
      const today = factoryDay(now)
      refuseUnfit(
        {
          entries: draft._count.entries,
          targets: draft._count.targets,
          validUntil: draft.validUntil?.toISOString().slice(0, 10) ?? null,
        },
        today,
      )
      await giveWay(tx, {
        listId: list.id,
        validFrom: draft.validFrom,
        today,
        by: nameOf(actor),
        now,
      })
      await tx.priceListVersion.update({
        where: { id: draft.id },
        data: {
          state: 'ACTIVE',
          holdsUntil: draft.validUntil,
          activatedAt: now,
          activatedBy: nameOf(actor),
        },
      })
      await recordAudit(tx, {
        actor: auditActor(actor),
        action: 'price-list.activate',
        objectType: 'price_list',
        objectId: list.id,
        before: before.versions
          .filter(({ standing }) => standing === 'holds' || standing === 'upcoming')
          .map(({ number, terms }) => ({
            number,
            ...terms,
            entries: terms.entries.slice(0, 10_000),
          })),
        after: {
          number: draft.number,
          changes: (before.versions[0]?.changes ?? []).map((each) => ({ ...each })),
          entries: draft._count.entries,
        },
      })
      return { number: draft.number }
    })
  } catch (error) {
    if (!isExclusionViolation(error)) throw error
    throw new InvalidInputError({
      priority: [
        { code: 'refusals.priority_taken', values: { list: await inTheWay(input.serial) } },
      ],
    })
  }
}

function refuseUnfit(
  draft: { entries: number; targets: number; validUntil: string | null },
  today: string,
): void {
  if (draft.targets === 0)
    throw new InvalidInputError({ companies: [{ code: 'refusals.choose_company' }] })
  if (draft.entries === 0)
    throw new InvalidInputError({ entries: [{ code: 'refusals.no_entries' }] })
  if (draft.validUntil !== null && draft.validUntil < today)
    throw new InvalidInputError({ validUntil: [{ code: 'refusals.past' }] })
}

/** Ends versions in force before the day on which a new one begins. */
async function giveWay(
  tx: Prisma.TransactionClient,
  {
    listId,
    validFrom,
    today,
    by,
    now,
  }: { listId: string; validFrom: Date; today: string; by: string; now: Date },
): Promise<void> {
  const begins = validFrom.toISOString().slice(0, 10)
  const lastDay = new Date(`${addDays(begins, -1)}T00:00:00Z`)
  const earlier = begins > today ? { validFrom: { lt: validFrom } } : { id: { in: [] } }
  await tx.priceListVersion.updateMany({
    where: {
      listId,
      state: 'ACTIVE',
      ...earlier,
      OR: [{ holdsUntil: null }, { holdsUntil: { gte: validFrom } }],
    },
    data: { holdsUntil: lastDay, endedBy: by, endedAt: now },
  })
  await tx.priceListVersion.updateMany({
    where: { listId, state: 'ACTIVE', NOT: earlier },
    data: { state: 'SUPERSEDED', endedAt: now, endedBy: by },
  })
}

const ANOTHER: MessageValue = { code: 'refusals.another_list' }

/** Names the list in force for the same company or group. */
async function inTheWay(serial: number): Promise<MessageValue> {
  const draft = await db.priceListVersion.findFirst({
    where: { list: { serial }, state: 'DRAFT' },
    include: { targets: true },
  })
  if (!draft) return ANOTHER
  const ids = (
    pick: (target: { companyId: string | null; groupId: string | null }) => string | null,
  ) => draft.targets.flatMap((target) => pick(target) ?? [])
  const other = await db.priceListVersion.findFirst({
    where: {
      state: 'ACTIVE',
      priority: draft.priority,
      list: { serial: { not: serial } },
      AND: [
        { OR: [{ holdsUntil: null }, { holdsUntil: { gte: draft.validFrom } }] },
        draft.validUntil ? { validFrom: { lte: draft.validUntil } } : {},
      ],
      targets: {
        some: {
          OR: [
            { companyId: { in: ids(({ companyId }) => companyId) } },
            { groupId: { in: ids(({ groupId }) => groupId) } },
          ],
        },
      },
    },
    include: { list: { select: { serial: true } } },
  })
  return other ? `${formatListNumber(other.list.serial)} “${other.name}”` : ANOTHER
}

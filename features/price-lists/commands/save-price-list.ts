import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { lastDeed, recordAudit } from '@/platform/audit'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { rowsOfText, type WrittenEntry } from '../rules/entry-lines'
import type { ListEntries } from '../rules/list-entries'
import { getPriceList } from '../queries/price-lists'
import { priceListSchema, type PriceListTerms } from '../schema'
import { knownEntries, refuseProblems } from '../queries/written-terms'

/** Somebody saved meanwhile: who, when, and the current entries. Nothing was written. */
export class StalePriceListError extends ConflictError {
  constructor(
    readonly by: { id: string | null; name: string },
    readonly at: Date,
    /** the edit of their entries: saving over it is then deliberate */
    readonly edit: number,
    readonly theirs: ListEntries,
  ) {
    super('stale')
  }
}

/**
 * Saves what was entered as the draft of a list; no buyer sees it before it is put in force.
 * @param input.serial null for a new list
 * @param input.edit the edit that the form was opened with
 * @throws InvalidInputError by field, entries by line; StalePriceListError; NotFoundError; ConflictError
 *   'not_a_draft'
 */
export async function savePriceList(
  context: Context,
  input: { serial: number | null; edit: number; entries: Readonly<Record<string, string>> },
): Promise<{ serial: number; edit: number }> {
  const { actor } = context
  authorize(actor, 'price-list.edit')
  const parsed = priceListSchema.safeParse(
    Object.fromEntries(
      Object.keys(priceListSchema.shape).map((field) => [field, input.entries[field] ?? '']),
    ),
  )
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { entries, problems } = await knownEntries(rowsOfText(parsed.data.entries))
  refuseProblems(problems)
  await refuseGone(parsed.data)
  const draft = { terms: parsed.data, entries }
  if (input.serial === null) return create(context, draft)
  const saved = await update(context, { serial: input.serial, edit: input.edit }, draft)
  if (saved) return { serial: input.serial, edit: input.edit + 1 }
  throw await savedMeanwhile(context, input.serial)
}

/** What somebody else has saved meanwhile, and who it was, from the audit record of that transaction. */
async function savedMeanwhile(context: Context, serial: number): Promise<ConflictError> {
  const { actor } = context
  const database = databaseOf(context)
  const [list, row] = await Promise.all([
    getPriceList(actor, serial),
    database.priceList.findUniqueOrThrow({ where: { serial }, select: { id: true } }),
  ])
  const [draft] = list.versions
  if (draft?.standing !== 'draft') return new ConflictError('not_a_draft')
  const deed = await lastDeed(database, 'price_list', row.id, [
    'price-list.save',
    'price-list.import',
  ])
  const by = { id: deed?.by.id ?? null, name: draft.savedBy }
  return new StalePriceListError(by, deed?.at ?? context.now, draft.edit, {
    ...draft.terms,
    companies: draft.companies,
    groups: draft.groups,
  })
}

interface Written {
  terms: PriceListTerms
  entries: readonly WrittenEntry[]
}
const date = (day: string): Date => new Date(`${day}T00:00:00Z`)
const rowOf = ({ name, validFrom, validUntil, priority, note }: PriceListTerms) => ({
  name,
  validFrom: date(validFrom),
  validUntil: validUntil === null ? null : date(validUntil),
  priority,
  note,
})

async function create(context: Context, draft: Written): Promise<{ serial: number; edit: number }> {
  const { actor } = context
  return inTransaction(context, async (tx) => {
    const list = await tx.priceList.create({
      data: {
        versions: { create: { number: 1, savedBy: nameOf(actor), ...rowOf(draft.terms) } },
      },
      select: { id: true, serial: true, versions: { select: { id: true } } },
    })
    await writeParts(tx, list.versions[0]?.id ?? '', draft)
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'price-list.save',
      objectType: 'price_list',
      objectId: list.id,
      after: audited(draft),
    })
    return { serial: list.serial, edit: 1 }
  })
}

/** @returns false when the draft has another edit by now, or isn't a draft */
function update(
  context: Context,
  at: { serial: number; edit: number },
  written: Written,
): Promise<boolean> {
  const { actor } = context
  return inTransaction(context, async (tx) => {
    const draft = await tx.priceListVersion.findFirst({
      where: { list: { serial: at.serial }, state: 'DRAFT' },
      include: { _count: { select: { entries: true } } },
    })
    if (!draft) {
      if ((await tx.priceList.count({ where: { serial: at.serial } })) === 0)
        throw new NotFoundError(`price list ${at.serial}`)
      return false
    }
    const { count } = await tx.priceListVersion.updateMany({
      where: { id: draft.id, state: 'DRAFT', edit: at.edit },
      data: { ...rowOf(written.terms), savedBy: nameOf(actor), edit: { increment: 1 } },
    })
    if (count === 0) return false
    await writeParts(tx, draft.id, written)
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'price-list.save',
      objectType: 'price_list',
      objectId: draft.listId,
      before: {
        name: draft.name,
        validFrom: draft.validFrom.toISOString().slice(0, 10),
        validUntil: draft.validUntil?.toISOString().slice(0, 10) ?? null,
        priority: draft.priority,
        entries: draft._count.entries,
      },
      after: audited(written),
    })
    return true
  })
}

const audited = ({
  terms: { name, validFrom, validUntil, priority, companies, groups },
  entries,
}: Written) => ({
  name,
  validFrom,
  validUntil,
  priority,
  companies,
  groups,
  entries: entries.length,
})

/** Replaces a draft's entries, and the companies and groups it is for. */
export async function writeParts(
  tx: Prisma.TransactionClient,
  versionId: string,
  { terms, entries }: { terms?: PriceListTerms; entries: readonly WrittenEntry[] },
): Promise<void> {
  await tx.priceListEntry.deleteMany({ where: { versionId } })
  await tx.priceListEntry.createMany({
    data: entries.map(({ scope, key, basisPoints, breaks, aboveList }) => ({
      versionId,
      scope,
      key,
      basisPoints,
      aboveList,
      breaks: basisPoints === null ? breaks.map((each) => ({ ...each })) : Prisma.DbNull,
    })),
  })
  if (!terms) return
  await tx.priceListTarget.deleteMany({ where: { versionId } })
  await tx.priceListTarget.createMany({
    data: [
      ...terms.companies.map((companyId) => ({ versionId, companyId })),
      ...terms.groups.map((groupId) => ({ versionId, groupId })),
    ],
  })
}

/** @throws InvalidInputError where a company or group that it is for no longer exists */
async function refuseGone({ companies, groups }: PriceListTerms): Promise<void> {
  const [companyCount, together] = await Promise.all([
    db.company.count({ where: { id: { in: companies }, mergedIntoId: null } }),
    db.companyGroup.count({ where: { id: { in: groups } } }),
  ])
  if (companyCount !== companies.length)
    throw new InvalidInputError({ companies: [{ code: 'refusals.one_gone' }] })
  if (together !== groups.length)
    throw new InvalidInputError({ groups: [{ code: 'refusals.one_gone' }] })
}

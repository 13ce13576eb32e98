import 'server-only'
import type { Message } from '@/i18n/message'
import { routing } from '@/i18n/routing'
import { sayComplaint } from '@/i18n/say'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor, nameOf, type Actor } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { recordAudit } from '@/platform/audit'
import { cacheChanged } from '@/platform/cache/changed'
import { TARIFFS_TAG } from '@/platform/cache-tags'
import { factoryDay, newYorkDay } from '@/platform/day'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { isUniqueViolation } from '@/platform/db/unique-violation'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { applyChanges, type RuleChange } from '../engine/change'
import { RuleSetError } from '../engine/rule-set-error'
import { compileRuleSet, type CompiledRuleSet } from '../engine/compile'
import { readChanges } from '../rule-schema'
import { changeTitle, deskChangeSchema, ruleChange } from '../change-schema'
import { ownWork } from '../queries/own-work'
import { decidedRows, type DecidedRow } from '../import/decisions'
import { rulesInForce } from '../queries/rules-in-force'
import { reviewAfter } from '../rules/review-day'
import { ruleProblem } from '../rules/rule-problem'
import { changesFor, destinationsOf, type RulesInForce } from '../rules/rules-in-force'
import { isSamePerson, mayApprove } from '../rules/second-person'
import type { RuleSet } from '../engine/types'

export interface ChangeSetView {
  serial: number
  title: string
  state: 'DRAFT' | 'PUBLISHED' | 'DISCARDED'
  changes: RuleChange[]
  /** of the rows of a schedule; empty for other sets */
  decisions: DecidedRow[]
  createdBy: string
  createdById: string | null
  createdAt: Date
  version: number | null
  reason: string | null
  publishedBy: string | null
  publishedAt: Date | null
}

const view = (
  row: Omit<ChangeSetView, 'changes' | 'decisions'> & {
    changes: Prisma.JsonValue
    decisions: Prisma.JsonValue
  },
): ChangeSetView => ({
  serial: row.serial,
  title: row.title,
  state: row.state,
  changes: readChanges(row.changes),
  decisions: decidedRows.parse(row.decisions ?? []),
  createdBy: row.createdBy,
  createdById: row.createdById,
  createdAt: row.createdAt,
  version: row.version,
  reason: row.reason,
  publishedBy: row.publishedBy,
  publishedAt: row.publishedAt,
})

/** Change sets that are neither published nor discarded, newest first. */
export async function draftedChangeSets(actor: Actor): Promise<ChangeSetView[]> {
  authorize(actor, 'tariff.read')
  const where = { state: 'DRAFT' } as const
  return (await db.tariffChangeSet.findMany({ where, orderBy: { serial: 'desc' } })).map(view)
}

/** @throws NotFoundError */
export async function getChangeSet(actor: Actor, serial: number): Promise<ChangeSetView> {
  authorize(actor, 'tariff.read')
  const row = await db.tariffChangeSet.findUnique({ where: { serial } })
  if (!row) throw new NotFoundError(`change set ${serial}`)
  return view(row)
}

/**
 * The rules of the United States as they would be with some changes made.
 * @throws RuleChangeError, or Error where they would overlap
 */
export const rulesWith = (
  us: RuleSet,
  changes: readonly RuleChange[],
  day: string,
): CompiledRuleSet => compileRuleSet(applyChanges(us, changes, day))

/**
 * Checks that changes fit the rules of every destination that they concern.
 * @throws RuleChangeError, or Error where they would overlap; RuleSetError for a destination that has no rules
 */
export function fit(inForce: RulesInForce, changes: readonly RuleChange[], day: string): void {
  rulesWith(inForce.us, changes, day)
  for (const destination of destinationsOf(changes)) {
    const rows = inForce.rowsOf(destination)
    if (!rows) throw new RuleSetError({ code: 'duty.no_rules', values: { id: destination } })
    changesFor(rows, changes, day)
  }
}

/**
 * Drafts a change; prices don't use it until it is published.
 * @throws InvalidInputError naming the field, or why the rules can't take it
 */
export async function draftChange(context: Context, input: unknown): Promise<{ serial: number }> {
  const { actor, now } = context
  authorize(actor, 'tariff.edit')
  const parsed = deskChangeSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const inForce = await rulesInForce()
  const today = newYorkDay(now)
  let change: RuleChange
  try {
    const rowsOf = (destination: string) => inForce.rowsOf(destination)
    change = ruleChange(parsed.data, inForce.us, rowsOf, nameOf(actor), today)
    fit(inForce, [change], today)
  } catch (error) {
    throw new InvalidInputError({
      change: [ruleProblem(error, { code: 'duty.change_impossible' })],
    })
  }
  return writeDraft(context, changeTitle(change), [change])
}

/**
 * Writes changes that fit the rules as one draft.
 * @param title in the house's language, as the record keeps it
 * @param decisions on the rows that they come from
 */
export async function writeDraft(
  context: Context,
  title: Message | string,
  changes: readonly RuleChange[],
  decisions: readonly DecidedRow[] = [],
): Promise<{ serial: number }> {
  const { actor } = context
  const database = databaseOf(context)
  authorize(actor, 'tariff.edit')
  return database.tariffChangeSet.create({
    data: {
      title: sayComplaint(title, routing.defaultLocale),
      changes: changes as unknown as Prisma.InputJsonValue,
      ...(decisions.length > 0 ? { decisions: decisions as unknown as Prisma.InputJsonValue } : {}),
      createdBy: nameOf(actor),
      createdById: auditActor(actor).id,
    },
    select: { serial: true },
  })
}

/**
 * Publishes a draft over the rules that its publisher looked at. Its author can't publish it, except at a desk of
 * one person.
 * @param expectedVersion number of change sets published when the impact was shown
 * @throws ConflictError `stale` when another was published since, `not_a_draft`; InvalidInputError without a reason,
 *   by its author, and where a row was reviewed on a future day
 */
export async function publishChangeSet(
  context: Context,
  input: { serial: number; expectedVersion: number; reason: string },
): Promise<{ version: number }> {
  const { actor, now } = context
  authorize(actor, 'tariff.publish')
  const reason = input.reason.trim()
  if (reason.length < 5) throw new InvalidInputError({ reason: [{ code: 'refusals.say_why' }] })
  const draft = await getChangeSet(actor, input.serial)
  if (draft.state !== 'DRAFT') throw new ConflictError('not_a_draft')
  const approver = { id: auditActor(actor).id, name: nameOf(actor) }
  const author = { id: draft.createdById, name: draft.createdBy }
  const early = reviewAfter(draft.changes, factoryDay(now))
  if (early) throw new InvalidInputError({ change: [early] })
  const inForce = await rulesInForce()
  if (inForce.version !== input.expectedVersion) throw new ConflictError('stale')
  const version = input.expectedVersion + 1
  try {
    await inTransaction(context, async (tx) => {
      const rule = await ownWork(tx)
      if (!mayApprove(author, approver, rule))
        throw new InvalidInputError({
          change: [{ code: 'refusals.own_work', values: { author: author.name } }],
        })
      const { count } = await tx.tariffChangeSet.updateMany({
        where: { serial: input.serial, state: 'DRAFT' },
        data: {
          state: 'PUBLISHED',
          version,
          reason,
          publishedBy: nameOf(actor),
          publishedAt: now,
        },
      })
      if (count === 0) throw new ConflictError('not_a_draft')
      await cacheChanged(tx, [TARIFFS_TAG])
      await recordAudit(tx, {
        actor: auditActor(actor),
        action: 'tariff.publish',
        objectType: 'tariff_change_set',
        objectId: String(input.serial),
        after: {
          version,
          reason,
          title: draft.title,
          author: author.name,
          ...(isSamePerson(author, approver) ? { oneDidBoth: approver.name, by: rule.id } : {}),
        },
      })
    })
  } catch (error) {
    // The version is unique: of two people publishing at once one succeeds, and the other has to look again.
    if (isUniqueViolation(error)) throw new ConflictError('stale')
    throw error
  }
  return { version }
}

/**
 * Discards a draft.
 * @throws ConflictError when it isn't a draft
 */
export async function discardChangeSet(context: Context, serial: number): Promise<void> {
  const { actor } = context
  const database = databaseOf(context)
  authorize(actor, 'tariff.edit')
  const { count } = await database.tariffChangeSet.updateMany({
    where: { serial, state: 'DRAFT' },
    data: { state: 'DISCARDED' },
  })
  if (count === 0) throw new ConflictError('not_a_draft')
}

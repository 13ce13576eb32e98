import 'server-only'
import { z } from 'zod'
import { schemaWords } from '@/platform/validation-words'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import type { Message } from '@/i18n/message'
import { lastDeed, recordAudit } from '@/platform/audit'
import { cacheChanged } from '@/platform/cache/changed'
import { TARIFFS_TAG } from '@/platform/cache-tags'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { isUniqueViolation } from '@/platform/db/unique-violation'
import { ConflictError, InvalidInputError, StaleEntriesError } from '@/platform/errors'
import { usOutlooks } from '../data/us-programme'
import type { RuleChange } from '../engine/change'
import { ruleProblem } from '../rules/rule-problem'
import { compileOutlook, outlookProblem, type Outlook, type Scenario } from '../engine/outlook'
import { readChanges, readScenarios } from '../rule-schema'
import { MOST_SCENARIOS, outlookEntries } from '../rules/outlook-entries'
import { rulesInForce } from '../queries/rules-in-force'
import type { RuleSet } from '../engine/types'

const scenarioSchema = z.object({
  title: z.string().trim().max(160),
  probability: z.string().trim().max(20),
  /** `today`, `keep:ID` for the changes of an existing scenario, or `set:SERIAL` for those of a change set */
  changes: z.string().regex(/^(today|keep:.{1,120}|set:\d{1,9})$/),
})
const saveSchema = z.object({
  /** of the outlook that it replaces; empty for a new one */
  key: z.string().max(80),
  /** version of that outlook when the form was opened */
  version: z.int().min(0),
  title: z.string().trim().min(3, schemaWords.a_title).max(160),
  scenarios: z.array(scenarioSchema).max(MOST_SCENARIOS),
})

/**
 * Sets an outlook, new or in the place of another, whose row stays for the record. A scenario takes its changes from
 * a drafted change set, or keeps those it had.
 * @throws InvalidInputError also where probabilities don't add up to 1 or changes don't fit the rules in force;
 *   StaleEntriesError where somebody has set it since
 */
export async function saveOutlook(context: Context, input: unknown): Promise<{ key: string }> {
  const { actor } = context
  authorize(actor, 'tariff.edit')
  const parsed = saveSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const inForce = await rulesInForce()
  const { key, version, title, scenarios: entered } = parsed.data
  const before = inForce.allOutlooks.find(({ outlook }) => outlook.id === key)?.outlook
  if (key !== '' && !before)
    throw new InvalidInputError({ change: [{ code: 'refusals.outlook_gone' }] })
  if (before && before.version !== version) throw await setMeanwhile(context, before, version)
  const scenarios: Scenario[] = []
  for (const [i, each] of entered.filter((one) => one.title !== '').entries()) {
    // Kept changes keep their name, by which two people's entries of them are told apart.
    const keptId = each.changes.startsWith('keep:') ? each.changes.slice(5) : null
    const isNamed = keptId !== null && scenarios.every(({ id }) => id !== keptId)
    scenarios.push({
      id: isNamed ? keptId : `scenario-${version + 1}-${i + 1}`,
      title: each.title,
      probability: each.probability,
      changes: await changesOf(each.changes, before),
    })
  }
  const outlook = {
    id:
      key ||
      `${title
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .slice(0, 60)}-${Date.now().toString(36)}`,
    title,
    version: before ? version + 1 : 1,
    scenarios,
    setBy: nameOf(actor),
    setAt: '',
  }
  const problem = outlookProblem(outlook) ?? misfit(outlook, inForce.us)
  if (problem) throw new InvalidInputError({ change: [problem] })
  try {
    await write(context, outlook)
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    const now = (await rulesInForce()).allOutlooks.find((each) => each.outlook.id === key)?.outlook
    throw now ? await setMeanwhile(context, now, version) : new ConflictError('stale')
  }
  return { key: outlook.id }
}

/** What somebody else has set meanwhile, who it was, and what these entries started from: rows are never changed. */
async function setMeanwhile(
  context: Context,
  now: Outlook,
  version: number,
): Promise<StaleEntriesError> {
  const [deed, row] = await Promise.all([
    lastDeed(databaseOf(context), 'tariff_outlook', now.id, ['outlook.set']),
    databaseOf(context).tariffOutlook.findUnique({
      where: { key_version: { key: now.id, version } },
    }),
  ])
  const base = row
    ? { title: row.title, scenarios: readScenarios(row.scenarios) }
    : (usOutlooks.find(({ id }) => id === now.id) ?? null)
  return new StaleEntriesError(
    { id: deed?.by.id ?? null, name: now.setBy },
    deed?.at ?? new Date(),
    now.version,
    outlookEntries(base),
    outlookEntries(now),
  )
}

/**
 * Drops an outlook.
 * @param version that was looked at
 * @throws InvalidInputError when there is none; ConflictError `stale` where somebody has set it since
 */
export async function dropOutlook(
  context: Context,
  { key, version }: { key: string; version: number },
): Promise<void> {
  const { actor } = context
  authorize(actor, 'tariff.edit')
  const inForce = await rulesInForce()
  const outlook = inForce.allOutlooks.find((each) => each.outlook.id === key)?.outlook
  if (!outlook) throw new InvalidInputError({ key: [{ code: 'refusals.outlook_unknown' }] })
  if (outlook.version !== version) throw new ConflictError('stale')
  try {
    await write(context, { ...outlook, version: version + 1, scenarios: [] })
  } catch (error) {
    throw isUniqueViolation(error) ? new ConflictError('stale') : error
  }
}

async function write(context: Context, { id, version, title, scenarios }: Outlook): Promise<void> {
  const { actor } = context
  await inTransaction(context, async (tx) => {
    await tx.tariffOutlook.create({
      data: {
        key: id,
        version,
        title,
        scenarios: scenarios as unknown as Prisma.InputJsonValue,
        setBy: nameOf(actor),
      },
    })
    await cacheChanged(tx, [TARIFFS_TAG])
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'outlook.set',
      objectType: 'tariff_outlook',
      objectId: id,
      after: { title, scenarios: scenarios.map((each) => [each.title, each.probability]) },
    })
  })
}

async function changesOf(
  from: string,
  before: Outlook | undefined,
): Promise<readonly RuleChange[]> {
  if (from === 'today') return []
  if (from.startsWith('keep:')) return keptChanges(from.slice(5), before)
  const changeSet = await db.tariffChangeSet.findUnique({
    where: { serial: Number(from.slice(4)) },
  })
  if (changeSet?.state !== 'DRAFT')
    throw new InvalidInputError({
      change: [{ code: 'refusals.set_no_draft', values: { serial: from.slice(4) } }],
    })
  return readChanges(changeSet.changes)
}

function misfit(outlook: Outlook, us: RuleSet): Message | null {
  try {
    compileOutlook(outlook, us)
    return null
  } catch (error) {
    return ruleProblem(error, { code: 'duty.outlook_misfit' })
  }
}

/**
 * The changes of a scenario that the outlook has, or had when the form was opened.
 * @throws InvalidInputError
 */
async function keptChanges(
  id: string,
  before: Outlook | undefined,
): Promise<readonly RuleChange[]> {
  const now = before?.scenarios.find((scenario) => scenario.id === id)
  if (now) return now.changes
  const rows = await db.tariffOutlook.findMany({
    where: { key: before?.id ?? '' },
    orderBy: { version: 'desc' },
    select: { scenarios: true },
  })
  const [former] = rows.flatMap(({ scenarios }) =>
    readScenarios(scenarios).filter((scenario) => scenario.id === id),
  )
  if (!former) throw new InvalidInputError({ change: [{ code: 'refusals.changes_gone' }] })
  return former.changes
}

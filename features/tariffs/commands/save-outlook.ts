import 'server-only'
import { z } from 'zod'
import said from '@/messages/en/validation.json'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor, nameOf, type Actor } from '@/features/accounts/rules/actor'
import { routing } from '@/i18n/routing'
import type { Message } from '@/i18n/message'
import { say } from '@/i18n/say'
import { recordAudit } from '@/platform/audit'
import { cacheChanged } from '@/platform/cache/changed'
import { TARIFFS_TAG } from '@/platform/cache-tags'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { InvalidInputError } from '@/platform/errors'
import type { RuleChange } from '../engine/change'
import { ruleProblem } from '../rules/rule-problem'
import { compileOutlook, outlookProblem, type Outlook, type Scenario } from '../engine/outlook'
import { readChanges } from '../rule-schema'
import { rulesInForce } from '../queries/rules-in-force'
import type { RuleSet } from '../engine/types'

/** At most so many ways the rules may go in one outlook. */
export const MOST_SCENARIOS = 5

const scenarioSchema = z.object({
  title: z.string().trim().max(160),
  probability: z.string().trim().max(20),
  /** `today`, `keep:ID` of a scenario there is, or `set:SERIAL` of a change set */
  changes: z.string().regex(/^(today|keep:.{1,120}|set:\d{1,9})$/),
})
const saveSchema = z.object({
  /** of the outlook it takes the place of; empty for a new one */
  key: z.string().max(80),
  title: z.string().trim().min(3, said.a_title).max(160),
  scenarios: z.array(scenarioSchema).max(MOST_SCENARIOS),
})

/**
 * Sets an outlook, or sets one anew: the row before stays for the record. A scenario takes its changes
 * from a change set that is only drafted, or keeps those it had.
 * @throws InvalidInputError also where probabilities don't sum to 1 or changes don't fit the rules in force
 */
export async function saveOutlook(actor: Actor, input: unknown): Promise<{ key: string }> {
  authorize(actor, 'tariff.edit')
  const parsed = saveSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const inForce = await rulesInForce()
  const { key, title, scenarios: entered } = parsed.data
  const before = inForce.allOutlooks.find(({ outlook }) => outlook.id === key)?.outlook
  if (key !== '' && !before)
    throw new InvalidInputError({ change: ['there is no such outlook any more'] })
  const scenarios = await Promise.all(
    entered
      .filter((each) => each.title !== '')
      .map(async (each, i): Promise<Scenario> => ({
        id: `scenario-${i + 1}`,
        title: each.title,
        probability: each.probability,
        changes: await changesOf(each.changes, before),
      })),
  )
  const outlook = {
    id:
      key ||
      `${title
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .slice(0, 60)}-${Date.now().toString(36)}`,
    title,
    scenarios,
    setBy: nameOf(actor),
    setAt: '',
  }
  const problem = outlookProblem(outlook) ?? misfit(outlook, inForce.us)
  if (problem) throw new InvalidInputError({ change: [say(problem, routing.defaultLocale)] })
  await write(actor, outlook)
  return { key: outlook.id }
}

/** Gives an outlook up. @throws InvalidInputError when there is none */
export async function dropOutlook(actor: Actor, key: string): Promise<void> {
  authorize(actor, 'tariff.edit')
  const inForce = await rulesInForce()
  const outlook = inForce.allOutlooks.find((each) => each.outlook.id === key)?.outlook
  if (!outlook) throw new InvalidInputError({ key: ['there is no such outlook'] })
  await write(actor, { ...outlook, scenarios: [] })
}

async function write(actor: Actor, { id, title, scenarios }: Outlook): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.tariffOutlook.create({
      data: {
        key: id,
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
  if (from.startsWith('keep:'))
    return before?.scenarios.find(({ id }) => id === from.slice(5))?.changes ?? []
  const set = await db.tariffChangeSet.findUnique({ where: { serial: Number(from.slice(4)) } })
  if (set?.state !== 'DRAFT')
    throw new InvalidInputError({ change: [`change set ${from.slice(4)} is no draft any more`] })
  return readChanges(set.changes)
}

function misfit(outlook: Outlook, us: RuleSet): Message | null {
  try {
    compileOutlook(outlook, us)
    return null
  } catch (error) {
    return ruleProblem(error, { code: 'duty.outlook_misfit' })
  }
}

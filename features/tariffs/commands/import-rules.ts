import 'server-only'
import { z } from 'zod'
import { schemaWords } from '@/platform/validation-words'
import { authorize } from '@/features/accounts/rules/permissions'
import { nameOf, type Actor } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { factoryDay, newYorkDay } from '@/platform/day'
import { InvalidInputError } from '@/platform/errors'
import { measuresCsv } from '../import/csv'
import { dryRun } from '../import/dry-run'
import type { DryRun } from '../import/imported'
import { decided, decisionsSchema } from '../import/decisions'
import { ruleProblem } from '../rules/rule-problem'
import { fit, writeDraft } from './change-sets'
import { rulesInForce } from '../queries/rules-in-force'

/** The largest file, in characters; the whole US schedule is about half of it. */

const termsSchema = z.object({
  day: z.iso.date(),
  source: z.string().trim().min(3, schemaWords.edition_named).max(300),
  prefixes: z
    .string()
    .trim()
    .max(400)
    .transform((text) =>
      text
        .split(/[\s,;]+/)
        .filter(Boolean)
        .map((code) => code.replaceAll('.', '')),
    )
    .refine((all) => all.every((code) => /^\d{2,10}$/.test(code)), schemaWords.codes),
})

/**
 * Reports what a file would do to the rules in force; nothing is written.
 * @throws InvalidInputError when the day, the source or the codes can't be taken
 */
export async function previewImport(
  context: Context,
  file: string,
  entered: unknown,
): Promise<DryRun> {
  const { actor, now } = context
  authorize(actor, 'tariff.edit')
  const terms = termsSchema.safeParse(entered)
  if (!terms.success) throw InvalidInputError.fromZod(terms.error)
  const inForce = await rulesInForce()
  return dryRun(file, inForce.us, {
    ...terms.data,
    reviewer: nameOf(actor),
    today: newYorkDay(now),
    deskDay: factoryDay(now),
  })
}

/**
 * Drafts what a file changes as one change set, to be reviewed and published like any other. Rows that were left out
 * are skipped (`left`, by their places, with `notes`). Either the whole file is drafted or nothing.
 * @throws InvalidInputError when a line is wrong, or when the file changes nothing
 */
export async function draftImport(
  context: Context,
  file: string,
  entered: unknown,
): Promise<{ serial: number }> {
  const run = await previewImport(context, file, entered)
  if (run.errors.length > 0)
    throw new InvalidInputError({
      file: [{ code: 'refusals.lines_wrong', values: { count: run.errors.length } }],
    })
  if (run.changes.length === 0)
    throw new InvalidInputError({ file: [{ code: 'refusals.changes_nothing' }] })
  const decisions = decisionsSchema.safeParse(entered)
  if (!decisions.success) throw InvalidInputError.fromZod(decisions.error)
  const { taken, rows } = decided(run.changes, decisions.data)
  if (taken.length === 0)
    throw new InvalidInputError({ file: [{ code: 'refusals.changes_nothing' }] })
  const changes = taken.map(({ change }) => change)
  try {
    fit(await rulesInForce(), changes, newYorkDay(context.now))
  } catch (error) {
    // Another row may depend on one that is left out.
    throw new InvalidInputError({
      file: [ruleProblem(error, { code: 'duty.change_impossible' })],
    })
  }
  return writeDraft(context, run.title, changes, run.format === 'hts' ? rows : [])
}

/** The current measures, as a file that can be edited and read back. */
export async function exportMeasures(actor: Actor): Promise<string> {
  authorize(actor, 'tariff.read')
  const inForce = await rulesInForce()
  return measuresCsv(inForce.us)
}

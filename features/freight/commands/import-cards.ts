import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor, nameOf, type Actor } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { say } from '@/i18n/say'
import { routing } from '@/i18n/routing'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { recordAudit } from '@/platform/audit'
import { cacheChanged } from '@/platform/cache/changed'
import { FREIGHT_TAG } from '@/platform/cache-tags'
import { isExclusionViolation } from '@/platform/db/unique-violation'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { rateCardRows } from '../queries/rates'
import { cardChanges, type CardChanges } from '../rules/card-changes'
import { cardFileText, readCardFile, type FileRow } from '../rules/card-file'
import type { CardsRun } from '../rules/cards-run'

const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`)
const MOST_TOLD = 500

/** Compares a file of rate cards with the existing rows of its lanes. */
async function changesOf(
  reader: Parameters<typeof rateCardRows>[0],
  file: string,
  replace: boolean,
): Promise<CardChanges & { lanes: string[] }> {
  const { rows, problems } = readCardFile(file)
  const lanes = [...new Set(rows.map(({ lane }) => lane))].toSorted()
  const changes = cardChanges(rows, await rateCardRows(reader, lanes), replace)
  return { ...changes, lanes, problems: [...problems, ...changes.problems] }
}

/**
 * Previews what a file of rate cards would do; nothing is written.
 * @param replace whether its rows replace those that they overlap
 */
export async function previewCards(
  context: Context,
  file: string,
  replace: boolean,
): Promise<CardsRun> {
  authorize(context.actor, 'freight.edit')
  const { lanes, added, ended, withdrawn, unchanged, problems } = await changesOf(
    databaseOf(context),
    file,
    replace,
  )
  const words = (message: (typeof problems)[number]['message']) =>
    say(message, routing.defaultLocale)
  return {
    lanes,
    entries: added.length + ended.length + withdrawn.length,
    open: [],
    unchanged,
    added: added.length,
    ended: ended.length,
    withdrawn: withdrawn.length,
    changes: [
      ...added.map((row) => ({ kind: 'added' as const, line: row.line, on: row.validFrom, row })),
      ...ended.map(({ row, on }) => ({ kind: 'ended' as const, line: null, on, row })),
      ...withdrawn.map((row) => ({
        kind: 'withdrawn' as const,
        line: null,
        on: row.validFrom,
        row,
      })),
    ]
      .slice(0, MOST_TOLD)
      .map(({ row, ...change }) => ({
        ...change,
        lane: row.lane,
        mode: row.mode,
        service: row.service,
        leg: row.leg,
        unit: row.unit,
        containerType: row.containerType,
        from: row.from,
        to: row.to,
        rate: row.rate,
        currency: row.currency,
      })),
    problemCount: problems.length,
    problems: problems.slice(0, MOST_TOLD).map(({ line, column, message }) => ({
      line,
      message: column === null ? words(message) : `${column}: ${words(message)}`,
    })),
  }
}

/**
 * Imports a file of rate cards, all of it or nothing. Its rows count once somebody else has
 * reviewed them.
 * @param input.isDemo marks every row of it as demonstration
 * @throws InvalidInputError where a line is wrong or nothing would change; ConflictError 'stale'
 *   where somebody has meanwhile entered a row that one of these overlaps
 */
export async function importCards(
  context: Context,
  file: string,
  input: { replace: boolean; isDemo?: boolean },
): Promise<{ serial: number }> {
  const { actor, now } = context
  authorize(actor, 'freight.edit')
  const by = nameOf(actor)
  try {
    return await inTransaction(
      context,
      async (tx) => {
        // One import after the other: what a file was compared with must still hold when it is
        // written.
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('freight'))`
        const { lanes, added, ended, withdrawn, problems } = await changesOf(
          tx,
          file,
          input.replace,
        )
        if (problems.length > 0)
          throw new InvalidInputError({
            file: [{ code: 'freight.refusals.lines_wrong', values: { count: problems.length } }],
          })
        if (added.length + ended.length + withdrawn.length === 0)
          throw new InvalidInputError({ file: [{ code: 'refusals.changes_nothing' }] })
        const isDemo = input.isDemo ?? false
        const imported = await tx.freightImport.create({
          data: {
            lanes,
            added: added.length,
            ended: ended.length,
            withdrawn: withdrawn.length,
            takenBy: by,
            takenById: auditActor(actor).id,
            takenAt: now,
            isDemo,
          },
        })
        await tx.freightRate.updateMany({
          where: { id: { in: withdrawn.map(({ id }) => id) } },
          data: { withdrawnBy: by, withdrawnAt: now },
        })
        for (const [on, ids] of byDay(ended))
          await tx.freightRate.updateMany({
            where: { id: { in: ids } },
            data: { validTo: dateOf(on), endedBy: by, endedAt: now },
          })
        await tx.freightRate.createMany({
          data: added.map((row) => ({ ...stored(row), importId: imported.id, isDemo })),
        })
        await cacheChanged(tx, [FREIGHT_TAG])
        await recordAudit(tx, {
          actor: auditActor(actor),
          action: 'freight.import',
          objectType: 'freight_import',
          objectId: imported.id,
          before: {
            ended: ended.map(({ row: { id, validTo }, on }) => ({ id, validTo, on })),
            withdrawn: withdrawn.map(({ id }) => id),
          },
          after: { serial: imported.serial, lanes, added: added.length },
        })
        return { serial: imported.serial }
      },
      { timeout: 20_000 },
    )
  } catch (error) {
    if (isExclusionViolation(error)) throw new ConflictError('stale')
    throw error
  }
}

function byDay(ended: CardChanges['ended']): Map<string, string[]> {
  const days = new Map<string, string[]>()
  for (const { row, on } of ended) days.set(on, [...(days.get(on) ?? []), row.id])
  return days
}

const stored = ({ line: _, from, to, containerType, validFrom, validTo, ...row }: FileRow) => ({
  ...row,
  surcharges: row.surcharges.map((each) => ({ ...each })),
  fromUnits: from,
  toUnits: to,
  containerType: containerType ?? '',
  validFrom: dateOf(validFrom),
  validTo: validTo === null ? null : dateOf(validTo),
})

/** The rows in force, of one lane or of all, as a file that reads back the same. */
export async function exportCards(actor: Actor, lane: string | null): Promise<string> {
  authorize(actor, 'freight.read')
  return cardFileText(await rateCardRows(undefined, lane === null ? undefined : [lane]))
}

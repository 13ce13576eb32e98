import 'server-only'
import { z } from 'zod'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { inTransaction } from '@/platform/db/transaction'
import { lastDeed, recordAudit } from '@/platform/audit'
import { cacheChanged } from '@/platform/cache/changed'
import { TARIFFS_TAG } from '@/platform/cache-tags'
import type { Prisma } from '@/platform/db/generated/client'
import { InvalidInputError, StaleEntriesError } from '@/platform/errors'
import { importerOf, type SetImporter } from '../queries/importers'
import { IMPORT_WAYS } from '../rules/importer'
import { DESTINATIONS } from '../schema'

/** The least number of characters of a reason. */
const LEAST_REASON = 10

const entries = z.object({
  destination: z.enum(DESTINATIONS),
  way: z.enum(IMPORT_WAYS),
  reason: z.string().trim().min(LEAST_REASON).max(500),
  /** version of the setting when the form was opened; 0 for none */
  version: z.coerce.number<string>().int().min(0),
})

/**
 * Sets whether and how the house can import into a destination: a new row with author, day and reason; earlier rows
 * stay for the record. Sent quotes stay as they are. Setting the same again changes nothing.
 * @param input texts as typed
 * @throws InvalidInputError; StaleEntriesError where somebody has set it since
 */
export async function setImporter(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'tariff.edit')
  const parsed = entries.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { destination, way, reason, version } = parsed.data
  await inTransaction(context, async (tx) => {
    // One after the other: the row it is compared with must still be the newest when the new one is written.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('importer'), hashtext(${destination}))`
    const before = await importerOf(destination, tx)
    if (before?.way === way && before.reason === reason) return
    if ((before?.version ?? 0) !== version)
      throw await setMeanwhile(tx, before, destination, version)
    await tx.importerReadiness.create({
      data: {
        destination,
        version: version + 1,
        way,
        reason,
        setBy: nameOf(actor),
        setAt: now,
      },
    })
    await cacheChanged(tx, [TARIFFS_TAG])
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'importer.set',
      objectType: 'importer_readiness',
      objectId: destination,
      ...(before ? { before: { way: before.way, reason: before.reason } } : {}),
      after: { way, reason },
    })
  })
}

/** What somebody else has set meanwhile, and what these entries started from. */
async function setMeanwhile(
  tx: Prisma.TransactionClient,
  now: SetImporter | null,
  destination: string,
  version: number,
): Promise<StaleEntriesError> {
  const [deed, base] = await Promise.all([
    lastDeed(tx, 'importer_readiness', destination, ['importer.set']),
    tx.importerReadiness.findUnique({ where: { destination_version: { destination, version } } }),
  ])
  return new StaleEntriesError(
    { id: deed?.by.id ?? null, name: now?.setBy ?? '' },
    deed?.at ?? now?.setAt ?? new Date(0),
    now?.version ?? 0,
    entriesOf(base),
    entriesOf(now),
  )
}

const entriesOf = (row: { way: string; reason: string } | null): Record<string, string> => ({
  way: row?.way ?? 'none',
  reason: row?.reason ?? '',
})

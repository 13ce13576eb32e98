import 'server-only'
import { z } from 'zod'
import { auditActor, type Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Context, OwnContext } from '@/features/accounts/context'
import { addEntry } from '@/features/threads/commands/add-entry'
import { recordAudit } from '@/platform/audit'
import type { Prisma } from '@/platform/db/generated/client'
import { inTransaction } from '@/platform/db/transaction'
import { enqueue } from '@/platform/jobs'
import { DEEDS, type Deed, type Handling } from '../rules/handling'
import { declinedMailKey, reopenedMailJob } from '../mails/declined-letters'
import {
  actionOf,
  DeedRefusedError,
  handlingOf,
  holdRequests,
  writeHandling,
  type HeldRequest,
} from './handle'
import { chainSchema, moveBack } from './merge-requests'

/** An older deed is done again rather than undone unseen. */
const HOURS = 12

const storedSchema = z.object({
  status: z.enum(['NEW', 'IN_PROGRESS', 'QUOTED', 'DECLINED', 'CLOSED', 'WITHDRAWN']),
  assignedToId: z.string().nullable(),
  snoozedUntil: z.string().nullable(),
  declineReason: z.string().nullable(),
  mergedIntoId: z.string().nullable(),
  version: z.int(),
})

/** What the record of a merge has beside the merged request's handling. */
const mergeSchema = z.object({
  into: z.int(),
  absorbedAt: z.int(),
  /** merges from before it was recorded have none */
  chain: chainSchema.default({ requests: [], lines: [], files: [] }),
})

const batchSchema = z.object({ batchId: z.string().optional() })

/**
 * Undoes the actor's last deed with everything done in the same batch; requests that somebody has handled since
 * stay.
 * @returns the restored requests, the last one first
 * @throws as `undoHandling`, where nothing could be undone
 */
export async function undoLastHandling(
  context: OwnContext,
): Promise<{ deed: Deed; serials: number[] }> {
  const { deed, serial, batchId } = await undoHandling(context)
  const serials = [serial]
  while (batchId !== undefined) {
    const next = await undoHandling(context, batchId).catch((error: unknown) => {
      if (error instanceof DeedRefusedError) return null
      throw error
    })
    if (!next) break
    serials.push(next.serial)
  }
  return { deed, serials }
}

/**
 * Undoes the actor's last deed that nothing has followed; called again, the one before it. What somebody else has
 * done with the request since stays.
 * @throws ForbiddenError, DeedRefusedError 'nothing_to_undo', or 'has_quote' for a merge of which a quote was begun,
 *   'merged_on' for one whose survivor was merged itself
 */
export async function undoHandling(
  context: Context,
  /** id of the batch, if several were done at once */
  batchId?: string,
): Promise<{ serial: number; version: number; deed: Deed; batchId: string | undefined }> {
  const { actor, now } = context
  authorize(actor, 'request.handle')
  return inTransaction(context, async (tx, within) => {
    const last = await lastOf(tx, actor.userId, now, batchId)
    if (!last) throw new DeedRefusedError('nothing_to_undo')
    const merge = last.deed === 'merge' ? mergeSchema.parse(last.after) : null
    const [held, survivor] = await holdRequests(tx, [last.serial, ...(merge ? [merge.into] : [])])
    // Somebody may have been quicker between the two.
    if (held?.version !== last.version) throw new DeedRefusedError('nothing_to_undo')
    const back = (of: HeldRequest, to: Handling, as: number | null) => undo(tx, actor, of, to, as)
    if (merge && survivor) {
      await moveBack(tx, held, survivor, merge.chain)
      await back(
        survivor,
        handlingOf(survivor),
        survivor.version === merge.absorbedAt ? merge.absorbedAt - 1 : null,
      )
    }
    const before = storedSchema.parse(last.before)
    const version = await back(held, backTo(held, before), before.version)
    if (last.deed === 'decline' && (await wasTold(tx, held))) {
      await enqueue(tx, reopenedMailJob, { requestId: held.id, version })
      await addEntry(within, {
        requestId: held.id,
        kind: 'EVENT',
        event: 'request_reopened',
        values: {},
        cause: `request-reopened:${held.id}:${version}`,
      })
    }
    const { batchId: ofBatch } = batchSchema.parse(last.after)
    return { serial: held.serial, version, deed: last.deed, batchId: ofBatch }
  })
}

/**
 * @param as the version whose state is restored: the deed that led there can be undone next. Versions are never
 *   reused, so that a page that saw another state is recognized
 */
async function undo(
  tx: Prisma.TransactionClient,
  actor: Actor,
  held: HeldRequest,
  handling: Handling,
  as: number | null,
): Promise<number> {
  const version = await writeHandling(tx, held, handling)
  await recordAudit(tx, {
    actor: auditActor(actor),
    action: actionOf('undo'),
    objectType: 'quote_request',
    objectId: held.id,
    before: { ...handlingOf(held), version: held.version },
    after: { ...handling, version, ...(as === null ? {} : { as }) },
  })
  return version
}

/** A quote that was begun or sent since has changed the status, which stays. */
const backTo = (held: HeldRequest, before: Handling): Handling => ({
  ...handlingOf(before),
  status: held.status === 'DECLINED' || held.status === 'CLOSED' ? before.status : held.status,
})

interface LastDeed {
  serial: number
  /** of the current request */
  version: number
  deed: Deed
  before: unknown
  after: unknown
}

async function lastOf(
  tx: Prisma.TransactionClient,
  userId: string,
  now: Date,
  batchId?: string,
): Promise<LastDeed | null> {
  const since = new Date(now.getTime() - HOURS * 3_600_000)
  const [row] = await tx.$queryRaw<(Omit<LastDeed, 'deed'> & { action: string })[]>`
    SELECT r.serial, r."handlingVersion" AS version, e.action, e.before, e.after
    FROM audit_event e JOIN quote_request r ON r.id = e."objectId"::uuid
    LEFT JOIN LATERAL (
      SELECT (u.after->>'as')::int AS version FROM audit_event u
      WHERE u."objectType" = 'quote_request' AND u."objectId" = e."objectId" AND u.action = ${actionOf('undo')}
        AND (u.after->>'version')::int = r."handlingVersion" LIMIT 1) undone ON true
    WHERE e."objectType" = 'quote_request' AND e."actorId" = ${userId} AND e.at > ${since}
      AND (${batchId ?? null}::text IS NULL OR e.after->>'batchId' = ${batchId ?? null})
      AND e.action = ANY(${DEEDS.map(actionOf)}::text[])
      AND (e.after->>'version')::int = COALESCE(undone.version, r."handlingVersion")
    ORDER BY e.at DESC LIMIT 1`
  const deed = DEEDS.find((each) => actionOf(each) === row?.action)
  return row && deed ? { ...row, deed } : null
}

/** Whether the buyer was written to: another letter then corrects it. */
const wasTold = async (tx: Prisma.TransactionClient, { id, version }: HeldRequest) =>
  (await tx.mailMessage.count({ where: { dedupeKey: declinedMailKey(id, version) } })) > 0

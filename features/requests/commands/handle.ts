import 'server-only'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Context } from '@/features/accounts/context'
import { lastDeed, recordAudit } from '@/platform/audit'
import type { Prisma } from '@/platform/db/generated/client'
import { inTransaction } from '@/platform/db/transaction'
import { ConflictError, NotFoundError } from '@/platform/errors'
import { DEEDS, type Deed, type DeedRefusal, type Handling } from '../rules/handling'

/** The state of the request, or somebody else's deed, rules a deed out. */
export class DeedRefusedError extends ConflictError {
  constructor(
    override readonly reason: DeedRefusal,
    /** who did something with it meanwhile */
    readonly by: string | null = null,
  ) {
    super(reason)
  }
}

/** A request as the actor saw it. */
export interface Handled {
  serial: number
  /** its `handlingVersion` then */
  version: number
  /** id of the batch, if several are handled at once */
  batchId?: string
}

/** A request as a deed finds it, with its row locked. */
export interface HeldRequest extends Handling {
  id: string
  serial: number
  companyId: string
  version: number
}

/** The handling of a request, without the other columns of a locked row. */
export const handlingOf = ({
  status,
  assignedToId,
  snoozedUntil,
  declineReason,
  mergedIntoId,
}: Handling): Handling => ({ status, assignedToId, snoozedUntil, declineReason, mergedIntoId })

/** The name of a deed in the audit trail. */
export const actionOf = <D extends Deed | 'undo'>(deed: D): `request.${D}` => `request.${deed}`

/** Locks requests until the transaction ends, always in the same order, so that two transactions never deadlock. */
export async function holdRequests(
  tx: Prisma.TransactionClient,
  serials: readonly number[],
): Promise<HeldRequest[]> {
  const rows = await tx.$queryRaw<HeldRequest[]>`
    SELECT id, serial, "companyId", status::text AS status, "assignedToId", "snoozedUntil"::text AS "snoozedUntil",
      "declineReason", "mergedIntoId", "handlingVersion" AS version
    FROM quote_request WHERE serial = ANY(${[...serials]}::int[]) ORDER BY id FOR UPDATE`
  return serials.map((serial) => {
    const row = rows.find((each) => each.serial === serial)
    if (!row) throw new NotFoundError(`request ${serial}`)
    return row
  })
}

/** @throws DeedRefusedError naming whoever was quicker */
export async function assertUnhandled(
  tx: Prisma.TransactionClient,
  held: HeldRequest,
  version: number,
): Promise<void> {
  if (held.version === version) return
  const last = await lastDeed(
    tx,
    'quote_request',
    held.id,
    [...DEEDS, 'undo' as const].map(actionOf),
  )
  throw new DeedRefusedError('handled_meanwhile', last?.by.name ?? null)
}

/**
 * Writes the new handling of a request.
 * @returns its new version
 */
export async function writeHandling(
  tx: Prisma.TransactionClient,
  held: HeldRequest,
  handling: Handling,
): Promise<number> {
  const { snoozedUntil, ...rest } = handling
  const { handlingVersion } = await tx.quoteRequest.update({
    where: { id: held.id },
    data: {
      ...rest,
      snoozedUntil: snoozedUntil === null ? null : new Date(`${snoozedUntil}T00:00:00Z`),
      handlingVersion: { increment: 1 },
    },
    select: { handlingVersion: true },
  })
  return handlingVersion
}

/**
 * Does one deed of the inbox with one request: locks it, checks it, changes it and records the deed.
 * @param decide returns what changes in its handling; may throw, and may do more in the transaction
 * @throws ForbiddenError, NotFoundError, DeedRefusedError
 */
export async function handleRequest(
  deed: Deed,
  context: Context,
  { serial, version, batchId }: Handled,
  decide: (
    held: HeldRequest,
    tx: Prisma.TransactionClient,
  ) => Partial<Handling> | Promise<Partial<Handling>>,
  then?: (tx: Prisma.TransactionClient, held: HeldRequest, version: number) => Promise<void>,
): Promise<{ serial: number; version: number }> {
  const { actor } = context
  authorize(actor, 'request.handle')
  return inTransaction(context, async (tx) => {
    const [held] = await holdRequests(tx, [serial])
    if (!held) throw new NotFoundError(`request ${serial}`)
    await assertUnhandled(tx, held, version)
    const handling: Handling = { ...handlingOf(held), ...(await decide(held, tx)) }
    const written = await writeHandling(tx, held, handling)
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: actionOf(deed),
      objectType: 'quote_request',
      objectId: held.id,
      // Undoing it restores the state before, unless something else came after.
      before: { ...handlingOf(held), version: held.version },
      after: { ...handling, version: written, ...(batchId ? { batchId } : {}) },
    })
    await then?.(tx, held, written)
    return { serial, version: written }
  })
}

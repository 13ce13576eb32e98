import 'server-only'
import { z } from 'zod'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Context } from '@/features/accounts/context'
import { MAX_LINES } from '@/features/basket/rules/limits'
import { recordAudit } from '@/platform/audit'
import type { Prisma } from '@/platform/db/generated/client'
import { inTransaction } from '@/platform/db/transaction'
import { NotFoundError } from '@/platform/errors'
import { isOpen, placesInSurvivor, type Handling } from '../rules/handling'
import {
  actionOf,
  assertUnhandled,
  DeedRefusedError,
  handlingOf,
  holdRequests,
  writeHandling,
  type Handled,
  type HeldRequest,
} from './handle'

/**
 * Merges a request into another of the same company, which goes on for both. Lines move behind the
 * survivor's, but for one that it has whole already; files go to the line they belong to. The merged
 * one keeps what was written beside them, points to the survivor, and its secret links open both. What
 * was merged into it before goes along.
 * @param given.into serial of the survivor
 * @throws ForbiddenError, NotFoundError, DeedRefusedError
 */
export async function mergeRequests(
  context: Context,
  { into, serial, version }: Handled & { into: number },
): Promise<{ serial: number; version: number }> {
  const { actor } = context
  authorize(actor, 'request.handle')
  return inTransaction(context, async (tx) => {
    const [merged, survivor] = await holdRequests(tx, [serial, into])
    if (!merged || !survivor) throw new NotFoundError(`request ${serial}`)
    await assertUnhandled(tx, merged, version)
    await assertMergeable(tx, merged, survivor)
    const [from, to] = await Promise.all([linesOf(tx, merged.id), linesOf(tx, survivor.id)])
    const places = placesInSurvivor(from, to)
    if (Math.max(...places.map((place) => place.to)) > MAX_LINES)
      throw new DeedRefusedError('too_many_lines')
    const chain = await chainOf(tx, merged.id)
    await move(tx, merged.id, survivor.id, places)
    await tx.quoteRequest.updateMany({
      where: { id: { in: chain.requests } },
      data: { mergedIntoId: survivor.id },
    })
    const handling: Handling = {
      ...handlingOf(merged),
      status: 'CLOSED',
      snoozedUntil: null,
      mergedIntoId: survivor.id,
    }
    const written = await writeHandling(tx, merged, handling)
    // From now on, whoever looks at the survivor sees a different request.
    const now = await writeHandling(tx, survivor, handlingOf(survivor))
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: actionOf('merge'),
      objectType: 'quote_request',
      objectId: merged.id,
      before: { ...handlingOf(merged), version: merged.version },
      after: { ...handling, version: written, into, absorbedAt: now, chain },
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'request.absorb',
      objectType: 'quote_request',
      objectId: survivor.id,
      after: { serial, version: now, lines: places.filter(({ same }) => !same).length },
    })
    return { serial, version: written }
  })
}

async function assertMergeable(
  tx: Prisma.TransactionClient,
  merged: HeldRequest,
  survivor: HeldRequest,
): Promise<void> {
  if (merged.id === survivor.id || !isOpen(merged.status) || !isOpen(survivor.status))
    throw new DeedRefusedError('not_open')
  if (merged.companyId !== survivor.companyId) throw new DeedRefusedError('other_company')
  const ids = [merged.id, survivor.id]
  // A quote that was begun has taken the lines as they were.
  if ((await tx.quote.count({ where: { requestId: { in: ids } } })) > 0)
    throw new DeedRefusedError('has_quote')
}

/** What a request had received from others before it was merged itself: undoing the merge gives that back. */
export const chainSchema = z.object({
  /** requests that were merged into it */
  requests: z.array(z.string()),
  /** which of its lines and files came from which of them, by id */
  lines: z.array(z.tuple([z.string(), z.string(), z.int()])),
  files: z.array(z.tuple([z.string(), z.string(), z.int().nullable()])),
})
type Chain = z.infer<typeof chainSchema>

async function chainOf(tx: Prisma.TransactionClient, requestId: string): Promise<Chain> {
  const cameFrom = { where: { requestId, cameFromId: { not: null } } } as const
  const select = { id: true, cameFromId: true, cameFromPosition: true } as const
  const [requests, lines, files] = [
    await tx.quoteRequest.findMany({ where: { mergedIntoId: requestId }, select: { id: true } }),
    await tx.quoteRequestLine.findMany({ ...cameFrom, select }),
    await tx.attachment.findMany({ ...cameFrom, select }),
  ]
  return {
    requests: requests.map(({ id }) => id),
    lines: lines.map(({ id, cameFromId, cameFromPosition }) => [
      id,
      cameFromId ?? '',
      cameFromPosition ?? 0,
    ]),
    files: files.map(({ id, cameFromId, cameFromPosition }) => [
      id,
      cameFromId ?? '',
      cameFromPosition,
    ]),
  }
}

const linesOf = (tx: Prisma.TransactionClient, requestId: string) =>
  tx.quoteRequestLine.findMany({ where: { requestId }, orderBy: { position: 'asc' } })

async function move(
  tx: Prisma.TransactionClient,
  from: string,
  to: string,
  places: ReturnType<typeof placesInSurvivor>,
): Promise<void> {
  const moved = places.filter(({ same }) => !same)
  await tx.$executeRaw`
    UPDATE quote_request_line AS l
    SET "requestId" = ${to}::uuid, position = p.target, "cameFromId" = ${from}::uuid, "cameFromPosition" = p.source
    FROM unnest(${moved.map((place) => place.from)}::int[], ${moved.map((place) => place.to)}::int[]) AS p(source, target)
    WHERE l."requestId" = ${from}::uuid AND l.position = p.source`
  // Files of the whole request stay with the whole.
  await tx.$executeRaw`
    UPDATE attachment AS a
    SET "requestId" = ${to}::uuid, "cameFromId" = ${from}::uuid, "cameFromPosition" = a."linePosition",
      "linePosition" = (SELECT p.target
        FROM unnest(${places.map((place) => place.from)}::int[], ${places.map((place) => place.to)}::int[]) AS p(source, target)
        WHERE p.source = a."linePosition")
    WHERE a."requestId" = ${from}::uuid`
}

/**
 * Gives a merged request back what came from it, and what it had received from others before.
 * @throws DeedRefusedError once a quote of the survivor was begun, which has the lines of both
 */
export async function moveBack(
  tx: Prisma.TransactionClient,
  merged: HeldRequest,
  survivor: HeldRequest,
  chain: Chain,
): Promise<void> {
  if (merged.mergedIntoId !== survivor.id) throw new DeedRefusedError('merged_on')
  if ((await tx.quote.count({ where: { requestId: survivor.id } })) > 0)
    throw new DeedRefusedError('has_quote')
  await tx.$executeRaw`
    UPDATE quote_request_line SET "requestId" = "cameFromId", position = "cameFromPosition", "cameFromId" = NULL, "cameFromPosition" = NULL
    WHERE "requestId" = ${survivor.id}::uuid AND "cameFromId" = ${merged.id}::uuid`
  await tx.$executeRaw`
    UPDATE attachment SET "requestId" = "cameFromId", "linePosition" = "cameFromPosition", "cameFromId" = NULL, "cameFromPosition" = NULL
    WHERE "requestId" = ${survivor.id}::uuid AND "cameFromId" = ${merged.id}::uuid`
  await tx.quoteRequest.updateMany({
    where: { id: { in: chain.requests }, mergedIntoId: survivor.id },
    data: { mergedIntoId: merged.id },
  })
  for (const [id, cameFromId, cameFromPosition] of chain.lines)
    await tx.quoteRequestLine.updateMany({
      where: { id, requestId: merged.id },
      data: { cameFromId, cameFromPosition },
    })
  for (const [id, cameFromId, cameFromPosition] of chain.files)
    await tx.attachment.updateMany({
      where: { id, requestId: merged.id },
      data: { cameFromId, cameFromPosition },
    })
}

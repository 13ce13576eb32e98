import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorize, authorizeKind } from '@/features/accounts/rules/permissions'
import { customSpecificationSchema } from '@/features/basket/schema'
import { notify } from '@/features/notifications/commands/notify'
import { correctRequestSchema, type CorrectRequest } from '@/features/requests/correction-schema'
import { articleOf, articlesBySku } from '@/features/requests/queries/articles'
import { requestScope } from '@/features/requests/queries/requests'
import { lineProblems, linesTogether } from '@/features/requests/rules/line-rules'
import {
  requestMoves,
  type CorrectableLine,
  type RequestMove,
} from '@/features/requests/rules/request-moves'
import { InvalidRequestError, problem } from '@/features/requests/rules/request-problems'
import type { Article } from '@/features/requests/rules/requested-lines'
import { addEntry } from '@/features/threads/commands/add-entry'
import { recordAudit } from '@/platform/audit'
import { factoryDay } from '@/platform/day'
import type { Prisma } from '@/platform/db/generated/client'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { formatRequestNumber } from '@/platform/numbers'
import { TRANSITIONS } from '../rules/life'
import { assertOpen } from './hold-life'
import { holdRequest } from './hold-request'

const READ = {
  lines: { orderBy: { position: 'asc' }, include: { variant: { select: { sku: true } } } },
} satisfies Prisma.QuoteRequestInclude
type Read = Prisma.QuoteRequestGetPayload<{ include: typeof READ }>

/**
 * Corrects a request for its buyer before it is quoted: quantities, target prices, notes; lines can
 * be added and removed. Each change is recorded and the house notified.
 * @returns what changed
 * @throws InvalidInputError, InvalidRequestError by line, NotFoundError also for somebody else's
 *   request, ConflictError 'stale' where it was changed since, or where it isn't open
 */
export async function correctRequest(context: Context, input: unknown): Promise<RequestMove[]> {
  const { actor, now } = context
  authorizeKind(actor, 'request.correct')
  const parsed = correctRequestSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const request = await databaseOf(context).quoteRequest.findFirst({
    where: { AND: [{ serial: parsed.data.serial }, requestScope(actor, 'request.read')] },
    include: READ,
  })
  if (!request) throw new NotFoundError(`request ${parsed.data.serial}`)
  authorize(actor, 'request.correct', { companyId: request.companyId, requestId: request.id })
  const correction = {
    ...parsed.data,
    lines: [...parsed.data.lines, ...asTheyAre(request, parsed.data)],
  }
  if (request.handlingVersion !== correction.version) throw new ConflictError('stale')
  const articles = await articlesBySku([
    ...request.lines.flatMap(({ variant }) => variant?.sku ?? []),
    ...correction.added.map(({ sku }) => sku),
  ])
  const added = correction.added.map((line, i) => ({
    ...line,
    article: articleOf(articles, line.sku),
    position: Math.max(0, ...request.lines.map(({ position }) => position)) + i + 1,
  }))
  refuseImpossible(request, correction, articles, now)
  const moves = requestMoves(currentEntries(request), {
    notes: correction.notes || null,
    wantedDate: correction.wantedDate,
    lines: [
      ...correction.lines.flatMap((line) => {
        const was = request.lines.find(({ position }) => position === line.position)
        return was ? [{ ...line, note: line.note || null, item: itemOf(was) }] : []
      }),
      ...added.map(({ position, article, quantity }) => ({
        position,
        item: article?.sku ?? '',
        quantity,
        targetPriceMinor: null,
        note: null,
      })),
    ],
  })
  if (moves.length === 0) return []
  await inTransaction(context, async (tx, within) => {
    assertOpen('correct_request', await holdRequest(tx, request.id), now)
    const { count } = await tx.quoteRequest.updateMany({
      where: { id: request.id, handlingVersion: correction.version },
      data: {
        notes: correction.notes || null,
        wantedDate: correction.wantedDate ? new Date(`${correction.wantedDate}T00:00:00Z`) : null,
        // A correction by the buyer ends a snooze early.
        snoozedUntil: null,
        handlingVersion: { increment: 1 },
      },
    })
    if (count === 0) throw new ConflictError('stale')
    await writeLines(tx, request.id, correction, added)
    const { kind, id: actorId, name } = auditActor(actor)
    const change = await tx.requestChange.create({
      data: {
        requestId: request.id,
        moves,
        actorKind: kind,
        actorId,
        actorName: name,
        createdAt: now,
      },
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: TRANSITIONS.correct_request.audit,
      objectType: 'quote_request',
      objectId: request.id,
      after: { moves: moves.length },
    })
    await addEntry(within, {
      requestId: request.id,
      kind: 'EVENT',
      event: 'request_changed',
      values: { lines: new Set(moves.flatMap((move) => ('line' in move ? [move.line] : []))).size },
      cause: `request-changed:${change.id}`,
    })
    const number = formatRequestNumber(correction.serial)
    await notify(tx, {
      kind: 'request-changed',
      cause: `request-changed:${change.id}`,
      values: { company: request.companyName, number, what: 'changed' },
      path: `/staff/requests/${number}`,
      to: request.assignedToId
        ? { people: [request.assignedToId] }
        : { permission: 'request.handle' },
    })
  })
  return moves
}

/** Kept lines, in the shape of entries. */
function asTheyAre(
  { lines }: Read,
  { kept, lines: corrected }: Pick<CorrectRequest, 'kept' | 'lines'>,
): CorrectRequest['lines'] {
  const stays = new Set(kept)
  for (const { position } of corrected) stays.delete(position)
  return lines
    .filter(({ position }) => stays.has(position))
    .map((line) => ({
      position: line.position,
      quantity: line.quantity,
      targetPriceMinor: line.targetPriceMinor,
      note: line.note ?? '',
    }))
}

const currentEntries = ({ notes, wantedDate, lines }: Read) => ({
  notes,
  wantedDate: wantedDate?.toISOString().slice(0, 10) ?? null,
  lines: lines.map((line) => ({
    position: line.position,
    item: itemOf(line),
    quantity: line.quantity,
    targetPriceMinor: targetOf(line),
    note: line.note,
  })) satisfies CorrectableLine[],
})

const specificationOf = ({ specification }: Read['lines'][number]) =>
  customSpecificationSchema.parse(specification)

const itemOf = (line: Read['lines'][number]): string =>
  line.variant?.sku ?? specificationOf(line).type

const targetOf = (line: Read['lines'][number]): number | null =>
  line.variant ? line.targetPriceMinor : (specificationOf(line).targetPriceMinor ?? null)

/**
 * Checks the corrected lines.
 * @throws InvalidRequestError by the line that isn't possible
 */
function refuseImpossible(
  request: Read,
  correction: CorrectRequest,
  articles: ReadonlyMap<string, Article>,
  now: Date,
): void {
  const existingLines = correction.lines.flatMap((line) => {
    const was = request.lines.find(({ position }) => position === line.position)
    return was?.variant
      ? [
          {
            sku: was.variant.sku,
            optionCodes: was.optionCodes,
            quantity: line.quantity,
            ...sampleOf(was),
          },
        ]
      : [null]
  })
  const added = correction.added.map(({ sku, quantity }) => ({ sku, quantity, optionCodes: [] }))
  const lines = [...existingLines, ...added]
  const articleFor = (sku: string) => articleOf(articles, sku)
  const together = linesTogether(lines, articleFor)
  const problems = lines.flatMap((line, i) =>
    line
      ? lineProblems(line, articleFor(line.sku), together[i] ?? null).map(({ field, ...rest }) => ({
          path:
            i < existingLines.length
              ? `lines.${i}.${field}`
              : `added.${i - existingLines.length}.${field}`,
          ...rest,
        }))
      : [],
  )
  // Articles requested earlier may have left the catalog since: only what was changed is checked.
  const unchanged = (path: string) => {
    const i = Number(/^lines\.(\d+)\./.exec(path)?.[1] ?? -1)
    const was = request.lines.find(({ position }) => position === correction.lines[i]?.position)
    return was?.quantity === correction.lines[i]?.quantity
  }
  const faults = [
    ...problems.filter(({ path }) => !path.startsWith('lines.') || !unchanged(path)),
    ...(lines.length === 0 ? [problem('lines', 'no_lines')] : []),
    ...(correction.wantedDate !== null &&
    correction.wantedDate < factoryDay(now) &&
    correction.wantedDate !== currentEntries(request).wantedDate
      ? [problem('wantedDate', 'past_date')]
      : []),
  ]
  if (faults.length > 0) throw new InvalidRequestError(faults)
}

const sampleOf = ({ sample }: { sample: boolean }) => (sample ? { sample: true as const } : {})

async function writeLines(
  tx: Prisma.TransactionClient,
  requestId: string,
  { lines }: CorrectRequest,
  added: readonly { position: number; quantity: number; article: Article | undefined }[],
): Promise<void> {
  await tx.quoteRequestLine.deleteMany({
    where: { requestId, position: { notIn: lines.map(({ position }) => position) } },
  })
  for (const { position, quantity, note, targetPriceMinor } of lines) {
    const line = await tx.quoteRequestLine.update({
      where: { requestId_position: { requestId, position } },
      data: { quantity, note: note || null },
    })
    if (line.variantId)
      await tx.quoteRequestLine.update({ where: { id: line.id }, data: { targetPriceMinor } })
    else {
      const { targetPriceMinor: _, ...rest } = customSpecificationSchema.parse(line.specification)
      await tx.quoteRequestLine.update({
        where: { id: line.id },
        data: {
          specification: { ...rest, ...(targetPriceMinor === null ? {} : { targetPriceMinor }) },
        },
      })
    }
  }
  await tx.quoteRequestLine.createMany({
    data: added.flatMap(({ position, quantity, article }) =>
      article
        ? [
            {
              requestId,
              position,
              quantity,
              kind: 'BULK' as const,
              variantId: article.variantId,
              optionCodes: [],
            },
          ]
        : [],
    ),
  })
}

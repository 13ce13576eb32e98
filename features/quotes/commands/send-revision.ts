import 'server-only'
import { houseTerms } from '@/features/company/queries/house-terms'
import { z } from 'zod'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { currentRates } from '@/features/company/queries/selling-rates'
import { inTransaction, databaseOf } from '@/platform/db/transaction'
import { importerOf } from '@/features/tariffs/queries/importers'
import { planReminders, reminderTerms } from '@/features/reminders/commands/plan-reminders'
import { ofRevision } from '@/features/reminders/rules/due'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { addEntry } from '@/features/threads/commands/add-entry'
import { recordAudit } from '@/platform/audit'
import type { ApprovalKind, Prisma } from '@/platform/db/generated/client'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { documentHash } from '../rules/canonical'
import { composeRevision } from '../rules/compose-revision'
import { queueMail } from '@/platform/mail'
import { quoteSentMail } from '../mails/quote-letters'
import { revisionFigures } from '../rules/revision-figures'
import { quoteDocumentSchema, type QuoteDocument } from '../schema'
import { askApprovals } from './ask-approvals'
import { lifeFacts } from '../queries/life-facts'
import { assertOpen, holdLife } from './hold-life'
import { assertCreditsHeld } from './sample-credits'
import { approvalOf, type GivenApproval } from '../queries/duty-approvals'
import { discountState } from '../queries/discount-approval'
import { floorState, type FloorState } from '../queries/floor-approval'
import { sendLimits } from '../queries/send-limits'
import { ddpStops } from '../rules/ddp-stop'
import { everyPick, foundInPicks } from '../rules/choices'
import { approvalBasis, rowsOfPicks } from '../rules/duty-approval'
import {
  MIN_REASON,
  passesWithReason,
  houseStops,
  sendStops,
  type SendStop,
} from '../rules/send-stops'

/** Why a quote isn't sent, each with its field. */
export class SendStoppedError extends InvalidInputError {
  constructor(readonly stops: readonly SendStop[]) {
    const fields: Record<string, string[]> = {}
    for (const { path, code } of stops) (fields[path] ??= []).push(code)
    super(fields)
  }
}

/** Why a price below the bounds is meant. */
const reasonSchema = z
  .string()
  .trim()
  .max(500)
  .refine((reason) => reason === '' || reason.length >= MIN_REASON, 'reason_short')
  .optional()

/**
 * Sends a draft: from here on it never changes. An earlier sent revision is superseded in the same
 * transaction, and the buyer's mail is queued in it. Sent twice, it is sent once.
 * @param input.expectedTotalMinor the total the sender saw; refused when rates have moved it since
 * @param input.reason why a price below the bounds is meant: it lets that pass, and is in the audit
 * @throws SendStoppedError when the quote isn't ready or leaves the bounds, ConflictError 'stale' |
 *   'not_a_draft' | 'accepted' | 'total_moved' | 'not_open'
 */
export async function sendRevision(
  context: Context,
  input: {
    serial: number
    revision: number
    version: number
    expectedTotalMinor: number
    reason?: string | undefined
  },
): Promise<{ document: QuoteDocument; documentHash: string }> {
  const { actor, now } = context
  const database = databaseOf(context)
  authorize(actor, 'quote.send')
  const reason = reasonSchema.safeParse(input.reason)
  if (!reason.success) throw new InvalidInputError({ reason: ['reason_short'] })
  const rules = await rulesInForce()
  const revision = await database.quoteRevision.findFirst({
    where: { number: input.revision, quote: { serial: input.serial } },
    include: { quote: { include: { request: true } } },
  })
  if (!revision) throw new NotFoundError(`quote ${input.serial} revision ${input.revision}`)
  if (revision.state === 'SENT' && revision.documentHash) {
    return {
      document: quoteDocumentSchema.parse(revision.document),
      documentHash: revision.documentHash,
    }
  }
  if (revision.state !== 'DRAFT') throw new ConflictError('not_a_draft')
  assertOpen('send', await lifeFacts(database, revision.quoteId), now)

  const draft = quoteDocumentSchema.parse(revision.document)
  const contact = { name: actor.name, email: actor.email }
  const house = await houseTerms(database)
  const composed = composeRevision(
    draft.draft,
    { ...draft, contact, rates: await currentRates() },
    rules,
    now,
    house,
  )
  const doubtful = rowsOfPicks(composed)
  const yesTo = (kind: ApprovalKind, basis: string) =>
    approvalOf(database, { revisionId: revision.id, kind, basis })
  const approval = doubtful.length > 0 ? await yesTo('DUTY', approvalBasis(composed)) : null
  const floor = await floorState(actor, composed, now)
  const belowFloor = floor.stops.length > 0 ? await yesTo('FLOOR', floor.basis) : null
  const discount = await discountState(actor, composed)
  const aboveLimit = discount.stops.length > 0 ? await yesTo('DISCOUNT', discount.basis) : null
  const document = approval ? withApproval(composed, approval) : composed
  const limits = await sendLimits()
  const { destination } = document.draft
  const importer = await importerOf(destination, database)
  const stops = [
    ...sendStops(document, limits, now, approval ? [] : doubtful),
    ...houseStops(house.house),
    ...foundInPicks(document, (one) => ddpStops(one, importer?.way ?? null)),
    ...(belowFloor ? [] : floor.stops),
    ...(aboveLimit ? [] : discount.stops),
  ]
  const standing = stops.filter((stop) => !reason.data || !passesWithReason(stop))
  if (standing.length > 0) {
    await askApprovals(standing, context, {
      company: revision.quote.request.companyName,
      document,
      revision,
      floorBasis: floor.basis,
    })
    throw new SendStoppedError(standing)
  }
  const totals = [composed, draft].map((each) => everyPick(each).map(totalOf).join())
  if (document.totalMinor !== input.expectedTotalMinor || totals[0] !== totals[1])
    throw new ConflictError('total_moved')

  const hash = documentHash(document)
  const figures = revisionFigures(document)
  const [earlier, terms] = [await lastSent(database, revision), await reminderTerms()]
  const mail = await quoteSentMail({
    document,
    earlier,
    requestId: revision.quote.requestId,
    revisionId: revision.id,
  })
  await inTransaction(context, async (tx, within) => {
    // This waits for a buyer who is signing at this moment, and then sees the signature.
    assertOpen('send', await holdLife(tx, revision.quoteId), now)
    await tx.quoteRevision.updateMany({
      where: { quoteId: revision.quoteId, state: 'SENT', number: { lt: revision.number } },
      data: { state: 'SUPERSEDED' },
    })
    await tx.quoteCounter.updateMany({
      where: { quoteId: revision.quoteId, state: 'OPEN' },
      data: { state: 'ANSWERED', endedAt: now },
    })
    await assertCreditsHeld(tx, revision.quoteId, document.draft)
    const sent = await tx.quoteRevision.updateMany({
      where: { id: revision.id, state: 'DRAFT', version: input.version },
      data: {
        ...figures,
        state: 'SENT',
        documentHash: hash,
        sentAt: now,
        sentById: actor.userId,
        version: { increment: 1 },
      },
    })
    if (sent.count === 0) throw new ConflictError('stale')
    await keepMargin(tx, revision.id, document, floor)
    const { count } = await tx.quoteRequest.updateMany({
      where: { id: revision.quote.requestId, status: { in: ['NEW', 'IN_PROGRESS', 'QUOTED'] } },
      data: { status: 'QUOTED', snoozedUntil: null },
    })
    // Its buyer was told that there will be no quote.
    if (count === 0) throw new ConflictError('not_open')
    await tx.quote.update({ where: { id: revision.quoteId }, data: { requoteAskedAt: null } })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'quote.send',
      objectType: 'quote_revision',
      objectId: revision.id,
      after: {
        hash,
        totalMinor: document.totalMinor,
        ...(reason.data && stops.length > 0
          ? {
              reason: reason.data,
              belowLimits: stops.map(({ path, code, amounts }) => ({ path, code, ...amounts })),
              limitsId: limits.id,
            }
          : {}),
        ...(belowFloor ? { floorApprovedBy: belowFloor.by } : {}),
        ...(aboveLimit ? { discountApprovedBy: aboveLimit.by } : {}),
      },
    })
    await addEntry(within, {
      requestId: revision.quote.requestId,
      kind: 'EVENT',
      event: 'revision_sent',
      values: {
        revision: revision.number,
        totalMinor: document.totalMinor,
        currency: document.draft.currency,
      },
      cause: `revision-sent:${revision.id}`,
    })
    await planReminders(
      tx,
      { requestId: revision.quote.requestId, revisionId: revision.id },
      ofRevision({ sentAt: now, validUntil: figures.validUntil }, terms, now),
    )
    await queueMail(tx, mail)
  })
  return { document, documentHash: hash }
}

/** What it leaves by the costs of this moment: beside the document, of which buyers see all. */
async function keepMargin(
  tx: Prisma.TransactionClient,
  revisionId: string,
  { draft }: QuoteDocument,
  { margin, alternatives }: Pick<FloorState, 'margin' | 'alternatives'>,
): Promise<void> {
  await tx.revisionMargin.create({
    data: {
      revisionId,
      currency: draft.currency,
      costMinor: margin.costMinor,
      marginMinor: margin.marginMinor,
      margin: JSON.parse(
        JSON.stringify(alternatives.length > 0 ? { ...margin, alternatives } : margin),
      ) as Prisma.InputJsonObject,
    },
  })
}

/** The document with the yes it is sent with, so that it is part of what is signed. */
const withApproval = (
  document: QuoteDocument,
  { by, at, reason }: GivenApproval,
): QuoteDocument => {
  const dutyApproval = { by, at: at.toISOString(), reason }
  const { alternatives, ...first } = document
  return {
    ...first,
    dutyApproval,
    ...(alternatives
      ? {
          alternatives: alternatives.map((each) => ({
            ...each,
            document: { ...each.document, dutyApproval },
          })),
        }
      : {}),
  }
}

const totalOf = ({ document }: { document: QuoteDocument }): number => document.totalMinor

/** The revision that the buyer was sent before this one; it never changes, so it is read before the transaction. */
async function lastSent(
  database: Prisma.TransactionClient,
  {
    quoteId,
    number,
  }: {
    quoteId: string
    number: number
  },
): Promise<QuoteDocument | null> {
  const last = await database.quoteRevision.findFirst({
    where: { quoteId, number: { lt: number }, state: { not: 'DRAFT' } },
    orderBy: { number: 'desc' },
    select: { document: true },
  })
  return last && quoteDocumentSchema.parse(last.document)
}

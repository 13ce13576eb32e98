import 'server-only'
import { z } from 'zod'
import type { Context } from '@/features/accounts/context'
import { authorize } from '@/features/accounts/rules/permissions'
import { houseTerms } from '@/features/company/queries/house-terms'
import { currentRates } from '@/features/company/queries/selling-rates'
import { reminderTerms } from '@/features/reminders/commands/plan-reminders'
import type { ReminderTerms } from '@/features/reminders/rules/due'
import { importerOf } from '@/features/tariffs/queries/importers'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import type { ApprovalKind, Prisma } from '@/platform/db/generated/client'
import { databaseOf } from '@/platform/db/transaction'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import type { Mail } from '@/platform/mail'
import { quoteSentLetter } from '../mails/quote-letters'
import { quoteMails } from '../mails/quote-mails'
import { creditState } from '../queries/credit-approval'
import { discountState } from '../queries/discount-approval'
import { approvalOf, type GivenApproval } from '../queries/duty-approvals'
import { floorState, type FloorState } from '../queries/floor-approval'
import { sendLimits } from '../queries/send-limits'
import { documentHash } from '../rules/canonical'
import { everyPick, foundInPicks } from '../rules/choices'
import { composeRevision } from '../rules/compose-revision'
import { ddpStops } from '../rules/ddp-stop'
import { approvalBasis, rowsOfPicks } from '../rules/duty-approval'
import {
  houseStops,
  MIN_REASON,
  passesWithReason,
  sendStops,
  type SendStop,
} from '../rules/send-stops'
import { quoteDocumentSchema, type QuoteDocument } from '../schema'
import { askApprovals } from './ask-approvals'

/** What a draft is sent with, read and computed before the transaction that sends it. */

/** Why a quote isn't sent, each with its field. */
export class SendStoppedError extends InvalidInputError {
  constructor(readonly stops: readonly SendStop[]) {
    const fields: Record<string, string[]> = {}
    for (const { path, code } of stops) (fields[path] ??= []).push(code)
    super(fields)
  }
}

/** The reason for a price below the limits. */
const reasonSchema = z
  .string()
  .trim()
  .max(500)
  .refine((reason) => reason === '' || reason.length >= MIN_REASON, 'reason_short')
  .optional()

/**
 * Reads the reason for a price below the limits.
 * @throws InvalidInputError for one that is too short
 */
export function readReason(typed: string | undefined): string | undefined {
  const reason = reasonSchema.safeParse(typed)
  if (!reason.success) throw new InvalidInputError({ reason: ['reason_short'] })
  return reason.data
}

/** A draft to be sent: an existing one, or one made in the same transaction. */
export interface Sendable {
  id: string
  number: number
  quoteId: string
  document: unknown
  editorIds: readonly string[]
  quote: { companyId: string; requestId: string; request: { companyName: string } }
}

export interface PreparedSending {
  document: QuoteDocument
  hash: string
  floor: FloorState
  belowFloor: GivenApproval | null
  aboveLimit: GivenApproval | null
  reason: string | undefined
  stops: SendStop[]
  limitsId: string
  terms: ReminderTerms
  mails: Mail[]
}

/**
 * Composes a draft as it is sent, checks it against the limits, and writes its letters. Before the
 * transaction: each of these reads would wait for a second connection while one is held.
 * @param given.asks whether approvers are asked for missing approvals
 * @throws SendStoppedError, ConflictError 'total_moved'
 */
export async function prepareSending(
  context: Context,
  revision: Sendable,
  {
    expectedTotalMinor,
    reason,
    asks = true,
  }: { expectedTotalMinor: number; reason?: string | undefined; asks?: boolean },
): Promise<PreparedSending> {
  const { actor, now } = context
  authorize(actor, 'quote.send')
  const database = databaseOf(context)
  const rules = await rulesInForce()
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
  const credit = await creditState(actor, revision.id, composed, database)
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
    ...(credit.given ? [] : credit.stops),
  ]
  const standing = stops.filter((stop) => !reason || !passesWithReason(stop))
  if (standing.length > 0) {
    if (asks)
      await askApprovals(standing, context, {
        company: revision.quote.request.companyName,
        document,
        revision,
        floorBasis: floor.basis,
      })
    throw new SendStoppedError(standing)
  }
  const totals = [composed, draft].map((each) => everyPick(each).map(totalOf).join())
  if (document.totalMinor !== expectedTotalMinor || totals[0] !== totals[1])
    throw new ConflictError('total_moved')

  const hash = documentHash(document)
  const [earlier, terms] = [await lastSent(database, revision), await reminderTerms()]
  const { requestId, companyId } = revision.quote
  const letter = { document, earlier, requestId, revisionId: revision.id }
  const mails = await quoteMails(database, { companyId, document }, (reader) =>
    quoteSentLetter({ ...letter, reader }),
  )
  return {
    document,
    hash,
    floor,
    belowFloor,
    aboveLimit,
    reason,
    stops,
    limitsId: limits.id,
    terms,
    mails,
  }
}

/**
 * The document with the approval it is sent with, so that the approval is part of what is signed.
 */
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

/** The revision sent before this one; it never changes, so it is read before the transaction. */
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

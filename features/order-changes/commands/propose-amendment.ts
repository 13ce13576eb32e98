import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { amendedRoom } from '@/features/capacity/queries/amended-room'
import { houseTerms } from '@/features/company/queries/house-terms'
import { holdGoods } from '@/features/fulfilment/commands/hold-goods'
import { amendmentDocumentSchema, type AmendmentDocument } from '@/features/quotes/amendment-schema'
import { documentHash } from '@/features/quotes/rules/canonical'
import { endOfValidity } from '@/features/quotes/rules/compose'
import type { QuoteDocument } from '@/features/quotes/schema'
import { rulesBeside } from '@/features/tariffs/queries/rules-beside'
import { quotaDemand } from '@/features/tariffs/rules/quota-ledger'
import { localeOf } from '@/i18n/routing'
import { documentTranslator } from '@/i18n/translator'
import { recordAudit } from '@/platform/audit'
import { addDays } from '@/platform/day'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { schemaWords } from '@/platform/validation-words'
import { amendedOrder, type AmendedOrder } from '../queries/amend-facts'
import { secondSignature } from '../queries/second-signature'
import { amendedDraft, amendRefusals, composeAmended, type AmendChanges } from '../rules/amend'
import { amendOrderSchema } from '../schema'
import { articleLine, assertAddedSells } from './added-article'
import { amendChanges, amendComplaints, type TypedChanges } from './amend-entries'
import { assertProposedCredit } from './amended-credit'
import { offerAmendment } from './offer-amendment'
import { assertPlanSum } from './own-plan-entries'
import { tellSecondSigners } from './tell-house'

/**
 * Proposes an amendment of a signed order, frozen and hashed; its proposer signs it for the house. Where it gives
 * away more than they may, it waits for a second signature first. The order doesn't change before both sides have
 * signed.
 * @param input head of the amendment, and by line its fields with the line’s position (`quantity_1`)
 * @throws InvalidInputError at the entries that can’t be taken, and where another amendment is open; ConflictError
 *   `stale` where the order was amended since it was shown; NotFoundError
 */
export async function proposeAmendment(
  context: Context,
  input: Readonly<Record<string, unknown>>,
): Promise<{ number: number; waits: boolean }> {
  const { actor, now } = context
  authorize(actor, 'order.amend')
  const parsed = amendOrderSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { serial, amendsHash, reason, validDays } = parsed.data
  const database = databaseOf(context)
  const read = await amendedOrder(database, serial, now)
  if (read.amends.documentHash !== amendsHash) throw new ConflictError('stale')
  const language = localeOf(read.document.language)
  const entered = await amendChanges(
    database,
    read.document,
    parsed.data,
    input,
    documentTranslator('orderChanges.amend', language)('ownPlan', { number: read.number }),
  )
  const proposal = await withArticle(context, read, entered)
  refuse(read, proposal)
  const changes = await withRoom(context, read, proposal)
  const composed = await compose(read, changes, context)
  await assertAddedSells(read.document, composed, now)
  if (composed.totalMinor <= 0)
    throw new InvalidInputError({ change: [schemaWords.amendment_no_total] })
  assertPlanSum(entered.typedPlan, composed.totalMinor, read.currency)
  const document = frozen(read, changes, composed, {
    reason,
    validUntil: addDays(read.facts.today, validDays),
  })
  const waits = await secondSignature(actor, read.document, composed, now)
  const hash = documentHash(document)
  await inTransaction(context, async (tx, within) => {
    const current = await amendedOrder(tx, serial, now, await holdGoods(tx, { serial }))
    if (current.amends.documentHash !== amendsHash) throw new ConflictError('stale')
    // Something may have been made or sent meanwhile.
    refuse(current, changes)
    await assertProposedCredit(tx, current, composed)
    const open = await tx.orderAmendment.findFirst({
      where: { orderId: current.id, state: { in: ['PROPOSED', 'OFFERED'] } },
      select: { id: true },
    })
    if (open || current.number !== document.number)
      throw new InvalidInputError({ change: [schemaWords.amendment_open] })
    const { id: byId } = auditActor(actor)
    const amendment = await tx.orderAmendment.create({
      data: {
        orderId: current.id,
        number: document.number,
        state: 'PROPOSED',
        document,
        documentHash: hash,
        amendsHash,
        currency: current.currency,
        beforeMinor: current.totalMinor,
        totalMinor: composed.totalMinor,
        validUntil: endOfValidity(document.validUntil),
        proposedById: byId,
        proposedBy: nameOf(actor),
        proposedAt: now,
      },
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'amendment.propose',
      objectType: 'order',
      objectId: current.id,
      before: { totalMinor: current.totalMinor },
      after: { amendment: document.number, hash, totalMinor: composed.totalMinor, reason, waits },
    })
    if (waits) await tellSecondSigners(tx, current, amendment, actor)
    else await offerAmendment(within, current, amendment)
  })
  return { number: document.number, waits }
}

function refuse({ facts, document }: AmendedOrder, changes: AmendChanges): void {
  const refusals = amendRefusals(facts, document, changes)
  if (refusals.length > 0) throw amendComplaints(refusals, document)
}

/** An article of the catalog becomes the line that it is in this order. @throws InvalidInputError */
async function withArticle(
  context: Context,
  read: AmendedOrder,
  { added, typedPlan: _, ...changes }: TypedChanges,
): Promise<AmendChanges> {
  if (added?.kind !== 'typed_article') return { ...changes, added }
  const { lines } = amendedDraft(read.document.draft, { ...changes, added: null })
  return {
    ...changes,
    added: { kind: 'article', line: await articleLine(context, read, added, lines) },
  }
}

/**
 * A larger line takes weeks of the workshop: where the planned ones are full, the later day is part of what is
 * signed.
 * @throws InvalidInputError where two years have no room
 */
async function withRoom(
  context: Context,
  { id, facts, document }: AmendedOrder,
  changes: AmendChanges,
): Promise<AmendChanges> {
  const had = new Map(facts.lines.map(({ lineId, quantity }) => [lineId, quantity]))
  const dayNamed = new Set(changes.days.map(({ lineId }) => lineId))
  const grown = changes.lines.filter(
    ({ lineId, quantity }) => quantity > (had.get(lineId) ?? quantity),
  )
  const days = await amendedRoom(
    context.actor,
    databaseOf(context),
    id,
    new Map(grown.map(({ lineId, quantity }) => [lineId, quantity])),
    context.now,
  )
  const full = [...days].filter(([, day]) => day === null)
  if (full.length > 0)
    throw amendComplaints(
      full.map(([lineId]) => ({ at: 'quantity' as const, lineId, code: 'no_room' as const })),
      document,
    )
  const movedDays = [...days].flatMap(([lineId, day]) =>
    day && !dayNamed.has(lineId) ? [{ lineId, day, cause: 'capacity' as const }] : [],
  )
  return { ...changes, days: [...changes.days, ...movedDays] }
}

async function compose(
  { document, signedAt, quote }: AmendedOrder,
  changes: AmendChanges,
  context: Context,
): Promise<QuoteDocument> {
  const draft = amendedDraft(document.draft, changes)
  const database = databaseOf(context)
  const { duty } = document
  const kilograms = quotaDemand(duty.lines.flatMap(({ splits = [] }) => splits))
  const rules = await rulesBeside(
    database,
    quote.id,
    { day: duty.entryDay ?? duty.asOf, kilograms },
    context.now,
  )
  const house = await houseTerms(database)
  try {
    return composeAmended(document, draft, rules, house, signedAt)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new InvalidInputError({ change: [schemaWords.amendment_no_total] })
  }
}

function frozen(
  { serial, number, amends, facts }: AmendedOrder,
  { days }: AmendChanges,
  document: QuoteDocument,
  offer: Pick<AmendmentDocument, 'reason' | 'validUntil'>,
): AmendmentDocument {
  // As the database returns it, so that its hash is that of the stored document.
  return amendmentDocumentSchema.parse(
    JSON.parse(
      JSON.stringify({
        schemaVersion: 1,
        orderSerial: serial,
        number,
        amends,
        ...offer,
        days: days.map(({ lineId, day, cause }) => ({
          lineId,
          title: document.draft.lines.find(({ id }) => id === lineId)?.title ?? '',
          from: facts.lines.find((line) => line.lineId === lineId)?.day ?? null,
          to: day,
          ...(cause ? { cause } : {}),
        })),
        document,
      }),
    ),
  )
}

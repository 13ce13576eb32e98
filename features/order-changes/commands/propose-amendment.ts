import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { houseTerms } from '@/features/company/queries/house-terms'
import { holdGoods } from '@/features/fulfilment/commands/hold-goods'
import { amendmentDocumentSchema, type AmendmentDocument } from '@/features/quotes/amendment-schema'
import { documentHash } from '@/features/quotes/rules/canonical'
import { endOfValidity } from '@/features/quotes/rules/compose'
import type { QuoteDocument } from '@/features/quotes/schema'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { recordAudit } from '@/platform/audit'
import { addDays } from '@/platform/day'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { schemaWords as said } from '@/platform/validation-words'
import { amendedOrder, type AmendedOrder } from '../queries/amend-facts'
import { secondSignature } from '../queries/second-signature'
import { amendedDraft, amendRefusals, composeAmended, type AmendChanges } from '../rules/amend'
import { amendOrderSchema } from '../schema'
import { amendChanges, amendComplaints } from './amend-entries'
import { offerAmendment } from './offer-amendment'

/**
 * Proposes an amendment of a signed order, frozen and hashed; who proposes it signs it for the house. Where it gives
 * away more than they may, it waits for a second signature first. Nothing of the order changes before both sides have
 * signed.
 * @param input head of the amendment, and by line its fields with the line’s position (`quantity_1`)
 * @throws InvalidInputError at the entries that can’t be, and where another amendment is open; ConflictError `stale`
 *   where the order was amended since it was shown; NotFoundError
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
  const changes = await amendChanges(database, read.document, parsed.data, input)
  refuse(read, changes)
  const composed = await compose(read, changes, context)
  if (composed.totalMinor <= 0) throw new InvalidInputError({ change: [said.amendment_no_total] })
  const document = frozen(read, changes, composed, {
    reason,
    validUntil: addDays(read.facts.today, validDays),
  })
  const waits = await secondSignature(actor, read.document, composed, now)
  const hash = documentHash(document)
  await inTransaction(context, async (tx, within) => {
    const held = await amendedOrder(tx, serial, now, await holdGoods(tx, { serial }))
    if (held.amends.documentHash !== amendsHash) throw new ConflictError('stale')
    // Something may have been made or sent meanwhile.
    refuse(held, changes)
    const open = await tx.orderAmendment.findFirst({
      where: { orderId: held.id, state: { in: ['PROPOSED', 'OFFERED'] } },
      select: { id: true },
    })
    if (open || held.number !== document.number)
      throw new InvalidInputError({ change: [said.amendment_open] })
    const { id: byId } = auditActor(actor)
    const amendment = await tx.orderAmendment.create({
      data: {
        orderId: held.id,
        number: document.number,
        state: 'PROPOSED',
        document,
        documentHash: hash,
        amendsHash,
        currency: held.currency,
        beforeMinor: held.totalMinor,
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
      objectId: held.id,
      before: { totalMinor: held.totalMinor },
      after: { amendment: document.number, hash, totalMinor: composed.totalMinor, reason, waits },
    })
    if (!waits) await offerAmendment(within, held, amendment)
  })
  return { number: document.number, waits }
}

function refuse({ facts, document }: AmendedOrder, changes: AmendChanges): void {
  const refusals = amendRefusals(facts, document, changes)
  if (refusals.length > 0) throw amendComplaints(refusals, document)
}

async function compose(
  { document, signedAt }: AmendedOrder,
  changes: AmendChanges,
  context: Context,
): Promise<QuoteDocument> {
  const draft = amendedDraft(document.draft, changes)
  const rules = await rulesInForce()
  const house = await houseTerms(databaseOf(context))
  try {
    return composeAmended(document, draft, rules, house, signedAt)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new InvalidInputError({ change: [said.amendment_no_total] })
  }
}

function frozen(
  { serial, number, amends, facts }: AmendedOrder,
  { days }: AmendChanges,
  document: QuoteDocument,
  said: Pick<AmendmentDocument, 'reason' | 'validUntil'>,
): AmendmentDocument {
  // As it comes back from the database, so that its hash is that of what is kept.
  return amendmentDocumentSchema.parse(
    JSON.parse(
      JSON.stringify({
        schemaVersion: 1,
        orderSerial: serial,
        number,
        amends,
        ...said,
        days: days.map(({ lineId, day }) => ({
          lineId,
          title: document.draft.lines.find(({ id }) => id === lineId)?.title ?? '',
          from: facts.lines.find((line) => line.lineId === lineId)?.day ?? null,
          to: day,
        })),
        document,
      }),
    ),
  )
}

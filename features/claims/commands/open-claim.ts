import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorize, authorizeKind, scopeOf } from '@/features/accounts/rules/permissions'
import { houseRecipients } from '@/features/company/queries/mail'
import { holdGoods, lineOf } from '@/features/fulfilment/commands/hold-goods'
import { recordOrderEvent } from '@/features/orders/commands/record-order-event'
import { claimPhotos } from '@/features/requests/commands/claim-photos'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError, NotFoundError } from '@/platform/errors'
import { queueMails } from '@/platform/mail'
import { schemaWords } from '@/platform/validation-words'
import { claimOpenedMails } from '../mails/claim-letters'
import { claimable } from '../rules/claims'
import { openClaimSchema } from '../schema'

/**
 * Claims pieces of a line that have left: missing, damaged, wrong or of bad quality, with
 * photographs. The house is notified. The same form sent twice makes one claim.
 * @throws InvalidInputError also for more pieces than have left and aren’t claimed yet;
 *   NotFoundError also for somebody else’s order
 */
export async function openClaim(context: Context, input: unknown): Promise<{ number: number }> {
  const { actor, now } = context
  authorizeKind(actor, 'claim.open')
  const parsed = openClaimSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { lineId, key, photos, kind, quantity, words } = parsed.data
  return inTransaction(context, async (tx, within) => {
    const found = await tx.orderLine.findFirst({
      where: { id: lineId, order: { quote: scopeOf(actor, 'order.read') } },
      select: { order: { select: { companyId: true, quote: { select: { requestId: true } } } } },
    })
    if (!found) throw new NotFoundError(`line ${lineId}`)
    const { companyId, quote } = found.order
    authorize(actor, 'claim.open', { companyId, requestId: quote.requestId })
    const order = await holdGoods(tx, { lineId })
    const earlier = await tx.claim.findUnique({ where: { key } })
    if (earlier) return { number: earlier.number }
    const line = lineOf(order, lineId)
    const { _sum } = await tx.claim.aggregate({
      where: { lineId, state: { not: 'REFUSED' } },
      _sum: { quantity: true },
    })
    if (quantity > claimable({ shipped: line.shipped, claimed: _sum.quantity ?? 0 }))
      throw new InvalidInputError({ quantity: [schemaWords.claim_more_than_sent] })
    const number = (await tx.claim.count({ where: { orderId: order.id } })) + 1
    const { id: openedById, name } = auditActor(actor)
    const openedBy = name ?? order.document.buyer.contactName
    const { id } = await tx.claim.create({
      data: {
        orderId: order.id,
        lineId,
        key,
        number,
        kind,
        quantity,
        words,
        openedById,
        openedBy,
        openedAt: now,
      },
      select: { id: true },
    })
    await claimPhotos(tx, order.requestId, photos)
    await tx.claimPhoto.createMany({
      data: photos.map((photo) => ({ claimId: id, attachmentId: photo.id })),
    })
    await recordOrderEvent(within, order, {
      action: 'claim.open',
      after: { claim: number, line: line.title, kind, quantity },
      event: 'claim_opened',
      values: {
        order: order.serial,
        claim: number,
        pieces: quantity,
        title: line.title,
        what: kind,
      },
      cause: `claim:${id}`,
    })
    await queueMails(
      tx,
      await claimOpenedMails(tx, order, await houseRecipients('requestsTo', null, tx), {
        id,
        number,
        title: line.title,
        kind,
        quantity,
        words,
      }),
    )
    return { number }
  })
}

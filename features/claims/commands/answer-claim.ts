import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { holdGoods } from '@/features/fulfilment/commands/hold-goods'
import { creditOrder } from '@/features/orders/commands/bill-order'
import { recordOrderEvent } from '@/features/orders/commands/record-order-event'
import { factoryDay } from '@/platform/day'
import { inTransaction } from '@/platform/db/transaction'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { queueMails } from '@/platform/mail'
import { amountOf } from '@/platform/number-words'
import { codedMessage, schemaWords } from '@/platform/validation-words'
import { claimAnsweredMails } from '../mails/claim-letters'
import { mostCredit } from '../rules/claims'
import { answerClaimSchema } from '../schema'

/**
 * Answers a claim once: the house remakes the pieces, credits them, or refuses the claim, always
 * with a reason. A credit comes off the open amount of the order; the rest is due back to the
 * buyer.
 * @throws InvalidInputError also for a credit above what the pieces cost; ConflictError `stale`
 *   where somebody has answered the claim otherwise; NotFoundError
 */
export async function answerClaim(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'claim.answer')
  const parsed = answerClaimSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { claimId, state, amount, answer, ...entered } = parsed.data
  const remadeOn = state === 'REMAKE' ? entered.remadeOn : null
  if (state === 'REMAKE' && (remadeOn === null || remadeOn < factoryDay(now)))
    throw new InvalidInputError({
      remadeOn: [remadeOn === null ? schemaWords.missing : schemaWords.past_day],
    })
  await inTransaction(context, async (tx, within) => {
    const found = await tx.claim.findUnique({ where: { id: claimId } })
    if (!found) throw new NotFoundError(`claim ${claimId}`)
    const order = await holdGoods(tx, { lineId: found.lineId })
    const claim = await tx.claim.findUniqueOrThrow({
      where: { id: claimId },
      include: { line: true, order: { select: { currency: true } } },
    })
    if (claim.state === state) return
    if (claim.state !== 'OPEN') throw new ConflictError('stale')
    const { currency } = claim.order
    const signedLine = order.document.draft.lines.find(({ id }) => id === claim.line.lineId)
    const most = mostCredit(claim.quantity, signedLine?.unitPriceMinor ?? 0)
    const creditMinor = state === 'CREDITED' ? creditOf(amount, currency, most) : null
    await tx.claim.update({
      where: { id: claimId },
      data: {
        state,
        answer,
        creditMinor,
        remadeOn: remadeOn ? new Date(`${remadeOn}T00:00:00Z`) : null,
        answeredById: auditActor(actor).id,
        answeredBy: nameOf(actor),
        answeredAt: now,
      },
    })
    if (creditMinor)
      await creditOrder(
        within,
        { id: order.id, currency },
        { kind: 'CLAIM', causeId: claimId, amountMinor: creditMinor, account: 'CLAIM' },
      )
    await recordOrderEvent(within, order, {
      action: 'claim.answer',
      before: { state: 'OPEN' },
      after: { claim: claim.number, state, currency, creditMinor, remadeOn },
      event: 'claim_answered',
      values: {
        order: order.serial,
        claim: claim.number,
        way: state,
        totalMinor: creditMinor ?? 0,
        currency,
      },
      cause: `claim-answered:${claimId}`,
    })
    await queueMails(
      tx,
      await claimAnsweredMails(tx, order, {
        id: claimId,
        number: claim.number,
        title: claim.line.title,
        quantity: claim.quantity,
        state,
        answer,
        remadeOn,
        currency,
        creditMinor: creditMinor ?? 0,
      }),
    )
  })
}

/** Reads the credit that was typed, in minor units. @throws InvalidInputError at its field */
function creditOf(text: string, currency: string, mostMinor: number): number {
  const { value, complaint } = amountOf(text, { currency })
  if (value === undefined || value === 0)
    throw new InvalidInputError({
      amount: [complaint ? codedMessage(complaint) : schemaWords.missing],
    })
  if (value > mostMinor) throw new InvalidInputError({ amount: [schemaWords.claim_above_price] })
  return value
}

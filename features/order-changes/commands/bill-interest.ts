import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { holdGoods } from '@/features/fulfilment/commands/hold-goods'
import { billOrder } from '@/features/orders/commands/bill-order'
import { addEntry } from '@/features/threads/commands/add-entry'
import { inTransaction } from '@/platform/db/transaction'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { queueMails } from '@/platform/mail'
import { schemaWords } from '@/platform/validation-words'
import { interestBilledMails } from '../mails/change-letters'
import { lateInterest } from '../queries/late-interest'
import { billInterestSchema } from '../schema'

/**
 * Bills the interest on late payments that the signed terms allow, up to today: each day once. The buyer is told.
 * @throws InvalidInputError where the terms allow none or nothing was late; ConflictError `stale` where the sum
 *   differs from the one shown; NotFoundError
 */
export async function billInterest(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'interest.bill')
  const parsed = billInterestSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { serial, amountMinor: shownMinor } = parsed.data
  await inTransaction(context, async (tx, within) => {
    const order = await holdGoods(tx, { serial })
    const { amountMinor, currency, parts, through } = await lateInterest(actor, serial, now, tx)
    if (amountMinor === 0) throw new InvalidInputError({ change: [schemaWords.interest_none] })
    if (amountMinor !== shownMinor) throw new ConflictError('stale')
    const { partId: billedBy } = await billOrder(
      within,
      { id: order.id, currency },
      {
        kind: 'INTEREST',
        amountMinor,
        account: 'LATE_INTEREST',
        days: order.document.depositDays ?? null,
      },
    )
    await tx.interestBill.createMany({
      data: parts.map((part) => ({
        ...part,
        billedById: billedBy,
        through: new Date(`${through}T00:00:00Z`),
        byId: auditActor(actor).id,
        by: nameOf(actor),
        at: now,
      })),
    })
    await addEntry(within, {
      requestId: order.requestId,
      kind: 'EVENT',
      event: 'interest_billed',
      values: { order: order.serial, totalMinor: amountMinor, currency },
      cause: `interest:${billedBy}`,
    })
    await queueMails(
      tx,
      await interestBilledMails(tx, order, { id: billedBy, amountMinor, currency, through }),
    )
  })
}

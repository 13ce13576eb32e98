import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { authorize, authorizeKind, scopeOf } from '@/features/accounts/rules/permissions'
import { claimFiles } from '@/features/requests/commands/claim-files'
import { InvalidRequestError } from '@/features/requests/rules/request-problems'
import { recordAudit } from '@/platform/audit'
import { factoryDay, addDays } from '@/platform/day'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { InvalidInputError, NotFoundError } from '@/platform/errors'
import { amountOf } from '@/platform/number-words'
import { schemaWords as words } from '@/platform/validation-words'
import { MOST_SLIPS, slipSchema } from '../schema'

/** What banks issue: a page or a picture. */
const KINDS = ['application/pdf', 'image/png', 'image/jpeg', 'image/webp']

/**
 * Records a buyer's statement that a transfer for a part was sent, with the bank's slip. It books nothing: finance
 * sees it beside the bank's statements.
 * @throws InvalidInputError by field, also for a file that is no page or picture, and for one slip too many;
 *   NotFoundError also for somebody else's part
 */
export async function sendSlip(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorizeKind(actor, 'deposit.pay')
  const parsed = slipSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { partId, sentOn, amount, file } = parsed.data
  const part = await databaseOf(context).paymentPart.findFirst({
    where: { id: partId, order: { quote: scopeOf(actor, 'order.read') } },
    select: {
      id: true,
      currency: true,
      order: { select: { id: true, companyId: true, quote: { select: { requestId: true } } } },
    },
  })
  if (!part) throw new NotFoundError(`payment part ${partId}`)
  const { order, currency } = part
  const { requestId } = order.quote
  authorize(actor, 'deposit.pay', { companyId: order.companyId, requestId })
  // In some time zone it is tomorrow already.
  if (sentOn > addDays(factoryDay(now), 1))
    throw new InvalidInputError({ sentOn: [words.future_day] })
  const { value: amountMinor, complaint } = amountOf(amount, { currency })
  if (amountMinor === undefined || amountMinor <= 0)
    throw new InvalidInputError({ amount: [complaint ?? words.missing] })
  await inTransaction(context, async (tx) => {
    await tx.$queryRaw`SELECT id FROM payment_part WHERE id = ${part.id}::uuid FOR UPDATE`
    if ((await tx.transferSlip.count({ where: { partId: part.id } })) >= MOST_SLIPS)
      throw new InvalidInputError({ file: [words.slips_enough] })
    try {
      await claimFiles(tx, requestId, [file])
    } catch (error) {
      if (!(error instanceof InvalidRequestError)) throw error
      throw new InvalidInputError({ file: [words.file_gone] })
    }
    const { contentType } = await tx.attachment.findUniqueOrThrow({
      where: { id: file.id },
      select: { contentType: true },
    })
    if (!KINDS.includes(contentType)) throw new InvalidInputError({ file: [words.slip_kind] })
    const by = auditActor(actor)
    const { id } = await tx.transferSlip.create({
      data: {
        partId: part.id,
        attachmentId: file.id,
        sentOn: new Date(sentOn),
        amountMinor,
        currency,
        saidById: by.id,
        saidBy: nameOf(actor),
        saidAt: now,
      },
    })
    await recordAudit(tx, {
      actor: by,
      action: 'transfer.slip',
      objectType: 'order',
      objectId: order.id,
      after: { slip: id, sentOn, amountMinor, currency },
    })
  })
}

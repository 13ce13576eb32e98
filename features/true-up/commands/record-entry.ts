import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { holdGoods } from '@/features/fulfilment/commands/hold-goods'
import { holdSurcharge } from '@/features/fulfilment/commands/hold-surcharge'
import { shippedPieces } from '@/features/fulfilment/queries/shipped-pieces'
import { postEntry } from '@/features/ledger/commands/post-entry'
import { orderAccount } from '@/features/ledger/rules/accounts'
import { transfer } from '@/features/ledger/rules/entry'
import { billOrder, creditOrder } from '@/features/orders/commands/bill-order'
import { recordOrderEvent } from '@/features/orders/commands/record-order-event'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { factoryDay } from '@/platform/day'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError, NotFoundError } from '@/platform/errors'
import { queueMails } from '@/platform/mail'
import { amountOf } from '@/platform/number-words'
import { typedNumber } from '@/platform/typed-numbers'
import { schemaWords } from '@/platform/validation-words'
import { trueUpMails } from '../mails/true-up-letters'
import { settleEntry, signedShipment, type Declared, type ShippedLine } from '../rules/entry-duty'
import { declaredCodeSchema, recordEntrySchema } from '../schema'

/**
 * Writes down that customs took a shipment in, and settles its surcharge by the terms that were signed: what is due
 * above it is billed, what is below it credited, and its buyer is told. Sent twice, it is one entry.
 * @param input the entry, and by line `declared`, `hsCode` and `origin` with the line’s position (`declared_1`)
 * @throws InvalidInputError also where the buyer pays customs, and for goods that the engine has no figure for;
 *   NotFoundError
 */
export async function recordEntry(
  context: Context,
  input: Readonly<Record<string, unknown>>,
): Promise<{ differenceMinor: number }> {
  const { actor, now } = context
  authorize(actor, 'true-up.record')
  const parsed = recordEntrySchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { shipmentId, entryNumber, enteredOn, importer, lockEnded } = parsed.data
  if (enteredOn > factoryDay(now))
    throw new InvalidInputError({ enteredOn: [schemaWords.future_day] })
  const rules = await rulesInForce()
  return inTransaction(context, async (tx, within) => {
    const order = await holdGoods(tx, { shipmentId })
    const earlier = await tx.customsEntry.findUnique({ where: { shipmentId } })
    if (earlier)
      return { differenceMinor: Number(earlier.settledMinor) - Number(earlier.signedMinor) }
    const shipment = await tx.shipment.findUnique({ where: { id: shipmentId } })
    if (!shipment) throw new NotFoundError(`shipment ${shipmentId}`)
    if (enteredOn < shipment.shippedOn.toISOString().slice(0, 10))
      throw new InvalidInputError({ enteredOn: [schemaWords.true_up_before_shipment] })
    const { document, shipments, currency } = await shippedPieces(tx, shipmentId)
    if (document.duty.bornBy === 'buyer')
      throw new InvalidInputError({ change: [schemaWords.true_up_buyer_pays] })
    const signed = signedShipment(shipments)
    const declared = declaredLines(signed.lines, input, currency)
    const settled = settleEntry(signed, { enteredOn, lockEnded, declared }, rules)
    if ('unrated' in settled) throw new InvalidInputError(unratedFields(signed, settled.unrated))
    const { signedMinor } = signed.terms
    const { settledMinor, actualMinor, differenceMinor } = settled
    const { id: byId } = auditActor(actor)
    const { id } = await tx.customsEntry.create({
      data: {
        orderId: order.id,
        shipmentId,
        entryNumber,
        enteredOn: new Date(`${enteredOn}T00:00:00Z`),
        importer,
        currency,
        signedMinor,
        actualMinor,
        settledMinor,
        document: settled.document,
        byId,
        by: nameOf(actor),
        at: now,
      },
      select: { id: true },
    })
    // For goods that left before surcharges were booked, it is booked now.
    await holdSurcharge(within, shipmentId)
    const account = (kind: 'TARIFF_HELD' | 'REVENUE') => orderAccount(kind, order.id, currency)
    if (signedMinor > 0)
      await postEntry(within, {
        cause: { kind: 'tariff.true-up', id },
        postings: transfer(account('REVENUE'), account('TARIFF_HELD'), signedMinor),
        valueOn: enteredOn,
      })
    const money = { account: 'TRUE_UP' as const, amountMinor: Math.abs(differenceMinor) }
    if (differenceMinor > 0)
      await billOrder(
        within,
        { id: order.id, currency },
        { kind: 'TRUE_UP', days: document.depositDays ?? null, ...money },
      )
    if (differenceMinor < 0)
      await creditOrder(
        within,
        { id: order.id, currency },
        { kind: 'TRUE_UP', causeId: id, ...money },
      )
    await recordOrderEvent(within, order, {
      action: 'customs_entry.record',
      after: {
        shipment: shipment.number,
        entryNumber,
        enteredOn,
        currency,
        signedMinor,
        actualMinor,
        settledMinor,
      },
      event: 'duty_settled',
      values: {
        order: order.serial,
        shipment: shipment.number,
        totalMinor: Math.abs(differenceMinor),
        currency,
        way: differenceMinor > 0 ? 'billed' : differenceMinor < 0 ? 'credited' : 'same',
      },
      cause: `customs-entry:${id}`,
    })
    await queueMails(
      tx,
      await trueUpMails(tx, order, {
        id,
        shipment: shipment.number,
        entryNumber,
        enteredOn,
        currency,
        signedMinor,
        actualMinor,
        settledMinor,
      }),
    )
    return { differenceMinor }
  })
}

/**
 * The declaration of each line.
 * @throws InvalidInputError at the fields that can’t be read
 */
function declaredLines(
  lines: readonly ShippedLine[],
  input: Readonly<Record<string, unknown>>,
  currency: string,
): Map<string, Declared> {
  const complaints: Record<string, readonly string[]> = {}
  const declared = new Map<string, Declared>()
  for (const { lineId, position } of lines) {
    const field = (name: string) => {
      const text = input[`${name}_${position}`]
      return typeof text === 'string' ? text : ''
    }
    const value = typedNumber((text) => amountOf(text, { currency })).safeParse(field('declared'))
    for (const issue of value.error?.issues ?? [])
      complaints[`declared_${position}`] = [issue.message]
    const code = declaredCodeSchema.safeParse({
      hsCode: field('hsCode'),
      origin: field('origin'),
    })
    for (const issue of code.error?.issues ?? [])
      complaints[`${String(issue.path[0])}_${position}`] = [issue.message]
    if (value.success && code.success)
      declared.set(lineId, { valueMinor: value.data, ...code.data })
  }
  if (Object.keys(complaints).length > 0) throw new InvalidInputError(complaints)
  return declared
}

const unratedFields = (
  { lines }: { lines: readonly ShippedLine[] },
  unrated: readonly string[],
): Record<string, readonly string[]> =>
  Object.fromEntries(
    lines
      .filter(({ title }) => unrated.includes(title))
      .map(({ position }) => [`hsCode_${position}`, [schemaWords.true_up_no_figure]]),
  )

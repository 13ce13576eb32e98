import 'server-only'
import type { Context } from '@/features/accounts/context'
import { openGoodsGates } from '@/features/fulfilment/commands/open-goods-gates'
import { postEntry } from '@/features/ledger/commands/post-entry'
import { orderAccount, receivable } from '@/features/ledger/rules/accounts'
import { billOrder, creditOrder, MOST_PARTS } from '@/features/orders/commands/bill-order'
import { dueAfter, setLaterDues } from '@/features/orders/commands/part-dues'
import { confirmOrder, makePayable, openGate } from '@/features/orders/commands/receive-money'
import { partStandings } from '@/features/orders/queries/part-standings'
import { sampleApprovalOf } from '@/features/orders/queries/samples'
import { endSessionsJob } from '@/features/payments/jobs/end-sessions'
import { amendmentDocumentSchema, type AmendmentDocument } from '@/features/quotes/amendment-schema'
import { partsOf } from '@/features/quotes/rules/payment-plan'
import type { OrderAmendment, Prisma } from '@/platform/db/generated/client'
import { InvalidInputError } from '@/platform/errors'
import { enqueue } from '@/platform/jobs'
import { schemaWords } from '@/platform/validation-words'
import type { AmendedOrder } from '../queries/amend-facts'
import { isOfPlan, recutPlan, type Recut, type StandingPart } from '../rules/recut'
import { amendGoods } from './amend-goods'

type Within = Context & { readonly transaction: Prisma.TransactionClient }

/**
 * Brings an amendment into force in the transaction of its buyer’s signature, after that is written: goods, days,
 * payment plan and books change to what it says. The caller holds the lock of the order.
 * @throws InvalidInputError where more was made or sent meanwhile than the amendment leaves
 */
export async function applyAmendment(
  within: Within,
  order: AmendedOrder,
  amendment: OrderAmendment,
): Promise<void> {
  const { transaction: tx } = within
  const document = amendmentDocumentSchema.parse(amendment.document)
  await tx.orderAmendment.update({
    where: { id: amendment.id, state: 'OFFERED' },
    data: {
      state: 'SIGNED',
      shipmentsBefore: await tx.shipment.count({ where: { orderId: order.id } }),
    },
  })
  await tx.order.update({
    where: { id: order.id },
    data: { totalMinor: document.document.totalMinor },
  })
  await amendGoods(within, order, document)
  await amendPlan(within, order, amendment.id, document)
  // Payment pages for what isn’t owed any more are closed.
  await enqueue(tx, endSessionsJob, { orderId: order.id })
}

async function amendPlan(
  within: Within,
  order: AmendedOrder,
  amendmentId: string,
  { document }: AmendmentDocument,
): Promise<void> {
  const { transaction: tx } = within
  // A payment arriving at this moment comes either before or after.
  await tx.$queryRaw`SELECT id FROM payment_part WHERE "orderId" = ${order.id}::uuid ORDER BY position FOR UPDATE`
  const { parts, payable } = await standingPlan(tx, order.id)
  const credited = await tx.orderCredit.aggregate({
    where: { orderId: order.id, kind: 'AMENDMENT' },
    _sum: { amountMinor: true },
  })
  const recutParts = recutPlan(parts, partsOf(document), Number(credited._sum.amountMinor ?? 0))
  await recut(within, order, amendmentId, recutParts, payable)
  await addParts(within, order, recutParts)
  const money = { id: order.id, currency: order.currency }
  if (recutParts.owedMinor > 0)
    await billOrder(within, money, {
      kind: 'AMENDMENT',
      amountMinor: recutParts.owedMinor,
      account: 'CUSTOMER_DEPOSIT',
      days: document.depositDays ?? null,
    })
  if (recutParts.dueBackMinor > 0)
    await creditOrder(within, money, {
      kind: 'AMENDMENT',
      causeId: amendmentId,
      amountMinor: recutParts.dueBackMinor,
      account: 'CUSTOMER_DEPOSIT',
    })
  // Parts whose gate has come already are owed now; and a smaller deposit may be paid with it.
  await confirmOrder(within, order.id, `order.amended:${amendmentId}`)
  const { confirmedAt } = await tx.order.findUniqueOrThrow({
    where: { id: order.id },
    select: { confirmedAt: true },
  })
  if (!confirmedAt) return
  await setLaterDues(tx, order.id, confirmedAt)
  await openGate(within, order.id, 'deposit_received')
  if ((await sampleApprovalOf(order.id, tx)) === 'approved')
    await openGate(within, order.id, 'sample_approved')
  await openGoodsGates(within, order.id)
}

/** The current parts of the plan, and which of them are owed. */
async function standingPlan(
  tx: Prisma.TransactionClient,
  orderId: string,
): Promise<{ parts: StandingPart[]; payable: Set<string> }> {
  const rows = await tx.paymentPart.findMany({ where: { orderId }, orderBy: { position: 'asc' } })
  const standings = await partStandings(
    tx,
    rows.map(({ id }) => id),
  )
  const parts = rows.filter(isOfPlan).map(({ id, kind, gate, gateDays, amountMinor }) => ({
    id,
    kind,
    gate,
    days: gateDays,
    amountMinor: Number(amountMinor),
    settledMinor: Number(amountMinor) - (standings.get(id)?.openMinor ?? Number(amountMinor)),
  }))
  return {
    parts,
    payable: new Set([...standings].flatMap(([id, { isPayable }]) => (isPayable ? [id] : []))),
  }
}

/** Changes parts to their new amounts, and books the change for those that are owed. */
async function recut(
  within: Within,
  { id: orderId, currency }: AmendedOrder,
  amendmentId: string,
  { changed }: Recut,
  payable: ReadonlySet<string>,
): Promise<void> {
  const { transaction: tx } = within
  await tx.partRecut.createMany({
    data: changed.map(({ id: partId, fromMinor, toMinor }) => ({
      amendmentId,
      partId,
      fromMinor,
      toMinor,
    })),
  })
  for (const { id, toMinor } of changed)
    await tx.paymentPart.update({ where: { id }, data: { amountMinor: toMinor } })
  const postings = changed
    .filter(({ id }) => payable.has(id))
    .map(({ id, fromMinor, toMinor }) => ({
      account: receivable(orderId, id, currency),
      amountMinor: toMinor - fromMinor,
    }))
  const movedMinor = postings.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  if (postings.length > 0)
    await postEntry(within, {
      cause: { kind: 'order.amended', id: amendmentId },
      postings: [
        ...postings,
        { account: orderAccount('CUSTOMER_DEPOSIT', orderId, currency), amountMinor: -movedMinor },
      ],
    })
}

/** Adds parts that the plan didn’t have; those that wait only for signatures are owed at once. */
async function addParts(
  within: Within,
  { id: orderId, currency }: AmendedOrder,
  { added }: Recut,
): Promise<void> {
  const { transaction: tx, now } = within
  const { _max } = await tx.paymentPart.aggregate({ where: { orderId }, _max: { position: true } })
  let position = _max.position ?? 0
  for (const { kind, gate, days, amountMinor } of added) {
    position += 1
    if (position > MOST_PARTS)
      throw new InvalidInputError({ change: [schemaWords.amendment_parts] })
    const due = gate === 'signature' && days !== null ? await dueAfter(tx, now, days) : null
    const { id } = await tx.paymentPart.create({
      data: { orderId, kind, gate, gateDays: days, position, amountMinor, currency, ...due },
      select: { id: true },
    })
    if (gate === 'signature')
      await makePayable(within, { id: orderId, currency }, [{ id, amountMinor }])
  }
}

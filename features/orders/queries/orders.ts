import 'server-only'
import { scopeOf } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { paymentReference } from '../rules/payment-reference'
import { depositState, failureCode } from '../rules/payment-state'
import { paperHashes } from '@/features/quotes/rules/acceptance'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { NotFoundError } from '@/platform/errors'
import { chargeability } from '@/platform/stripe/amounts'
import { orderCredits } from './order-credits'
import { partReturns } from './part-returns'
import { partStandings, type PartStanding } from './part-standings'
import type { DepositView, OrderRow, OrderView } from '../schema'

const include = {
  quote: {
    select: {
      serial: true,
      requestId: true,
      request: {
        select: { serial: true, companyName: true, contactName: true, contactEmail: true },
      },
    },
  },
  revision: {
    select: {
      number: true,
      acceptance: {
        select: {
          signature: { select: { recordHash: true } },
          signedDocument: { select: { sha256: true } },
        },
      },
    },
  },
  parts: {
    where: { amountMinor: { gt: 0 } },
    orderBy: { position: 'asc' },
    include: { payments: { orderBy: { attempt: 'desc' }, take: 1 } },
  },
} as const satisfies Prisma.OrderInclude

type StoredOrder = Prisma.OrderGetPayload<{ include: typeof include }>

/** Rows of orders that fit a condition, newest first. The caller answers for the condition. */
export async function orderRows(where: Prisma.OrderWhereInput): Promise<OrderRow[]> {
  const orders = await db.order.findMany({
    where,
    orderBy: { serial: 'desc' },
    include,
  })
  const standings = await standingsOf(orders)
  return orders.map((order) => toRow(order, standings))
}

/**
 * One order.
 * @throws NotFoundError also for somebody else's order
 */
export async function getOrder(actor: Actor, serial: number): Promise<OrderView> {
  const order = await db.order.findFirst({
    where: { serial, quote: scopeOf(actor, 'order.read') },
    include,
  })
  if (!order) throw new NotFoundError(`order ${serial}`)
  const { request } = order.quote
  const [standings, credits, returns] = await Promise.all([
    standingsOf([order]),
    orderCredits(db, order.id),
    partReturns(
      db,
      order.parts.map(({ id }) => id),
    ),
  ])
  return {
    ...toRow(order, standings),
    companyId: order.companyId,
    requestId: order.quote.requestId,
    requestSerial: request.serial,
    revision: order.revision.number,
    paper: order.revision.acceptance && paperHashes(order.revision.acceptance),
    contactName: request.contactName,
    contactEmail: request.contactEmail,
    credits,
    parts: order.parts.map((part) => ({
      id: part.id,
      reference: paymentReference({ serial: order.serial, position: part.position - 1 }),
      kind: part.kind,
      gate: part.gate,
      gateDays: part.gateDays,
      ...partState(part, standings.get(part.id), order.state),
      refundedMinor: returns.get(part.id)?.refundedMinor ?? 0,
      onItsWayMinor: returns.get(part.id)?.onItsWayMinor ?? 0,
      isDisputed: returns.get(part.id)?.isDisputed ?? false,
      due:
        part.dueOn && part.dueDays !== null
          ? {
              on: part.dueOn.toISOString().slice(0, 10),
              workingDays: part.dueDays,
              inside: part.dueInside,
            }
          : null,
    })),
  }
}

const standingsOf = (orders: readonly StoredOrder[]) =>
  partStandings(
    db,
    orders.flatMap(({ parts }) => parts.map(({ id }) => id)),
  )

function toRow(order: StoredOrder, standings: Map<string, PartStanding>): OrderRow {
  const deposit =
    order.parts.find((part) => part.kind === 'DEPOSIT') ??
    order.parts.find((part) => part.gate === 'signature')
  return {
    id: order.id,
    serial: order.serial,
    quoteSerial: order.quote.serial,
    companyName: order.quote.request.companyName,
    state: order.state,
    currency: order.currency,
    totalMinor: Number(order.totalMinor),
    paidMinor: order.parts.reduce((sum, part) => sum + paidOf(part, standings.get(part.id)), 0),
    deposit: deposit ? toDeposit(deposit, standings.get(deposit.id)?.paidAt ?? null) : null,
    owes: owed(order, standings),
    createdAt: order.createdAt,
    confirmedAt: order.confirmedAt,
  }
}

/** What was paid of a part: 0 before its gate has come, and without what was written off. */
const paidOf = (
  { amountMinor }: StoredOrder['parts'][number],
  standing: PartStanding | undefined,
): number => (standing ? Number(amountMinor) - standing.openMinor - standing.writtenOffMinor : 0)

/** The due day of a part as a number for sorting; parts without a day come last. */
const dayOf = ({ dueOn }: { dueOn: Date | null }): number =>
  dueOn?.getTime() ?? Number.MAX_SAFE_INTEGER

/** What of an order is due and not yet being paid, under the part with the first due day. */
function owed(order: StoredOrder, standings: Map<string, PartStanding>): OrderRow['owes'] {
  const dueParts = order.parts
    .map((part) => ({ part, ...partState(part, standings.get(part.id), order.state) }))
    .filter(({ state }) => state === 'due')
    .toSorted((a, b) => dayOf(a.part) - dayOf(b.part))
  const [first] = dueParts
  return first
    ? {
        openMinor: dueParts.reduce((sum, { openMinor }) => sum + openMinor, 0),
        kind: first.part.kind,
        dueOn: first.part.dueOn?.toISOString().slice(0, 10) ?? null,
      }
    : null
}

/** What is left to pay of a part, and its state. */
function partState(
  part: StoredOrder['parts'][number],
  standing: PartStanding | undefined,
  order: StoredOrder['state'],
) {
  const amountMinor = Number(part.amountMinor)
  const { isPayable = false, openMinor = amountMinor, paidAt = null } = standing ?? {}
  const newest = part.payments[0]
  const state =
    order === 'CANCELLED' && !paidAt
      ? ('off' as const)
      : isPayable
        ? depositState(paidAt, newest)
        : ('waiting' as const)
  return {
    amountMinor,
    paidMinor: paidOf(part, standing),
    openMinor: state === 'off' ? 0 : openMinor,
    paidAt,
    state,
    chargeability: chargeability(openMinor, part.currency),
    lastFailure: state === 'due' ? failureCode(newest?.failureReason ?? null) : null,
  }
}

function toDeposit(part: StoredOrder['parts'][number], paidAt: Date | null): DepositView {
  const newest = part.payments[0]
  const amountMinor = Number(part.amountMinor)
  const state = depositState(paidAt, newest)
  return {
    amountMinor,
    state,
    paidAt,
    chargeability: chargeability(amountMinor, part.currency),
    lastFailure: state === 'due' ? failureCode(newest?.failureReason ?? null) : null,
  }
}

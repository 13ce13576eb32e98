import 'server-only'
import { readGoods, type HeldOrder } from '@/features/fulfilment/commands/hold-goods'
import { sampleApprovalOf } from '@/features/orders/queries/samples'
import type { AmendmentDocument } from '@/features/quotes/amendment-schema'
import type { Prisma } from '@/platform/db/generated/client'
import { factoryDay } from '@/platform/day'
import { NotFoundError } from '@/platform/errors'
import type { AmendFacts } from '../rules/amend'

/** An order as the base of an amendment. */
export interface AmendedOrder extends Omit<HeldOrder, 'lines'> {
  /** the quote that it came from */
  quote: { id: string; serial: number }
  currency: string
  totalMinor: number
  /** when the signed revision was sent */
  signedAt: Date
  /** what the next amendment amends */
  amends: AmendmentDocument['amends']
  /** number of the next amendment */
  number: number
  facts: AmendFacts
}

const dayOf = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null

/**
 * What an amendment of an order is based on. The caller checks the actor's right.
 * @param held the order, where it is locked already
 * @throws NotFoundError
 */
export async function amendedOrder(
  database: Prisma.TransactionClient,
  serial: number,
  now: Date,
  held?: HeldOrder,
): Promise<AmendedOrder> {
  const { lines, ...order } = held ?? (await readGoods(database, { serial }))
  const row = await database.order.findUnique({
    where: { id: order.id },
    select: {
      currency: true,
      totalMinor: true,
      createdAt: true,
      quote: { select: { id: true, serial: true } },
      revision: {
        select: {
          number: true,
          documentHash: true,
          sentAt: true,
          acceptance: { select: { documentHash: true } },
        },
      },
      amendments: {
        orderBy: { number: 'desc' },
        select: { number: true, state: true, documentHash: true },
      },
    },
  })
  if (!row) throw new NotFoundError(`order ${serial}`)
  const { revision, amendments } = row
  const inForce = amendments.find(({ state }) => state === 'SIGNED')
  return {
    ...order,
    quote: row.quote,
    currency: row.currency,
    totalMinor: Number(row.totalMinor),
    signedAt: revision.sentAt ?? row.createdAt,
    amends: inForce
      ? { kind: 'amendment', number: inForce.number, documentHash: inForce.documentHash }
      : {
          kind: 'revision',
          number: revision.number,
          documentHash: revision.acceptance?.documentHash ?? revision.documentHash ?? '',
        },
    number: (amendments[0]?.number ?? 0) + 1,
    facts: {
      state: order.state,
      today: factoryDay(now),
      hasSample: (await sampleApprovalOf(order.id, database)) !== 'none',
      lines: lines.map(({ lineId, quantity, made, ready, shipped, promisedOn, expectedOn }) => ({
        lineId,
        quantity,
        made,
        ready,
        shipped,
        day: dayOf(expectedOn ?? promisedOn),
      })),
    },
  }
}

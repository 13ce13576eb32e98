import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize, scopeOf } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import { factoryDay } from '@/platform/day'
import { NotFoundError } from '@/platform/errors'
import { composePaper } from '../commands/compose-paper'
import { paperLacks, typedFields, type PaperLack } from '../rules/lacks'
import { formatPaperNumber } from '../rules/paper-number'
import { paperDocumentSchema, type PaperKind } from '../schema'
import { seenPapers } from './seen-papers'

export interface IssuedPaper {
  id: string
  number: string
  kind: PaperKind
  /** null for a paper of the whole order */
  shipment: number | null
  issuedAt: Date
  currency: string
  totalMinor: number
}

/**
 * The papers of an order that somebody sees, in the order in which they were issued.
 * @throws NotFoundError for somebody else’s order
 */
export async function papersOf(actor: Actor, serial: number): Promise<IssuedPaper[]> {
  const order = await db.order.findFirst({
    where: { serial, quote: scopeOf(actor, 'order.read') },
    select: {
      papers: {
        where: seenPapers(actor),
        orderBy: [{ issuedAt: 'asc' }, { kind: 'asc' }],
        include: { shipment: { select: { number: true } } },
      },
    },
  })
  if (!order) throw new NotFoundError(`order ${serial}`)
  return order.papers.map(({ id, kind, series, year, serial: count, shipment, ...paper }) => {
    const { currency, totalMinor } = paperDocumentSchema
      .pick({ currency: true, totalMinor: true })
      .parse(paper.document)
    return {
      id,
      kind,
      number: formatPaperNumber(series, year, count),
      shipment: shipment?.number ?? null,
      issuedAt: paper.issuedAt,
      currency,
      totalMinor,
    }
  })
}

/** A paper that could be issued, with what it would lack. */
export interface OpenPaper {
  kind: PaperKind
  shipmentId: string | null
  shipment: number | null
  lacks: PaperLack[]
  /** to be typed with it */
  typed: ('mid' | 'entry_port')[]
}

/**
 * The papers of an order that aren’t issued yet, each with what its destination asks for and it lacks: told before it
 * is printed.
 * @throws NotFoundError
 */
export async function papersToIssue(actor: Actor, serial: number, now: Date): Promise<OpenPaper[]> {
  authorize(actor, 'order.papers')
  const order = await db.order.findUnique({
    where: { serial },
    include: {
      papers: { select: { kind: true, shipmentId: true } },
      shipments: { orderBy: { number: 'asc' }, select: { id: true, number: true } },
    },
  })
  if (!order) throw new NotFoundError(`order ${serial}`)
  const wanted = [
    { kind: 'ORDER_CONFIRMATION' as const, shipmentId: null, shipment: null },
    ...order.shipments.flatMap(({ id: shipmentId, number: shipment }) => [
      { kind: 'COMMERCIAL_INVOICE' as const, shipmentId, shipment },
      { kind: 'PACKING_LIST' as const, shipmentId, shipment },
    ]),
  ].filter(
    (each) =>
      !order.papers.some(
        ({ kind, shipmentId }) => kind === each.kind && shipmentId === each.shipmentId,
      ),
  )
  const day = factoryDay(now)
  const open = await Promise.all(
    wanted.map(async (each) => {
      const paper = await composePaper(db, order.id, { ...each, facts: [], day })
      return paper
        ? {
            ...each,
            lacks: paperLacks(paper),
            typed: each.kind === 'COMMERCIAL_INVOICE' ? typedFields(paper.destination) : [],
          }
        : null
    }),
  )
  return open.filter((each) => each !== null)
}

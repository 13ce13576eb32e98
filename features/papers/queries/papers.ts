import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize, scopeOf } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { factoryDay } from '@/platform/day'
import type { TradePaperKind } from '@/platform/db/generated/enums'
import { NotFoundError } from '@/platform/errors'
import { composePaper } from '../commands/compose-paper'
import { paperLacks, typedFields, type PaperLack } from '../rules/lacks'
import { formatsOf } from '../rules/formats'
import { formatPaperNumber } from '../rules/paper-number'
import { SHIPMENT_PAPERS, type PaperFormat, type PaperKind } from '../schema'
import { seenPapers, seenStatements } from './seen-papers'

export interface IssuedPaper {
  id: string
  number: string
  kind: TradePaperKind
  /** null for a paper of the whole order */
  shipment: number | null
  formats: readonly PaperFormat[]
  issuedAt: Date
  currency: string
  totalMinor: number
}

/**
 * The papers of an order that the actor may see, in order of issue.
 * @throws NotFoundError for somebody else’s order
 */
export async function papersOf(actor: Actor, serial: number): Promise<IssuedPaper[]> {
  const order = await db.order.findFirst({
    where: { serial, quote: scopeOf(actor, 'order.read') },
    select: {
      papers: {
        where: seenPapers(actor),
        orderBy: [{ issuedAt: 'asc' }, { kind: 'asc' }],
        include,
      },
    },
  })
  if (!order) throw new NotFoundError(`order ${serial}`)
  return order.papers.map(toIssued)
}

type Stored = Prisma.TradePaperGetPayload<{ include: typeof include }>
const include = {
  shipment: { select: { number: true } },
} as const satisfies Prisma.TradePaperInclude

/** What a list shows of a paper of any kind. */
const listedSchema = z.object({
  currency: z.string(),
  totalMinor: z.int().optional(),
  closingMinor: z.int().optional(),
})

function toIssued({ id, kind, series, year, serial, shipment, issuedAt, document }: Stored) {
  const { currency, totalMinor, closingMinor } = listedSchema.parse(document)
  return {
    id,
    kind,
    number: formatPaperNumber(series, year, serial),
    shipment: shipment?.number ?? null,
    formats: formatsOf(kind),
    issuedAt,
    currency,
    totalMinor: totalMinor ?? closingMinor ?? 0,
  } satisfies IssuedPaper
}

const MOST_STATEMENTS = 50

/** Statements of a company's account that the actor may read, the newest first. */
export async function statementsOf(actor: Actor, companyId: string): Promise<IssuedPaper[]> {
  const rows = await db.tradePaper.findMany({
    where: { AND: [{ companyId }, seenStatements(actor)] },
    orderBy: { issuedAt: 'desc' },
    take: MOST_STATEMENTS,
    include,
  })
  return rows.map(toIssued)
}

/** Statements of the companies that the actor belongs to, the newest first. */
export async function ownStatements(actor: Actor): Promise<IssuedPaper[]> {
  if (actor.kind !== 'member') return []
  const rows = await db.tradePaper.findMany({
    where: seenStatements(actor),
    orderBy: { issuedAt: 'desc' },
    take: MOST_STATEMENTS,
    include,
  })
  return rows.map(toIssued)
}

/** A paper that could be issued, with what it would lack. */
export interface OpenPaper {
  kind: Exclude<PaperKind, 'CREDIT_NOTE'>
  shipmentId: string | null
  shipment: number | null
  lacks: PaperLack[]
  /** to be typed with it */
  typed: ('mid' | 'entry_port')[]
}

/**
 * The papers of an order that aren’t issued yet, each with what its destination asks for and it lacks, so that it is
 * known before printing. A cancelled order gets none.
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
  if (order.state === 'CANCELLED') return []
  const missing = [
    { kind: 'ORDER_CONFIRMATION' as const, shipmentId: null, shipment: null },
    ...order.shipments.flatMap(({ id: shipmentId, number: shipment }) =>
      SHIPMENT_PAPERS.map((kind) => ({ kind, shipmentId, shipment })),
    ),
  ].filter(
    (each) =>
      !order.papers.some(
        ({ kind, shipmentId }) => kind === each.kind && shipmentId === each.shipmentId,
      ),
  )
  const day = factoryDay(now)
  const open = await Promise.all(
    missing.map(async (each) => {
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

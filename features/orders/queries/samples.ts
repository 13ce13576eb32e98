import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { scopeOf, type TradeObject } from '@/features/accounts/rules/permissions'
import { AGREED, agreedDocument } from '@/features/quotes/queries/agreed-document'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { NotFoundError } from '@/platform/errors'
import {
  sampleGate,
  sampleState,
  type SampleGate,
  type SampleState,
  type Tolerance,
} from '../rules/sample-life'

/** A sample of an order as both sides see it. */
export interface SampleView {
  lineId: string
  sku: string
  title: string
  state: SampleState
  /** increases with each deed; 0 before the first */
  version: number
  /** YYYY-MM-DD */
  shippedOn: string | null
  carrier: string
  tracking: string
  tolerances: Tolerance[]
  photos: { id: string; fileName: string }[]
  decision: { approved: boolean; at: Date; by: string; words: string } | null
}

const include = {
  photos: {
    orderBy: { createdAt: 'asc' },
    select: { attachment: { select: { id: true, fileName: true } } },
  },
} satisfies Prisma.GoldenSampleInclude

/** Revisions with a sample, or with one among the choices of their buyer. */
const SAMPLED: Prisma.QuoteRevisionWhereInput = {
  OR: [
    ['draft', 'lines'],
    ['draft', 'optionalLines'],
  ].map((path) => ({ document: { path, array_contains: [{ sample: true }] } })),
}

/**
 * Samples of an order, and the owner of the order.
 * @throws NotFoundError also for somebody else's order
 */
export async function samplesOf(
  actor: Actor,
  orderSerial: number,
  database: Prisma.TransactionClient = db,
): Promise<TradeObject & { orderId: string; samples: SampleView[] }> {
  const order = await database.order.findFirst({
    where: { serial: orderSerial, quote: scopeOf(actor, 'order.read') },
    select: {
      id: true,
      state: true,
      companyId: true,
      quote: { select: { requestId: true } },
      samples: { include },
      // Few orders have samples, and a document may be large.
      revision: { select: { id: true } },
    },
  })
  if (!order) throw new NotFoundError(`order ${orderSerial}`)
  const sampled = await database.quoteRevision.findFirst({
    where: { id: order.revision.id, ...SAMPLED },
    select: AGREED,
  })
  const lines = sampled ? agreedDocument(sampled).draft.lines.filter(({ sample }) => sample) : []
  const rows = new Map(order.samples.map((row) => [row.lineId, row]))
  return {
    orderId: order.id,
    companyId: order.companyId,
    requestId: order.quote.requestId,
    samples: lines.map((line): SampleView => {
      const row = rows.get(line.id)
      return {
        lineId: line.id,
        sku: line.sku ?? '',
        title: line.title,
        state: sampleState({
          paid: order.state === 'CONFIRMED',
          shipped: Boolean(row?.shippedOn),
          photographed: Boolean(row?.photographedAt),
          decision: row?.decision ?? null,
        }),
        version: row?.version ?? 0,
        shippedOn: row?.shippedOn?.toISOString().slice(0, 10) ?? null,
        carrier: row?.carrier ?? '',
        tracking: row?.tracking ?? '',
        tolerances: (row?.tolerances as Tolerance[] | undefined) ?? [],
        photos: row?.photos.map(({ attachment }) => attachment) ?? [],
        decision:
          row?.decision && row.decidedAt && row.decidedBy
            ? {
                approved: row.decision === 'APPROVED',
                at: row.decidedAt,
                by: row.decidedBy,
                words: row.words,
              }
            : null,
      }
    }),
  }
}

/**
 * Whether the bulk of an order may be made, by the samples that its company ordered of its designs:
 * a fact for planning production or payment. Internal: the caller has authorized access to the
 * order.
 * @returns `none` if no sample of its designs was ordered; `waiting` while a design has none that
 *   is approved
 * @throws NotFoundError
 */
export async function sampleApprovalOf(
  orderId: string,
  database: Prisma.TransactionClient = db,
): Promise<SampleGate> {
  const order = await database.order.findUnique({
    where: { id: orderId },
    select: { companyId: true, revision: { select: AGREED } },
  })
  if (!order) throw new NotFoundError(`order ${orderId}`)
  const { lines } = agreedDocument(order.revision).draft
  const [bulkDesigns, sampled] = await Promise.all([
    designsOf(
      database,
      lines.filter(({ sample }) => !sample).flatMap(({ sku }) => sku ?? []),
    ),
    database.order.findMany({
      where: {
        companyId: order.companyId,
        state: { not: 'CANCELLED' },
        revision: SAMPLED,
      },
      select: { state: true, samples: true, revision: { select: AGREED } },
    }),
  ])
  const designs = new Set(bulkDesigns.values())
  const companySamples = sampled.flatMap(({ state, samples, revision }) =>
    agreedDocument(revision)
      .draft.lines.filter(({ sample, sku }) => sample && sku !== null)
      .map((line) => ({
        sku: line.sku ?? '',
        state: stateOf(
          state === 'CONFIRMED',
          samples.find(({ lineId }) => lineId === line.id),
        ),
      })),
  )
  const designOf = await designsOf(
    database,
    companySamples.map(({ sku }) => sku),
  )
  return sampleGate(
    companySamples.flatMap(({ sku, state }) => {
      const design = designOf.get(sku)
      return design !== undefined && designs.has(design) ? [{ design, state }] : []
    }),
  )
}

const stateOf = (
  paid: boolean,
  row: Prisma.GoldenSampleGetPayload<object> | undefined,
): SampleState =>
  sampleState({
    paid,
    shipped: Boolean(row?.shippedOn),
    photographed: Boolean(row?.photographedAt),
    decision: row?.decision ?? null,
  })

/** Products by SKU. */
async function designsOf(
  database: Prisma.TransactionClient,
  skus: readonly string[],
): Promise<Map<string, string>> {
  if (skus.length === 0) return new Map()
  const rows = await database.variant.findMany({
    where: { sku: { in: [...new Set(skus)] } },
    select: { sku: true, productId: true },
  })
  return new Map(rows.map(({ sku, productId }) => [sku, productId]))
}

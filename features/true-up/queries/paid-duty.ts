import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import type { ImporterOfRecord } from '@/platform/db/generated/enums'
import { percentOf } from '@/platform/money'
import { shareRefund, type RefundShares } from '../rules/settle'
import { entryDocumentSchema } from '../schema'

/** A layer of duty that an entry paid, with the shares of a possible refund. Amounts in minor units of `currency`. */
export interface PaidLayer extends RefundShares {
  entryId: string
  shipmentId: string
  orderSerial: number
  company: string
  shipment: number
  entryNumber: string
  enteredOn: string
  importer: ImporterOfRecord
  heading: string
  title: string
  currency: string
  /** what the buyer bore of the whole entry, by the terms */
  settledMinor: number
  actualMinor: number
  paidMinor: number
  /** what would be refunded of it now, net of earlier refunds */
  refundMinor: number
}

/** The duty in question: a programme, entries between two days, and the percentage that is refunded. */
export interface LayerQuestion {
  programme: string
  /** `YYYY-MM-DD`, both included */
  from: string
  to: string
  /** whole percent */
  percent: number
}

/** The programmes that entries have paid. */
export async function paidProgrammes(actor: Actor): Promise<{ id: string; title: string }[]> {
  authorize(actor, 'true-up.record')
  return db.$queryRaw`
    SELECT DISTINCT ON (row->>'programme') row->>'programme' AS id, row->'actual'->>'title' AS title
    FROM customs_entry e, jsonb_array_elements(e.document->'rows') AS row
    WHERE (row->'actual'->>'amountMinor')::bigint > 0 ORDER BY row->>'programme', e."enteredOn" DESC`
}

/**
 * Who paid a duty: each entry of those days with what it paid, and how a refund is divided by the terms of its
 * order.
 */
export async function paidLayers(
  actor: Actor,
  question: LayerQuestion,
  database: Pick<Prisma.TransactionClient, 'customsEntry'> = db,
): Promise<PaidLayer[]> {
  authorize(actor, 'true-up.record')
  const { programme, from, to, percent } = question
  const entries = await database.customsEntry.findMany({
    where: {
      enteredOn: { gte: new Date(`${from}T00:00:00Z`), lte: new Date(`${to}T00:00:00Z`) },
      document: { path: ['rows'], array_contains: [{ programme }] },
    },
    orderBy: [{ enteredOn: 'asc' }, { id: 'asc' }],
    include: {
      refunds: true,
      shipment: { select: { number: true } },
      order: {
        select: {
          serial: true,
          quote: { select: { request: { select: { companyName: true } } } },
        },
      },
    },
  })
  return entries.flatMap((entry): PaidLayer[] => {
    const { terms, rows } = entryDocumentSchema.parse(entry.document)
    const layers = rows.filter((row) => row.programme === programme)
    const paidMinor = layers.reduce((sum, { actual }) => sum + (actual?.amountMinor ?? 0), 0)
    const earlier = entry.refunds.filter((refund) => refund.programme === programme)
    const refunded = sum(earlier.map(({ amountMinor }) => amountMinor))
    const refundMinor = Math.min(
      percentOf(paidMinor, String(percent)),
      Math.max(0, paidMinor - refunded),
    )
    if (refundMinor === 0) return []
    const enteredOn = entry.enteredOn.toISOString().slice(0, 10)
    const actualMinor = Number(entry.actualMinor)
    return [
      {
        entryId: entry.id,
        shipmentId: entry.shipmentId,
        orderSerial: entry.order.serial,
        company: entry.order.quote.request.companyName,
        shipment: entry.shipment.number,
        entryNumber: entry.entryNumber,
        enteredOn,
        importer: entry.importer,
        heading: layers.find(({ actual }) => actual)?.actual?.heading ?? '',
        title: layers.find(({ actual }) => actual)?.actual?.title ?? '',
        currency: entry.currency,
        settledMinor: Number(entry.settledMinor),
        actualMinor,
        paidMinor,
        refundMinor,
        ...shareRefund(
          { ...terms, signedMinor: Number(entry.signedMinor) },
          { actualMinor, enteredOn, lockEnded: terms.lockEnded },
          refundMinor,
          {
            amountMinor: sum(entry.refunds.map(({ amountMinor }) => amountMinor)),
            buyerMinor: sum(entry.refunds.map(({ buyerMinor }) => buyerMinor)),
          },
        ),
      },
    ]
  })
}

const sum = (amounts: readonly bigint[]): number => Number(amounts.reduce((a, b) => a + b, 0n))

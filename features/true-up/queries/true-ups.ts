import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize, scopeOf } from '@/features/accounts/rules/permissions'
import { SHIPPED, sentUpTo } from '@/features/fulfilment/queries/shipped-pieces'
import { AGREED, agreedDocument } from '@/features/quotes/queries/agreed-document'
import { db } from '@/platform/db/client'
import type { DutyRefundCause, ImporterOfRecord } from '@/platform/db/generated/enums'
import { NotFoundError } from '@/platform/errors'
import { signedShipment, type ShippedLine } from '../rules/entry-duty'
import { entryDocumentSchema, type EntryDocument } from '../schema'

/** The duty of an order's shipments as both sides see it. Amounts in minor units, days `YYYY-MM-DD`. */
export interface TrueUpsView {
  currency: string
  /** the house bears the duty, so its surcharge is settled at entry */
  isSettled: boolean
  entries: EntryView[]
}

export interface EntryView {
  id: string
  shipment: number
  entryNumber: string
  enteredOn: string
  importer: ImporterOfRecord
  signedMinor: number
  actualMinor: number
  settledMinor: number
  document: EntryDocument
  by: string
  at: Date
  refunds: RefundView[]
}

export interface RefundView {
  id: string
  programme: string
  cause: DutyRefundCause
  reference: string
  decidedOn: string
  amountMinor: number
  buyerMinor: number
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

/** Customs entries of an order. @throws NotFoundError also for somebody else’s */
export async function trueUpsOf(actor: Actor, serial: number): Promise<TrueUpsView> {
  const order = await db.order.findFirst({
    where: { serial, quote: scopeOf(actor, 'order.read') },
    select: {
      currency: true,
      revision: { select: AGREED },
      entries: {
        orderBy: { shipment: { number: 'asc' } },
        include: {
          shipment: { select: { number: true } },
          refunds: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
        },
      },
    },
  })
  if (!order) throw new NotFoundError(`order ${serial}`)
  return {
    currency: order.currency,
    isSettled: agreedDocument(order.revision).duty.bornBy === 'seller',
    entries: order.entries.map((entry) => ({
      id: entry.id,
      shipment: entry.shipment.number,
      entryNumber: entry.entryNumber,
      enteredOn: dayOf(entry.enteredOn),
      importer: entry.importer,
      signedMinor: Number(entry.signedMinor),
      actualMinor: Number(entry.actualMinor),
      settledMinor: Number(entry.settledMinor),
      document: entryDocumentSchema.parse(entry.document),
      by: entry.by,
      at: entry.at,
      refunds: entry.refunds.map((refund) => ({
        id: refund.id,
        programme: refund.programme,
        cause: refund.cause,
        reference: refund.reference,
        decidedOn: dayOf(refund.decidedOn),
        amountMinor: Number(refund.amountMinor),
        buyerMinor: Number(refund.buyerMinor),
      })),
    })),
  }
}

/** A shipment whose entry isn’t recorded yet, with what was signed for it. */
export interface UnenteredShipment {
  shipmentId: string
  number: number
  currency: string
  shippedOn: string
  lines: ShippedLine[]
  /** the event that ends the lock, as signed; null without one */
  lockEvent: string | null
}

/**
 * Shipments without a recorded customs entry; none where the buyer pays customs.
 * @throws NotFoundError
 */
export async function shipmentsToEnter(actor: Actor, serial: number): Promise<UnenteredShipment[]> {
  authorize(actor, 'true-up.record')
  const order = await db.order.findUnique({
    where: { serial },
    select: {
      currency: true,
      ...SHIPPED,
      shipments: { ...SHIPPED.shipments, include: { cartons: true, entry: true } },
    },
  })
  if (!order) throw new NotFoundError(`order ${serial}`)
  return order.shipments
    .filter(({ entry }) => entry === null)
    .flatMap((shipment) => {
      const { document, lines } = signedShipment(sentUpTo(order, shipment.number))
      if (document.duty.bornBy === 'buyer') return []
      const terms = document.draft.tariffTerms
      return {
        shipmentId: shipment.id,
        number: shipment.number,
        currency: order.currency,
        shippedOn: dayOf(shipment.shippedOn),
        lines,
        lockEvent: terms?.kind === 'locked' ? terms.trigger : null,
      }
    })
}

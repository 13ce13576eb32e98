import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import { NotFoundError } from '@/platform/errors'
import { formatPaperNumber } from '@/features/papers/rules/paper-number'
import type { EvidenceKind } from '../rules/evidence'
import type { DeskDispute } from './payment-desk'

/** Something that proves the trade, as the page lists it. */
export interface Proof {
  kind: EvidenceKind
  /** of the paper, photograph or shipment; the request's id for the conversation */
  id: string
  /** its number, its name, or its carrier and tracking number */
  name: string
}

export interface DisputeDesk extends DeskDispute {
  openedAt: Date
  closedAt: Date | null
  sentBy: string | null
  /** what was sent to the bank, by kind and name */
  sent: { kind: string; name: string; sha256: string }[]
  requestId: string
  quoteSerial: number
  contactName: string
  contactEmail: string
  shipped: { carrier: string; tracking: string; on: string } | null
  /** what there is to show, in the order in which a bank reads it */
  proofs: Proof[]
}

const PAPERS = {
  ORDER_CONFIRMATION: 'confirmation',
  COMMERCIAL_INVOICE: 'invoice',
  PACKING_LIST: 'packing_list',
} as const

/**
 * A dispute with everything of its order that can answer it.
 * @throws NotFoundError
 */
export async function disputeDesk(actor: Actor, id: string): Promise<DisputeDesk> {
  authorize(actor, 'ledger.read')
  const dispute = await db.dispute.findUnique({
    where: { id },
    include: {
      payment: {
        select: {
          part: {
            select: {
              order: {
                select: {
                  id: true,
                  serial: true,
                  revision: { select: { acceptance: { select: { signature: true } } } },
                  quote: { select: { serial: true, requestId: true, request: true } },
                  papers: { orderBy: [{ issuedAt: 'desc' }, { id: 'desc' }] },
                  shipments: { orderBy: { number: 'desc' } },
                },
              },
            },
          },
        },
      },
    },
  })
  if (!dispute) throw new NotFoundError(`dispute ${id}`)
  const { order } = dispute.payment.part
  const { quote } = order
  const [photo, messageCount] = await Promise.all([
    db.inspectionPhoto.findFirst({
      where: {
        inspection: { verdict: 'ACCEPTED', line: { orderId: order.id } },
        attachment: { contentType: { in: ['image/jpeg', 'image/png'] } },
      },
      orderBy: { inspection: { at: 'desc' } },
      select: { attachment: { select: { id: true, fileName: true } } },
    }),
    db.threadEntry.count({
      where: {
        requestId: quote.requestId,
        audience: 'SHARED',
        kind: { in: ['MESSAGE', 'QUESTION'] },
      },
    }),
  ])
  const shipment = order.shipments[0]
  const newest = (kind: keyof typeof PAPERS): Proof[] => {
    const paper = order.papers.find((each) => each.kind === kind)
    return paper
      ? [
          {
            kind: PAPERS[kind],
            id: paper.id,
            name: formatPaperNumber(paper.series, paper.year, paper.serial),
          },
        ]
      : []
  }
  return {
    id: dispute.id,
    paymentId: dispute.paymentId,
    orderSerial: order.serial,
    company: quote.request.companyName,
    amountMinor: Number(dispute.amountMinor),
    currency: dispute.currency,
    reason: dispute.reason,
    status: dispute.status,
    answerBy: dispute.answerBy,
    sentAt: dispute.sentAt,
    openedAt: dispute.openedAt,
    closedAt: dispute.closedAt,
    sentBy: dispute.sentBy,
    sent: Array.isArray(dispute.evidence)
      ? (dispute.evidence as unknown as DisputeDesk['sent'])
      : [],
    requestId: quote.requestId,
    quoteSerial: quote.serial,
    contactName: quote.request.contactName,
    contactEmail: quote.request.contactEmail,
    shipped: shipment
      ? {
          carrier: shipment.carrier,
          tracking: shipment.tracking,
          on: shipment.shippedOn.toISOString().slice(0, 10),
        }
      : null,
    proofs: [
      ...(order.revision.acceptance?.signature
        ? [{ kind: 'signed_quote' as const, id: order.id, name: '' }]
        : []),
      ...newest('ORDER_CONFIRMATION'),
      ...newest('COMMERCIAL_INVOICE'),
      ...newest('PACKING_LIST'),
      ...(shipment
        ? [
            {
              kind: 'tracking' as const,
              id: shipment.id,
              name: `${shipment.carrier} ${shipment.tracking}`.trim(),
            },
          ]
        : []),
      ...(photo
        ? [
            {
              kind: 'photograph' as const,
              id: photo.attachment.id,
              name: photo.attachment.fileName,
            },
          ]
        : []),
      ...(messageCount > 0 ? [{ kind: 'thread' as const, id: quote.requestId, name: '' }] : []),
    ],
  }
}

import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize, scopeOf } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'

/** A buyer's report that a transfer was sent. */
export interface Slip {
  id: string
  partId: string
  orderSerial: number
  companyId: string
  companyName: string
  /** `YYYY-MM-DD` */
  sentOn: string
  amountMinor: number
  currency: string
  fileId: string
  fileName: string
  saidBy: string
  saidAt: Date
}

const include = {
  attachment: { select: { id: true, fileName: true } },
  part: {
    select: {
      order: {
        select: { serial: true, companyId: true, company: { select: { name: true } } },
      },
    },
  },
} as const satisfies Prisma.TransferSlipInclude

/** The slips of an order, the newest first, for actors who may read it; none of anybody else's. */
export async function slipsOf(actor: Actor, serial: number): Promise<Slip[]> {
  const rows = await db.transferSlip.findMany({
    where: { part: { order: { serial, quote: scopeOf(actor, 'order.read') } } },
    orderBy: { saidAt: 'desc' },
    include,
  })
  return rows.map(toSlip)
}

const MOST_WAITING = 50

/** Slips of parts that aren't paid by the books, the oldest first, so that finance can look for their transfers. */
export async function waitingSlips(actor: Actor): Promise<Slip[]> {
  authorize(actor, 'transfer.match')
  const ids = await db.$queryRaw<{ id: string }[]>`
    SELECT s.id FROM transfer_slip s JOIN payment_part t ON t.id = s."partId" JOIN "order" o ON o.id = t."orderId"
    LEFT JOIN ledger_account a ON a.kind = 'RECEIVABLE' AND a.subject = t.id::text AND a.version > 0
    WHERE o.state <> 'CANCELLED' AND coalesce(a."balanceMinor", t."amountMinor") > 0
    ORDER BY s."saidAt" LIMIT ${MOST_WAITING}`
  const rows = await db.transferSlip.findMany({
    where: { id: { in: ids.map(({ id }) => id) } },
    orderBy: { saidAt: 'asc' },
    include,
  })
  return rows.map(toSlip)
}

const toSlip = ({
  id,
  partId,
  part: { order },
  attachment,
  ...slip
}: Prisma.TransferSlipGetPayload<{ include: typeof include }>): Slip => ({
  id,
  partId,
  orderSerial: order.serial,
  companyId: order.companyId,
  companyName: order.company.name,
  sentOn: slip.sentOn.toISOString().slice(0, 10),
  amountMinor: Number(slip.amountMinor),
  currency: slip.currency,
  fileId: attachment.id,
  fileName: attachment.fileName,
  saidBy: slip.saidBy,
  saidAt: slip.saidAt,
})

import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { scopeOf } from '@/features/accounts/rules/permissions'
import { AGREED, agreedDocument } from '@/features/quotes/queries/agreed-document'
import { db } from '@/platform/db/client'
import type { ClaimKind, ClaimState } from '@/platform/db/generated/enums'
import { NotFoundError } from '@/platform/errors'
import { claimable, mostCredit } from '../rules/claims'

/** The claims of an order as both sides see them. Amounts in minor units of `currency`. */
export interface ClaimsView {
  currency: string
  claims: ClaimView[]
  /** lines with pieces that have left and aren’t claimed */
  open: { lineId: string; title: string; most: number }[]
}

export interface ClaimView {
  id: string
  number: number
  title: string
  kind: ClaimKind
  quantity: number
  words: string
  openedBy: string
  openedAt: Date
  state: ClaimState
  answer: string
  creditMinor: number | null
  /** the most that can be credited for it, in minor units */
  mostMinor: number
  /** `YYYY-MM-DD` */
  remadeOn: string | null
  answeredAt: Date | null
  photos: { id: string; name: string; isPicture: boolean }[]
}

/** Claims of an order, newest first. @throws NotFoundError also for somebody else’s order */
export async function claimsOf(actor: Actor, serial: number): Promise<ClaimsView> {
  const order = await db.order.findFirst({
    where: { serial, quote: scopeOf(actor, 'order.read') },
    select: {
      currency: true,
      revision: { select: AGREED },
      lines: { orderBy: { position: 'asc' } },
      claims: {
        orderBy: { number: 'desc' },
        include: { photos: { include: { attachment: true } } },
      },
    },
  })
  if (!order) throw new NotFoundError(`order ${serial}`)
  const prices = new Map(
    agreedDocument(order.revision).draft.lines.map(({ id, unitPriceMinor }) => [
      id,
      unitPriceMinor,
    ]),
  )
  const lines = new Map(order.lines.map((line) => [line.id, line]))
  return {
    currency: order.currency,
    claims: order.claims.map(({ lineId, photos, creditMinor, remadeOn, ...claim }) => {
      const line = lines.get(lineId)
      return {
        ...claim,
        title: line?.title ?? '',
        creditMinor: creditMinor === null ? null : Number(creditMinor),
        mostMinor: mostCredit(claim.quantity, prices.get(line?.lineId ?? '') ?? 0),
        remadeOn: remadeOn?.toISOString().slice(0, 10) ?? null,
        photos: photos.map(({ attachment }) => ({
          id: attachment.id,
          name: attachment.fileName,
          isPicture: attachment.contentType.startsWith('image/'),
        })),
      }
    }),
    open: order.lines.flatMap(({ id, title, shipped }) => {
      const claimed = order.claims
        .filter(({ lineId, state }) => lineId === id && state !== 'REFUSED')
        .reduce((sum, { quantity }) => sum + quantity, 0)
      const most = claimable({ shipped, claimed })
      return most > 0 ? [{ lineId: id, title, most }] : []
    }),
  }
}

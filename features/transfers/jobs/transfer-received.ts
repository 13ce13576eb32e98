import 'server-only'
import { z } from 'zod'
import { letterFormat, letterWords, mailOf, type Recipient } from '@/emails/letter'
import { linkToken, linkUrl } from '@/features/accounts/rules/links'
import { partStandings } from '@/features/orders/queries/part-standings'
import { localeOf } from '@/i18n/routing'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { defineJob } from '@/platform/jobs'
import { queueMail, type Mail } from '@/platform/mail'
import { formatOrderNumber } from '@/platform/numbers'

const include = {
  request: { select: { id: true, contactEmail: true, locale: true } },
} as const satisfies Prisma.QuoteInclude

/**
 * Tells the buyers of a transfer, in their language, that it has arrived and what is left of each order: one letter
 * per order. If the match was undone meanwhile, nobody is told.
 */
export const transferReceivedJob = defineJob({
  name: 'transfers.received',
  payload: z.object({ matchId: z.uuid() }),
  handle: async ({ matchId }) => {
    const match = await db.bankMatch.findUnique({
      where: { id: matchId, undoneAt: null },
      select: {
        entry: { select: { currency: true } },
        lines: {
          where: { partId: { not: null } },
          select: { kind: true, amountMinor: true, part: { select: { orderId: true } } },
        },
      },
    })
    if (!match) return
    const ids = [...new Set(match.lines.flatMap(({ part }) => part?.orderId ?? []))]
    const orders = await db.order.findMany({
      where: { id: { in: ids } },
      select: {
        id: true,
        serial: true,
        parts: { select: { id: true } },
        quote: { include },
      },
    })
    for (const order of orders) {
      const lines = match.lines.filter(({ part }) => part?.orderId === order.id)
      const standings = await partStandings(
        db,
        order.parts.map(({ id }) => id),
      )
      const mail = await letterOf(matchId, order, {
        currency: match.entry.currency,
        receivedMinor: sumOf(lines, 'PART'),
        feeMinor: sumOf(lines, 'FEE'),
        leftMinor: [...standings.values()].reduce((sum, { openMinor }) => sum + openMinor, 0),
      })
      await db.$transaction((tx) => queueMail(tx, mail))
    }
  },
})

const sumOf = (lines: readonly { kind: string; amountMinor: bigint }[], kind: string): number =>
  lines.reduce((sum, line) => (line.kind === kind ? sum + Number(line.amountMinor) : sum), 0)

function letterOf(
  matchId: string,
  order: { serial: number; quote: Prisma.QuoteGetPayload<{ include: typeof include }> },
  {
    currency,
    receivedMinor,
    feeMinor,
    leftMinor,
  }: { currency: string; receivedMinor: number; feeMinor: number; leftMinor: number },
): Promise<Mail> {
  const { request } = order.quote
  const to: Recipient = {
    kind: 'buyer',
    email: request.contactEmail,
    locale: localeOf(request.locale),
  }
  const t = letterWords(to)
  const format = letterFormat(to)
  const number = formatOrderNumber(order.serial)
  const amount = format.money(receivedMinor, currency)
  const fee = format.money(feeMinor, currency)
  const openAmount = format.money(leftMinor, currency)
  return mailOf({
    template: 'transfer-received',
    to,
    subject: t('transferReceived.subject', { number, amount }),
    preview: `${number}: ${amount}`,
    heading: t('transferReceived.heading', { number }),
    paragraphs: [
      t('transferReceived.text', { amount }),
      ...(feeMinor > 0 ? [t('transferReceived.feeText', { fee })] : []),
    ],
    facts: [
      { label: t('transferReceived.amount'), value: amount },
      ...(feeMinor > 0 ? [{ label: t('transferReceived.fee'), value: fee }] : []),
      { label: t('transferReceived.left'), value: openAmount },
    ],
    button: { label: t('transferReceived.button'), url: linkUrl(linkToken(request.id)) },
    dedupeKey: `transfer-received:${matchId}:${order.serial}`,
  })
}

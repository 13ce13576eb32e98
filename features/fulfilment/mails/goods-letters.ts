import 'server-only'
import { orderMails, type ToldOrder } from '@/features/orders/mails/order-letters'
import type { Prisma } from '@/platform/db/generated/client'
import type { Mail } from '@/platform/mail'
import type { MoveCause } from '../rules/goods-life'

/** The letters to a buyer about their goods. */

/** A day moved: the old one, the new one and why. */
export const dayMovedMails = (
  database: Prisma.TransactionClient,
  order: ToldOrder,
  move: {
    id: string
    title: string
    from: string
    to: string
    cause: MoveCause
    note: string
  },
): Promise<Mail[]> =>
  orderMails(database, order, ['ORDERS'], ({ t, format, number, name }) => {
    const heading = t('dayMoved.heading', { number, day: format.day(move.to) })
    return {
      template: 'day-moved',
      subject: heading,
      heading,
      paragraphs: [
        t('dayMoved.text', { name, title: move.title }),
        ...(move.note ? [move.note] : []),
      ],
      facts: [
        { label: t('dayMoved.from'), value: format.day(move.from) },
        { label: t('dayMoved.to'), value: format.day(move.to) },
        { label: t('dayMoved.cause'), value: t(`dayMoved.causes.${move.cause}`) },
      ],
      dedupeKey: `day-moved:${move.id}`,
    }
  })

/** Goods left the house. */
export const goodsSentMails = (
  database: Prisma.TransactionClient,
  order: ToldOrder,
  {
    key,
    pieces,
    carrier,
    tracking,
    dueOn,
  }: {
    /** key of its form */
    key: string
    pieces: number
    carrier: string
    tracking: string
    dueOn: string | null
  },
): Promise<Mail[]> =>
  orderMails(database, order, ['ORDERS'], ({ t, format, number, name }) => {
    const heading = t('goodsSent.heading', { number, pieces })
    return {
      template: 'goods-sent',
      subject: heading,
      heading,
      paragraphs: [t('goodsSent.text', { name, pieces, carrier })],
      facts: [
        ...(tracking ? [{ label: t('goodsSent.tracking'), value: tracking }] : []),
        ...(dueOn ? [{ label: t('goodsSent.due'), value: format.day(dueOn) }] : []),
      ],
      dedupeKey: `goods-sent:${key}`,
    }
  })

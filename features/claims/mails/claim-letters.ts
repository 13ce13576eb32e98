import 'server-only'
import { letterWords, mailOf, type Letter, type Recipient } from '@/emails/letter'
import { orderMails, type ToldOrder } from '@/features/orders/mails/order-letters'
import type { Prisma } from '@/platform/db/generated/client'
import type { ClaimKind, ClaimState } from '@/platform/db/generated/enums'
import { env } from '@/platform/env'
import type { Mail } from '@/platform/mail'
import { formatOrderNumber } from '@/platform/numbers'

/** The letters about a claim: to the house when it is opened, to its buyer when it is answered. */

interface OpenedClaim {
  id: string
  number: number
  title: string
  kind: ClaimKind
  quantity: number
  words: string
}

/** A claim was opened: a letter to the house, and a confirmation to the buyer. */
export async function claimOpenedMails(
  database: Prisma.TransactionClient,
  order: ToldOrder,
  staffEmails: readonly string[],
  claim: OpenedClaim,
): Promise<Mail[]> {
  const number = formatOrderNumber(order.serial)
  const toHouse = staffEmails.map((email) => {
    const to: Recipient = { kind: 'staff', email }
    const t = letterWords(to)
    const letter = opened(t, number, 'staff', claim)
    const url = new URL(`/staff/orders/${number}`, env().APP_URL).href
    return mailOf(
      {
        ...letter,
        to,
        preview: letter.heading,
        button: { label: t('orderLetter.button'), url },
        dedupeKey: `claim-opened:${claim.id}:staff:${email}`,
      },
      database,
    )
  })
  const toBuyers = orderMails(database, order, ['ORDERS'], ({ t }) => ({
    ...opened(t, number, 'buyer', claim),
    dedupeKey: `claim-opened:${claim.id}:buyer`,
  }))
  return [...(await toBuyers), ...(await Promise.all(toHouse))]
}

function opened(
  t: ReturnType<typeof letterWords>,
  number: string,
  side: 'staff' | 'buyer',
  { number: claim, kind, quantity: pieces, title, words }: OpenedClaim,
): Pick<Letter, 'template' | 'subject' | 'heading' | 'paragraphs' | 'facts'> {
  const heading = t('claimOpened.heading', { number, claim })
  return {
    template: 'claim-opened',
    subject: heading,
    heading,
    paragraphs: [t('claimOpened.text', { side, pieces, title }), words],
    facts: [{ label: t('claimOpened.kind'), value: t('claimOpened.kinds', { kind }) }],
  }
}

/** A claim was answered: a letter to the buyer. */
export const claimAnsweredMails = (
  database: Prisma.TransactionClient,
  order: ToldOrder,
  claim: {
    id: string
    number: number
    title: string
    quantity: number
    state: Exclude<ClaimState, 'OPEN'>
    answer: string
    remadeOn: string | null
    currency: string
    /** 0 where nothing is credited */
    creditMinor: number
  },
): Promise<Mail[]> =>
  orderMails(database, order, ['ORDERS'], ({ t, format, number, name }) => {
    const heading = t('claimAnswered.heading', { number, claim: claim.number, way: claim.state })
    return {
      template: 'claim-answered',
      subject: heading,
      heading,
      paragraphs: [
        t(`claimAnswered.${claim.state}`, {
          name,
          pieces: claim.quantity,
          title: claim.title,
          day: claim.remadeOn ? format.day(claim.remadeOn) : '',
          amount: format.money(claim.creditMinor, claim.currency),
        }),
        claim.answer,
      ],
      facts: [],
      dedupeKey: `claim-answered:${claim.id}`,
    }
  })

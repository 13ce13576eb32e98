import 'server-only'
import { letterFormat, letterWords, mailOf, type Recipient } from '@/emails/letter'
import { linkToken, linkUrl } from '@/features/accounts/rules/links'
import { documentBuyer } from '@/features/quotes/mails/document-buyer'
import type { QuoteDocument } from '@/features/quotes/schema'
import type { ClaimKind, ClaimState } from '@/platform/db/generated/enums'
import { env } from '@/platform/env'
import type { Mail } from '@/platform/mail'
import { formatOrderNumber } from '@/platform/numbers'

/** The letters about a claim: to the house when it is opened, to its buyer when it is answered. */

interface ToldOrder {
  serial: number
  requestId: string
  document: QuoteDocument
}

/** A claim was opened: to the house, and to its buyer that it is there. */
export function claimOpenedMails(
  { serial, requestId, document }: ToldOrder,
  staffEmails: readonly string[],
  claim: {
    id: string
    number: number
    title: string
    kind: ClaimKind
    quantity: number
    words: string
  },
): Promise<Mail[]> {
  const number = formatOrderNumber(serial)
  const write = (to: Recipient, url: string, key: string): Promise<Mail> => {
    const t = letterWords(to)
    const heading = t('claimOpened.heading', { number, claim: claim.number })
    return mailOf({
      template: 'claim-opened',
      to,
      subject: heading,
      preview: heading,
      heading,
      paragraphs: [
        t('claimOpened.text', { side: to.kind, pieces: claim.quantity, title: claim.title }),
        claim.words,
      ],
      facts: [
        { label: t('claimOpened.kind'), value: t('claimOpened.kinds', { kind: claim.kind }) },
      ],
      button: { label: t('dayMoved.button'), url },
      dedupeKey: `claim-opened:${claim.id}:${key}`,
    })
  }
  return Promise.all([
    write(documentBuyer(document), linkUrl(linkToken(requestId)), 'buyer'),
    ...staffEmails.map((email) =>
      write(
        { kind: 'staff', email },
        new URL(`/staff/orders/${number}`, env().APP_URL).href,
        `staff:${email}`,
      ),
    ),
  ])
}

/** A claim is answered: to its buyer. */
export function claimAnsweredMail(
  { serial, requestId, document }: ToldOrder,
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
): Promise<Mail> {
  const to = documentBuyer(document)
  const t = letterWords(to)
  const format = letterFormat(to)
  const number = formatOrderNumber(serial)
  const heading = t('claimAnswered.heading', { number, claim: claim.number, way: claim.state })
  return mailOf({
    template: 'claim-answered',
    to,
    subject: heading,
    preview: heading,
    heading,
    paragraphs: [
      t(`claimAnswered.${claim.state}`, {
        name: document.buyer.contactName,
        pieces: claim.quantity,
        title: claim.title,
        day: claim.remadeOn ? format.day(claim.remadeOn) : '',
        amount: format.money(claim.creditMinor, claim.currency),
      }),
      claim.answer,
    ],
    facts: [],
    button: { label: t('dayMoved.button'), url: linkUrl(linkToken(requestId)) },
    dedupeKey: `claim-answered:${claim.id}`,
  })
}

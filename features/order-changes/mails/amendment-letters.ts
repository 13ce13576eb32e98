import 'server-only'
import { letterFormat, letterWords, mailOf, type Recipient } from '@/emails/letter'
import { linkToken, linkUrl } from '@/features/accounts/rules/links'
import { orderMails, type ToldOrder } from '@/features/orders/mails/order-letters'
import { amendmentDocumentSchema, type AmendmentDocument } from '@/features/quotes/amendment-schema'
import { localeOf } from '@/i18n/routing'
import type { Prisma } from '@/platform/db/generated/client'
import { env } from '@/platform/env'
import type { Mail } from '@/platform/mail'
import { formatOrderNumber } from '@/platform/numbers'
import { amendmentWords } from '../rules/amendment-sheet'

/** The letters about amendments of an order; they state the order as it is without the amendment. */

const orderUrl = (serial: number, side: 'buyer' | 'staff'): string =>
  new URL(`${side === 'staff' ? '/staff' : ''}/orders/${formatOrderNumber(serial)}`, env().APP_URL)
    .href

/**
 * Asks the buyer to sign an amendment, with everything that it changes.
 * @param tx in which it is written
 */
export function amendmentOfferedMails(
  tx: Prisma.TransactionClient,
  order: ToldOrder,
  offer: { id: string; document: unknown },
): Promise<Mail[]> {
  const amendment = amendmentDocumentSchema.parse(offer.document)
  return orderMails(tx, order, ['ORDERS'], ({ t, format, number, name }) => {
    const heading = t('amendmentOffered.heading', { amendment: amendment.number, number })
    return {
      template: 'amendment-offered',
      subject: heading,
      heading,
      paragraphs: [t('amendmentOffered.text', { name }), amendment.reason],
      facts: totals(order, amendment, format, t),
      digest: amendmentWords(order.document, amendment, localeOf(format.locale)),
      dedupeKey: `amendment-offered:${offer.id}`,
    }
  })
}

/** Tells that an amendment has ended: its buyer declined it, or the house withdrew it. The order stays as it is. */
export function amendmentEndedMails(
  tx: Prisma.TransactionClient,
  order: ToldOrder,
  ending: {
    id: string
    number: number
    what: 'declined' | 'withdrawn'
    by: string
    reason: string
  },
): Promise<Mail[]> {
  const { what, by, reason } = ending
  return orderMails(tx, order, ['ORDERS'], ({ t, number, name }) => {
    const heading = t('amendmentEnded.heading', { amendment: ending.number, number, what })
    return {
      template: 'amendment-ended',
      subject: heading,
      heading,
      paragraphs: [t('amendmentEnded.text', { name, by, what }), reason],
      facts: [],
      dedupeKey: `amendment-ended:${ending.id}`,
    }
  })
}

/**
 * Asks people who sign for their company without a limit, or above it, to sign what exceeds a colleague's limit.
 * @param approvers with their own languages
 */
export function amendmentWaitsMails(
  order: ToldOrder,
  waits: { id: string; document: unknown; askedBy: string },
  approvers: readonly { email: string; locale: string | null }[],
): Promise<Mail[]> {
  const amendment = amendmentDocumentSchema.parse(waits.document)
  return Promise.all(
    approvers.map(({ email, locale }) => {
      const to: Recipient = { kind: 'buyer', email, locale: localeOf(locale) }
      const [t, format] = [letterWords(to), letterFormat(to)]
      const number = formatOrderNumber(order.serial)
      const values = { amendment: amendment.number, number, by: waits.askedBy }
      const heading = t('amendmentWaits.heading', values)
      return mailOf({
        template: 'amendment-waits',
        to,
        subject: heading,
        preview: heading,
        heading,
        paragraphs: [t('amendmentWaits.text', values), amendment.reason],
        facts: totals(order, amendment, format, t),
        digest: amendmentWords(order.document, amendment, localeOf(format.locale)),
        button: { label: t('amendmentWaits.button'), url: orderUrl(order.serial, 'buyer') },
        dedupeKey: `amendment-waits:${waits.id}:${email}`,
      })
    }),
  )
}

/** Both sides have signed: each gets the document. */
export async function amendmentSignedMails(
  order: ToldOrder,
  signed: {
    id: string
    amendment: AmendmentDocument
    signerName: string
    signerEmail: string
    paper: { fileName: string; bytes: Buffer; sha256: string }
  },
): Promise<Mail[]> {
  const { amendment, paper } = signed
  const { buyer, contact, language } = amendment.document
  const write = async (to: Recipient, url: string, as: string): Promise<Mail> => {
    const t = letterWords(to)
    const format = letterFormat(to)
    const heading = t('amendmentSigned.heading', {
      amendment: amendment.number,
      number: formatOrderNumber(order.serial),
    })
    const mail = await mailOf({
      template: 'amendment-signed',
      to,
      subject: heading,
      preview: heading,
      heading,
      paragraphs: [
        t('amendmentSigned.text', { name: signed.signerName }),
        t('amendmentSigned.attached', { url: new URL('/check', env().APP_URL).href }),
      ],
      facts: [
        ...sums(order, amendment, format, {
          before: t('amendmentSigned.before'),
          total: t('amendmentSigned.total'),
        }),
        { label: t('accepted.fileHash'), value: paper.sha256 },
      ],
      button: { label: t('orderLetter.button'), url },
      dedupeKey: `amendment-signed:${signed.id}:${as}`,
    })
    return {
      ...mail,
      attachments: [
        {
          fileName: paper.fileName,
          contentType: 'application/pdf',
          contentBase64: paper.bytes.toString('base64'),
        },
      ],
    }
  }
  const locale = localeOf(language)
  const { signerEmail } = signed
  return Promise.all([
    write(
      { kind: 'buyer', email: buyer.contactEmail, locale },
      linkUrl(linkToken(order.requestId)),
      'buyer',
    ),
    ...(signerEmail.toLowerCase() === buyer.contactEmail.toLowerCase()
      ? []
      : [
          write(
            { kind: 'buyer', email: signerEmail, locale },
            orderUrl(order.serial, 'buyer'),
            'signer',
          ),
        ]),
    write({ kind: 'staff', email: contact.email }, orderUrl(order.serial, 'staff'), 'staff'),
  ])
}

type Format = ReturnType<typeof letterFormat>

/** The order's total without an amendment and with it. */
const sums = (
  { document: before }: ToldOrder,
  { document }: AmendmentDocument,
  format: Format,
  labels: { before: string; total: string },
) => [
  { label: labels.before, value: format.money(before.totalMinor, before.draft.currency) },
  { label: labels.total, value: format.money(document.totalMinor, document.draft.currency) },
]

/** The totals of an open amendment, and until when it can be signed. */
const totals = (
  order: ToldOrder,
  amendment: AmendmentDocument,
  format: Format,
  t: ReturnType<typeof letterWords>,
) => [
  ...sums(order, amendment, format, {
    before: t('amendmentOffered.before'),
    total: t('amendmentOffered.total'),
  }),
  { label: t('amendmentOffered.validUntil'), value: format.day(amendment.validUntil) },
]

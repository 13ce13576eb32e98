import 'server-only'
import { z } from 'zod'
import { letterWords, mailOf, type Recipient } from '@/emails/letter'
import { systemContext } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { linkExpiry, linkToken, linkUrl } from '@/features/accounts/rules/links'
import { localeOf } from '@/i18n/routing'
import { recordAudit } from '@/platform/audit'
import { db } from '@/platform/db/client'
import { defineJob } from '@/platform/jobs'
import { queueMail } from '@/platform/mail'
import { parseTradeNumber, type TradeNumber } from '../rules/trade-number'

/**
 * Mails the secret link of a number to the address on file. An expired link is renewed, since
 * whoever reads that mailbox asked for it; a link that staff revoked stays closed. A number that
 * doesn't exist, or whose quote was not sent, gets no mail and no error. The mail path limits how
 * many a mailbox gets in an hour.
 */
export const sendLinkAgainJob = defineJob({
  name: 'orders.link-again',
  payload: z.object({ askId: z.uuid(), number: z.string() }),
  handle: async ({ askId, number }) => {
    const tradeNumber = parseTradeNumber(number)
    const link = tradeNumber && (await linkOf(tradeNumber))
    if (!link) return
    const to: Recipient = {
      kind: 'buyer',
      email: link.request.contactEmail,
      locale: localeOf(link.request.locale),
    }
    const t = letterWords(to)
    const mail = await mailOf({
      template: 'link-again',
      to,
      subject: t('linkAgain.subject', { number }),
      preview: t('linkAgain.heading', { number }),
      heading: t('linkAgain.heading', { number }),
      paragraphs: [t('linkAgain.text', { name: link.request.contactName }), t('linkAgain.unasked')],
      button: { label: t('linkAgain.button'), url: linkUrl(linkToken(link.requestId)) },
      dedupeKey: `link-again:${askId}`,
    })
    const { actor, now } = systemContext('orders.link-again')
    await db.$transaction(async (tx) => {
      if (!(await queueMail(tx, mail))) return
      await tx.accessLink.updateMany({
        where: { id: link.id, revokedAt: null, expiresAt: { lte: now } },
        data: { expiresAt: linkExpiry(now) },
      })
      await recordAudit(tx, {
        actor: auditActor(actor),
        action: 'link.send',
        objectType: 'quote_request',
        objectId: link.requestId,
        after: { number },
      })
    })
  },
})

/** The link that opens a number; null if there is none to send. */
const linkOf = ({ kind, serial }: TradeNumber) =>
  db.accessLink.findFirst({
    where: {
      revokedAt: null,
      request:
        kind === 'request'
          ? { serial }
          : kind === 'quote'
            ? { quote: { serial, revisions: { some: { state: { not: 'DRAFT' } } } } }
            : { quote: { order: { serial } } },
    },
    select: {
      id: true,
      requestId: true,
      request: { select: { contactEmail: true, contactName: true, locale: true } },
    },
  })

import 'server-only'
import { z } from 'zod'
import { letterFormat, letterWords, mailOf, type Recipient } from '@/emails/letter'
import { localeOf } from '@/i18n/routing'
import { db } from '@/platform/db/client'
import { FACTORY_ZONE } from '@/platform/day'
import { env } from '@/platform/env'
import { defineJob } from '@/platform/jobs'
import { queueMails, type Mail } from '@/platform/mail'
import { formatQuoteNumber } from '@/platform/numbers'

/**
 * Tells approvers that a colleague asks for their signature, and the colleague of the decision.
 * Safe to repeat: by the mails' keys each is sent once.
 */
export const signatureMailsJob = defineJob({
  name: 'quote.signature-mails',
  payload: z.object({ id: z.uuid() }),
  batch: 4,
  parallel: 4,
  expireInSeconds: 60,
  handle: async ({ id }) => {
    const request = await db.signatureRequest.findUnique({
      where: { id },
      include: { quote: { select: { serial: true } }, revision: { select: { validUntil: true } } },
    })
    if (!request || request.state === 'TAKEN_BACK') return
    const mails = await (request.state === 'WAITING' ? askedMails(request) : decidedMails(request))
    await db.$transaction((tx) => queueMails(tx, mails))
  },
})

interface AskedSignature {
  id: string
  companyId: string
  currency: string
  amountMinor: bigint
  requestedById: string
  requestedBy: string
  requestedEmail: string
  note: string
  state: string
  decidedBy: string | null
  reason: string
  quote: { serial: number }
  revision: { validUntil: Date }
}

async function askedMails(request: AskedSignature): Promise<Mail[]> {
  const approvers = await db.companyMember.findMany({
    where: {
      companyId: request.companyId,
      leftAt: null,
      userId: { not: request.requestedById },
      roles: { hasSome: ['owner', 'approver'] },
    },
    select: { user: { select: { email: true, locale: true } } },
  })
  const number = formatQuoteNumber(request.quote.serial)
  return Promise.all(
    approvers.map(({ user: { email, locale } }) => {
      const to: Recipient = { kind: 'buyer', email, locale: localeOf(locale) }
      const t = letterWords(to)
      const format = letterFormat(to)
      const total = format.money(Number(request.amountMinor), request.currency)
      const heading = t('signatureAsked.heading', { number, by: request.requestedBy })
      return mailOf({
        template: 'signature-asked',
        to,
        subject: t('signatureAsked.subject', { number, total }),
        preview: heading,
        heading,
        paragraphs: [t('signatureAsked.text'), ...(request.note ? [request.note] : [])],
        facts: [
          { label: t('accepted.total'), value: total },
          {
            label: t('signatureAsked.until'),
            // Its last day ends at the first moment of the next.
            value: format.dayIn(
              new Date(request.revision.validUntil.getTime() - 1000),
              FACTORY_ZONE,
            ),
          },
        ],
        button: { label: t('signatureAsked.button'), url: quoteUrl(number) },
        dedupeKey: `signature-asked:${request.id}:${email}`,
      })
    }),
  )
}

async function decidedMails(request: AskedSignature): Promise<Mail[]> {
  const user = await db.user.findUnique({
    where: { id: request.requestedById },
    select: { locale: true },
  })
  const to: Recipient = {
    kind: 'buyer',
    email: request.requestedEmail,
    locale: localeOf(user?.locale),
  }
  const t = letterWords(to)
  const number = formatQuoteNumber(request.quote.serial)
  const by = request.decidedBy ?? ''
  const signed = request.state === 'SIGNED'
  const heading = t(signed ? 'signatureDecided.signed' : 'signatureDecided.refused', { number, by })
  return [
    await mailOf({
      template: 'signature-decided',
      to,
      subject: heading,
      preview: heading,
      heading,
      paragraphs: signed
        ? [t('signatureDecided.signedText')]
        : [t('signatureDecided.refusedText'), request.reason],
      button: { label: t('signatureDecided.button'), url: quoteUrl(number) },
      dedupeKey: `signature-decided:${request.id}`,
    }),
  ]
}

const quoteUrl = (number: string): string => new URL(`/quotes/${number}`, env().APP_URL).href

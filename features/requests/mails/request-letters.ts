import 'server-only'
import { z } from 'zod'
import { letterFormat, letterWords, mailOf, type Recipient } from '@/emails/letter'
import { linkToken, linkUrl } from '@/features/accounts/rules/links'
import { houseRecipients } from '@/features/company/queries/mail'
import { promiseSaid } from '@/features/company/queries/answer-promise'
import { notify } from '@/features/notifications/commands/notify'
import { localeOf } from '@/i18n/routing'
import { translator } from '@/i18n/translator'
import { db } from '@/platform/db/client'
import { env } from '@/platform/env'
import { defineJob } from '@/platform/jobs'
import { queueMails } from '@/platform/mail'
import { artworkOfRequest } from '../rules/artwork'
import { formatRequestNumber } from '@/platform/numbers'

type RequestForMail = NonNullable<Awaited<ReturnType<typeof requestForMail>>>

/**
 * Writes the two letters that go with a new request: number and secret link
 * for the buyer, notice for the desk; and tells who answers requests on the site. A job of its own, ordered in the
 * transaction that writes the request: the buyer doesn't wait for typesetting.
 * Safe to repeat: the mails' keys make it write them once.
 */
export const requestMailsJob = defineJob({
  name: 'request.mails',
  payload: z.object({ requestId: z.uuid() }),
  batch: 4,
  parallel: 4,
  expireInSeconds: 60,
  handle: async ({ requestId }) => {
    const request = await requestForMail(requestId)
    if (!request) return
    const to = await houseRecipients('requestsTo')
    const mails = await Promise.all([
      receivedMail(request),
      ...to.map((email) => arrivedMail(request, { kind: 'staff', email })),
    ])
    await db.$transaction(async (tx) => {
      await queueMails(tx, mails)
      await notify(tx, {
        kind: 'request-arrived',
        cause: `request-arrived:${requestId}`,
        values: { company: request.companyName, number: formatRequestNumber(request.serial) },
        path: `/staff/requests/${formatRequestNumber(request.serial)}`,
        to: { permission: 'request.handle' },
      })
    })
  },
})

const requestForMail = (id: string) =>
  db.quoteRequest.findUnique({
    where: { id },
    include: {
      _count: { select: { lines: true } },
      attachments: { select: { linePosition: true } },
      lines: {
        orderBy: { position: 'asc' },
        select: {
          position: true,
          sample: true,
          optionCodes: true,
          variant: {
            select: {
              product: {
                select: {
                  slug: true,
                  options: { select: { code: true, name: true, artwork: true } },
                },
              },
            },
          },
        },
      },
    },
  })

const lackArtwork = ({ lines, attachments }: RequestForMail): number =>
  artworkOfRequest(lines, attachments).filter(({ lacks }) => lacks.length > 0).length

async function receivedMail(request: RequestForMail) {
  const to = {
    kind: 'buyer' as const,
    email: request.contactEmail,
    locale: localeOf(request.locale),
  } satisfies Recipient
  const t = letterWords(to)
  const format = letterFormat(to)
  const number = formatRequestNumber(request.serial)
  return mailOf({
    template: 'request-received',
    to,
    subject: t('requestReceived.subject', { number }),
    preview: t('requestReceived.heading', { number }),
    heading: t('requestReceived.heading', { number }),
    paragraphs: [
      t('requestReceived.text', {
        name: request.contactName,
        promise: translator('common.promise', to.locale)('answer', await promiseSaid()),
      }),
      ...(lackArtwork(request) > 0
        ? [t('requestReceived.artwork', { count: lackArtwork(request) })]
        : []),
    ],
    facts: [
      { label: t('requestReceived.lines'), value: format.whole(request._count.lines) },
      {
        label: t('requestReceived.destination'),
        value: `${format.country(request.destination)}, ${request.incoterm}`,
      },
    ],
    button: { label: t('requestReceived.button'), url: linkUrl(linkToken(request.id)) },
    dedupeKey: `request-received:${request.id}`,
  })
}

async function arrivedMail(request: RequestForMail, to: Recipient) {
  const t = letterWords(to)
  const format = letterFormat(to)
  const number = formatRequestNumber(request.serial)
  const company = request.companyName
  return mailOf({
    template: 'request-arrived',
    to,
    subject: t('requestArrived.subject', { number, company }),
    preview: t('requestArrived.heading', { company }),
    heading: t('requestArrived.heading', { company }),
    paragraphs: [
      t('requestArrived.text', {
        lines: request._count.lines,
        destination: format.country(request.destination),
        incoterm: request.incoterm,
        estimate: format.money(Number(request.estimateMinor), 'USD'),
      }),
      ...(lackArtwork(request) > 0
        ? [t('requestArrived.artwork', { count: lackArtwork(request) })]
        : []),
    ],
    button: {
      label: t('requestArrived.button'),
      url: new URL(`/staff/requests/${number}`, env().APP_URL).href,
    },
    dedupeKey: `request-arrived:${request.id}:${to.email}`,
  })
}

import 'server-only'
import { z } from 'zod'
import { letterWords, mailOf, type Recipient } from '@/emails/letter'
import { systemContext } from '@/features/accounts/context'
import { linkToken, linkUrl } from '@/features/accounts/rules/links'
import { addEntry } from '@/features/threads/commands/add-entry'
import { localeOf } from '@/i18n/routing'
import { lastDeed } from '@/platform/audit'
import { db } from '@/platform/db/client'
import { defineJob } from '@/platform/jobs'
import { queueMail } from '@/platform/mail'
import { formatRequestNumber } from '@/platform/numbers'

/** The key that makes the letter of one decline one letter. */
export const declinedMailKey = (requestId: string, version: number): string =>
  `request-declined:${requestId}:${version}`

const select = {
  id: true,
  serial: true,
  status: true,
  handlingVersion: true,
  declineReason: true,
  contactName: true,
  contactEmail: true,
  locale: true,
} as const

/**
 * Tells a buyer that there will be no quote, and why. Not sent for a decline that was undone or changed meanwhile.
 * Safe to repeat: the mail's key makes it one.
 */
export const declinedMailJob = defineJob({
  name: 'request.declined-mail',
  payload: z.object({ requestId: z.uuid(), version: z.int() }),
  expireInSeconds: 60,
  handle: async ({ requestId, version }) => {
    const request = await db.quoteRequest.findUnique({ where: { id: requestId }, select })
    if (request?.status !== 'DECLINED' || request.handlingVersion !== version) return
    const { to, number, t } = addressed(request)
    const mail = await mailOf({
      template: 'request-declined',
      to,
      subject: t('requestDeclined.subject', { number }),
      preview: t('requestDeclined.heading', { number }),
      heading: t('requestDeclined.heading', { number }),
      paragraphs: [
        t('requestDeclined.text', { name: request.contactName }),
        request.declineReason ?? '',
        t('requestDeclined.more'),
      ],
      button: { label: t('requestReceived.button'), url: linkUrl(linkToken(request.id)) },
      dedupeKey: declinedMailKey(requestId, version),
    })
    const by = (await lastDeed(db, 'quote_request', requestId, ['request.decline']))?.by
    await db.$transaction(async (tx) => {
      // Locked against an undo at this moment, which then finds the letter written and sends another.
      const [held] = await tx.$queryRaw<{ version: number }[]>`
        SELECT "handlingVersion" AS version FROM quote_request WHERE id = ${requestId}::uuid FOR UPDATE`
      if (held?.version !== version) return
      await queueMail(tx, mail)
      await addEntry(
        { ...systemContext('request.declined-mail'), transaction: tx },
        {
          requestId,
          kind: 'EVENT',
          event: 'request_declined',
          values: { reason: request.declineReason ?? '' },
          cause: declinedMailKey(requestId, version),
          ...(by ? { by: { ...by, side: 'STAFF', email: null } } : {}),
        },
      )
    })
  },
})

/** Tells a buyer who had that letter that their request is being worked on after all. */
export const reopenedMailJob = defineJob({
  name: 'request.reopened-mail',
  payload: z.object({ requestId: z.uuid(), version: z.int() }),
  expireInSeconds: 60,
  handle: async ({ requestId, version }) => {
    const request = await db.quoteRequest.findUnique({ where: { id: requestId }, select })
    if (!request || request.status === 'DECLINED') return
    const { to, number, t } = addressed(request)
    const mail = await mailOf({
      template: 'request-reopened',
      to,
      subject: t('requestReopened.subject', { number }),
      preview: t('requestReopened.heading', { number }),
      heading: t('requestReopened.heading', { number }),
      paragraphs: [t('requestReopened.text', { name: request.contactName })],
      button: { label: t('requestReceived.button'), url: linkUrl(linkToken(request.id)) },
      dedupeKey: `request-reopened:${requestId}:${version}`,
    })
    await db.$transaction((tx) => queueMail(tx, mail))
  },
})

function addressed(request: { serial: number; contactEmail: string; locale: string }): {
  to: Recipient
  number: string
  t: ReturnType<typeof letterWords>
} {
  const to: Recipient = {
    kind: 'buyer',
    email: request.contactEmail,
    locale: localeOf(request.locale),
  }
  return { to, number: formatRequestNumber(request.serial), t: letterWords(to) }
}

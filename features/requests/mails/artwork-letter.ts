import 'server-only'
import { z } from 'zod'
import { letterWords, mailOf, type Recipient } from '@/emails/letter'
import { houseRecipients } from '@/features/company/queries/mail'
import { db } from '@/platform/db/client'
import { env } from '@/platform/env'
import { defineJob } from '@/platform/jobs'
import { queueMails } from '@/platform/mail'
import { formatRequestNumber } from '@/platform/numbers'

/**
 * Tells whoever answers a request that the buyer has sent artwork for it. Safe to repeat: the mail's key makes it
 * one.
 */
export const artworkMailJob = defineJob({
  name: 'request.artwork-mail',
  payload: z.object({ fileId: z.uuid() }),
  batch: 4,
  parallel: 4,
  expireInSeconds: 60,
  handle: async ({ fileId }) => {
    const file = await db.attachment.findUnique({
      where: { id: fileId },
      select: {
        fileName: true,
        linePosition: true,
        request: {
          select: { serial: true, companyName: true, assignedTo: { select: { email: true } } },
        },
      },
    })
    if (!file?.request) return
    const { serial, companyName: company, assignedTo } = file.request
    const addresses = assignedTo ? [assignedTo.email] : await houseRecipients('artworkTo')
    const number = formatRequestNumber(serial)
    const mails = await Promise.all(
      addresses.map((email) => {
        const to: Recipient = { kind: 'staff', email }
        const t = letterWords(to)
        const heading = t('artworkArrived.heading', { number, company })
        return mailOf({
          template: 'artwork-arrived',
          to,
          subject: heading,
          preview: heading,
          heading,
          paragraphs: [
            t('artworkArrived.text', { name: file.fileName, line: file.linePosition ?? 0 }),
          ],
          button: {
            label: t('requestArrived.button'),
            url: new URL(`/staff/requests/${number}`, env().APP_URL).href,
          },
          dedupeKey: `artwork-arrived:${fileId}:${email}`,
        })
      }),
    )
    await db.$transaction((tx) => queueMails(tx, mails))
  },
})

import 'server-only'
import { z } from 'zod'
import { db } from '@/platform/db/client'
import type { MailState, Prisma } from '@/platform/db/generated/client'
import { env } from '@/platform/env'
import { defineJob, enqueue } from '@/platform/jobs'
import { log } from '@/platform/log'
import { ACCOUNT_LETTERS, admit, mailboxOf } from './cap'
import { isHeldBack } from './dead-address'
import { deliver } from './transport'

export interface Mail {
  /** which letter this is, e.g. `quote-sent` */
  template: string
  to: string
  subject: string
  html: string
  text: string
  /** one mail per key: a repeated command doesn't mail twice */
  dedupeKey: string
  /** where a reply goes; the house's usual address by default */
  replyTo?: string
  /** what it belongs to: mail programs group letters with the same one */
  topic?: string
  attachments?: { fileName: string; contentType: string; contentBase64: string }[]
}

const attachmentsSchema = z
  .array(z.object({ fileName: z.string(), contentType: z.string(), contentBase64: z.base64() }))
  .nullable()

/**
 * Writes a mail and the order to send it, in the caller's transaction. A worker sends it later, so
 * a mail server that is down delays mail and loses none. Letters that a stranger can order have a
 * cap per mailbox (cap.ts). A letter to an address that mail comes back from is written and held,
 * where staff see it.
 * @returns whether it will be sent: false when it was ordered before, exceeds the cap or is held
 */
export async function queueMail(tx: Prisma.TransactionClient, mail: Mail): Promise<boolean> {
  const { to, attachments, ...rest } = mail
  const mailbox = mailboxOf(to)
  if (!(await admit(tx, mail.template, mailbox))) {
    log.warn({ template: mail.template }, 'letter not written: its mailbox has had its share')
    return false
  }
  const isBack = await isHeldBack(tx, mail)
  const [written] = await tx.mailMessage.createManyAndReturn({
    data: [
      {
        ...rest,
        ...(isBack ? { state: 'HELD' as const } : {}),
        toAddress: to,
        mailbox,
        ...(attachments ? { attachments } : {}),
      },
    ],
    skipDuplicates: true,
    select: { id: true },
  })
  if (isBack) return false
  // Somebody waits at the screen for an account letter: it overtakes a burst of others.
  const priority = ACCOUNT_LETTERS.includes(mail.template) ? 1 : 0
  if (written) await enqueue(tx, sendMailJob, { mailId: written.id }, { priority })
  return written !== undefined
}

/** Queues letters that belong together. */
export async function queueMails(
  tx: Prisma.TransactionClient,
  mails: readonly Mail[],
): Promise<void> {
  for (const mail of mails) await queueMail(tx, mail)
}

/** A mail can go on only from these states; any other, such as come back, is the last that is known of it. */
const WAITS = ['QUEUED', 'FAILED'] as const satisfies readonly MailState[]

/**
 * Records the outcome of a mail that a worker was sending. A mail server may report that it came
 * back before it has answered us: then that report stays, and nothing is tried again.
 */
async function note(mailId: string, found: Prisma.MailMessageUpdateManyMutationInput) {
  const { count } = await db.mailMessage.updateMany({
    where: { id: mailId, state: { in: [...WAITS] } },
    data: found,
  })
  if (count > 0 || !found.sentAt) return
  await db.mailMessage.updateMany({
    where: { id: mailId, sentAt: null },
    data: { sentAt: found.sentAt, attempts: { increment: 1 } },
  })
}

/**
 * Sends one mail, or keeps it where no mail server is set up. A sent mail is marked at once; a
 * worker that dies between the two may send it twice, under one Message-ID, which is the best that
 * e-mail allows.
 */
export const sendMailJob = defineJob({
  name: 'mail.send',
  payload: z.object({ mailId: z.uuid() }),
  // As many as there are connections. Small, so that another worker soon sends what a killed one
  // held: a letter takes at most as long as the transport's timeout.
  batch: 8,
  parallel: 8,
  expireInSeconds: 60,
  handle: async ({ mailId }) => {
    const mail = await db.mailMessage.findUnique({ where: { id: mailId } })
    if (!mail || !WAITS.some((state) => state === mail.state)) return
    if (!env().SMTP_URL) {
      await note(mailId, { state: 'KEPT', sentAt: new Date() })
      return
    }
    try {
      await deliver({ ...mail, attachments: attachmentsSchema.parse(mail.attachments) ?? [] })
    } catch (error) {
      const lastError = error instanceof Error ? error.message.slice(0, 500) : 'unknown'
      await note(mailId, { state: 'FAILED', attempts: { increment: 1 }, lastError })
      throw error
    }
    await note(mailId, {
      state: 'SENT',
      sentAt: new Date(),
      attempts: { increment: 1 },
      lastError: null,
    })
  },
})

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
  /** one mail a key: a command that is repeated doesn't mail twice */
  dedupeKey: string
  /** where an answer goes; the house's usual address where nothing is said */
  replyTo?: string
  /** what it belongs to: mail programs put letters of one together */
  topic?: string
  attachments?: { fileName: string; contentType: string; contentBase64: string }[]
}

const attachmentsSchema = z
  .array(z.object({ fileName: z.string(), contentType: z.string(), contentBase64: z.base64() }))
  .nullable()

/**
 * Writes a mail and the order to send it, in the caller's transaction. A
 * worker sends it later, so a mail server that is down delays mail and loses none.
 * Letters that a stranger can order have a cap a mailbox (cap.ts).
 * One to an address that mail comes back from is written and held, where staff see it.
 * @returns whether it is on its way: false when it was ordered before, is one too many or is held
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
  // Somebody waits in front of the screen for an account letter: it overtakes a burst of others.
  const priority = ACCOUNT_LETTERS.includes(mail.template) ? 1 : 0
  if (written) await enqueue(tx, sendMailJob, { mailId: written.id }, { priority })
  return written !== undefined
}

/** Queues letters that go together. */
export async function queueMails(
  tx: Prisma.TransactionClient,
  mails: readonly Mail[],
): Promise<void> {
  for (const mail of mails) await queueMail(tx, mail)
}

/** From here a mail goes on; what else it may be, such as come back, is the last that is known of it. */
const WAITS = ['QUEUED', 'FAILED'] as const satisfies readonly MailState[]

/**
 * Writes what became of a mail that a worker had in its hands. A mail server may report that it came back before it
 * has answered us: then that report stays, and nothing is tried again.
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
 * Sends one mail, or keeps it where no mail server is set up. A mail that went
 * out is marked at once; a worker dying between the two may send it twice,
 * under one Message-ID, which is the best e-mail allows.
 */
export const sendMailJob = defineJob({
  name: 'mail.send',
  payload: z.object({ mailId: z.uuid() }),
  // As many as there are connections. Small, so that what a killed worker held is soon sent by
  // another: a letter takes as long as the transport has patience at most.
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

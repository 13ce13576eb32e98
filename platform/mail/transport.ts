import 'server-only'
import { createTransport } from 'nodemailer'
import { env } from '@/platform/env'
import { bounceAddress } from './bounce-address'
import { senderAddress } from '@/platform/house/addresses'
import { newestSetting } from '@/platform/settings/read'

/** The mail server's connections, kept open between letters. */
let pool: { url: string; transport: ReturnType<typeof createPool> } | undefined

const createPool = (url: string) =>
  createTransport({
    url,
    pool: true,
    maxConnections: 8,
    maxMessages: 500,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  })

function transportTo(url: string) {
  if (pool?.url === url) return pool.transport
  closeTransport()
  pool = { url, transport: createPool(url) }
  return pool.transport
}

/** Closes the connections to the mail server; the next letter opens them anew. */
export function closeTransport(): void {
  pool?.transport.close()
  pool = undefined
}

/** Hands one mail to the mail server. @throws the server's refusal, for the worker to try again */
export async function deliver(mail: {
  id: string
  toAddress: string
  subject: string
  html: string
  text: string
  replyTo: string | null
  topic: string | null
  attachments: { fileName: string; contentType: string; contentBase64: string }[]
}): Promise<void> {
  const { SMTP_URL = '', MAIL_FROM, APP_URL } = env()
  const host = new URL(APP_URL).hostname
  const { senderName = '', replyTo = '' } = (await newestSetting('mail'))?.texts ?? {}
  const backTo = bounceAddress(mail.id)
  await transportTo(SMTP_URL).sendMail({
    ...(backTo ? { envelope: { from: backTo, to: mail.toAddress } } : {}),
    from: senderName ? { name: senderName, address: senderAddress() } : MAIL_FROM,
    ...(mail.replyTo || replyTo ? { replyTo: mail.replyTo ?? replyTo } : {}),
    to: mail.toAddress,
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    messageId: `<${mail.id}@${host}>`,
    ...(mail.topic ? { references: `<${mail.topic}@${host}>` } : {}),
    // Asks automatic replies, such as absence notices, not to answer (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    attachments: mail.attachments.map((file) => ({
      filename: file.fileName,
      contentType: file.contentType,
      content: Buffer.from(file.contentBase64, 'base64'),
    })),
  })
}

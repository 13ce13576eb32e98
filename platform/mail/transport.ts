import 'server-only'
import { createTransport } from 'nodemailer'
import { env } from '@/platform/env'

/** Hands one mail to the mail server. @throws the server's refusal, for the worker to try again */
export async function deliver(mail: {
  id: string
  toAddress: string
  subject: string
  html: string
  text: string
  attachments: { fileName: string; contentType: string; contentBase64: string }[]
}): Promise<void> {
  const { SMTP_URL, MAIL_FROM, APP_URL } = env()
  const transport = createTransport({
    url: SMTP_URL,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  })
  try {
    await transport.sendMail({
      from: MAIL_FROM,
      to: mail.toAddress,
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      messageId: `<${mail.id}@${new URL(APP_URL).hostname}>`,
      attachments: mail.attachments.map((file) => ({
        filename: file.fileName,
        contentType: file.contentType,
        content: Buffer.from(file.contentBase64, 'base64'),
      })),
    })
  } finally {
    transport.close()
  }
}

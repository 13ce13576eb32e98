import { systemContext } from '@/features/accounts/context'
import { plainRoute } from '@/features/accounts/route'
import { receiveBounce } from '@/features/notifications/commands/receive-bounce'
import { receiveMail } from '@/features/threads/commands/receive-mail'
import { ProblemError } from '@/platform/api/problem'
import { env } from '@/platform/env'
import { log } from '@/platform/log'
import { readBounceAddress } from '@/platform/mail/bounce-address'
import { readLetter } from '@/platform/mail/read-letter'
import { isSignedDelivery } from '@/platform/mail/signed-delivery'
import { BODY_BYTES } from '@/platform/rate-limit/bodies'

const secretOf = (): string => env().INBOUND_MAIL_SECRET ?? ''

/**
 * Receives a letter to a thread's address, or one of ours that came back, as bytes, from the mail
 * server that signed it. 200 once its fate is decided, refused letters included; after any other
 * answer the server delivers it again.
 */
export const POST = plainRoute(
  {
    id: 'receiveMail',
    isHere: () => secretOf() !== '',
    rate: 'inboundMail',
    bytes: BODY_BYTES['/api/webhooks/mail'],
  },
  async ({ request, body: raw }) => {
    const head = (name: string): string => request.headers.get(name) ?? ''
    const to = head('x-mail-recipient')
    const delivery = { at: head('x-mail-timestamp'), to, raw, signature: head('x-mail-signature') }
    if (!isSignedDelivery(secretOf(), delivery, new Date())) {
      log.warn({ bytes: raw.length }, 'letter with a bad signature refused')
      throw new ProblemError('malformedBody', { code: 'refusals.signature' })
    }
    const letter = await readLetter(raw).catch((error: unknown) => {
      log.warn({ err: error, bytes: raw.length }, 'what came in as a letter is none')
      return null
    })
    if (!letter) return { outcome: 'unreadable' }
    try {
      const bounced = readBounceAddress(to)
      const context = systemContext('mail.receive')
      const outcome = bounced
        ? await receiveBounce(context, bounced, letter)
        : await receiveMail(context, to, letter)
      return { outcome }
    } catch (error) {
      log.error({ err: error }, 'a letter was not taken in; the mail server delivers it again')
      throw new ProblemError('failed')
    }
  },
)

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { POST } from '@/app/api/webhooks/mail/route'
import { reviveAddress, reviveOwnAddress } from '@/features/accounts/commands/revive-address'
import { deadAddresses, ownDeadAddress } from '@/features/accounts/queries/dead-addresses'
import { db } from '@/platform/db/client'
import { env } from '@/platform/env'
import { NotFoundError } from '@/platform/errors'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { queueMail, sendMailJob } from '@/platform/mail'
import { bounceAddress, readBounceAddress } from '@/platform/mail/bounce-address'
import { deliverySignature } from '@/platform/mail/signed-delivery'
import { closeTransport } from '@/platform/mail/transport'
import { aColleague } from '@/tests/support/a-colleague'
import { aMember } from '@/tests/support/a-member'
import { as } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { mailServer, type Envelope } from '@/tests/support/mail-server'
import { staff } from './access/a-trade'

const SECRET = 'a-secret-of-the-mail-server-0123456789'
process.env['INBOUND_MAIL_DOMAIN'] = 'reply.fsc.example'
process.env['INBOUND_MAIL_SECRET'] = SECRET

/** A report as Postfix writes it. */
const report = (status: string, action = 'failed', id = randomUUID()) =>
  Buffer.from(
    [
      'From: Mail Delivery System <MAILER-DAEMON@mx.example>',
      'To: bounces',
      'Subject: Undelivered Mail Returned to Sender',
      `Message-ID: <${id}@mx.example>`,
      'Auto-Submitted: auto-replied',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="cut"',
      '',
      '--cut',
      'Content-Type: text/plain',
      '',
      'This is the mail system.',
      '--cut',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example',
      '',
      'Final-Recipient: rfc822; ana@aurora.example',
      `Action: ${action}`,
      `Status: ${status}`,
      'Diagnostic-Code: smtp; 550 said by the server',
      '',
      '--cut',
      'Content-Type: text/rfc822-headers',
      '',
      'Subject: a letter of ours',
      '--cut--',
      '',
    ].join('\r\n'),
  )

async function deliver(to: string, raw: Buffer): Promise<string | undefined> {
  const at = String(Math.floor(Date.now() / 1000))
  const answer = await POST(
    new Request('http://localhost:3000/api/webhooks/mail', {
      method: 'POST',
      body: new Uint8Array(raw),
      headers: {
        'x-mail-recipient': to,
        'x-mail-timestamp': at,
        'x-mail-signature': deliverySignature(SECRET, { at, to, raw }),
      },
    }),
  )
  return ((await answer.json()) as { outcome?: string }).outcome
}

let letterCount = 0
async function letter(to: string, template = 'quote-sent') {
  letterCount += 1
  const dedupeKey = `bounce-test-${letterCount}`
  await db.$transaction((tx) =>
    queueMail(tx, { template, to, subject: 'Quote', html: '<p>Q</p>', text: 'Q', dedupeKey }),
  )
  return db.mailMessage.findUniqueOrThrow({ where: { dedupeKey } })
}
const stateOf = async (id: string) =>
  (await db.mailMessage.findUniqueOrThrow({ where: { id } })).state
const backTo = (id: string) => bounceAddress(id) ?? ''

beforeAll(async () => {
  await boss()
  await aColleague('lin', ['sales'])
})
afterAll(stopBoss)

describe('the return address of a letter', () => {
  it('identifies its letter in any case of characters, and can’t be made up', () => {
    const id = randomUUID()
    const address = backTo(id)
    expect(address.split('@')[0]?.length).toBeLessThanOrEqual(64)
    expect(readBounceAddress(address.toUpperCase())).toBe(id)
    for (let i = 7; i < 54; i += 6)
      expect(
        readBounceAddress(
          address.slice(0, i) + (address[i] === 'a' ? 'b' : 'a') + address.slice(i + 1),
        ),
      ).toBeNull()
    expect(readBounceAddress(address.replace('fsc', 'eve'))).toBeNull()
  })
})

describe('a letter that bounces', () => {
  it('for good marks letter and address, notifies sales once, and holds later letters except those about accounts', async () => {
    const first = await letter('Ana@aurora.example')
    const raw = report('5.1.1')
    expect(await deliver(backTo(first.id), raw)).toBe('bounced')
    expect(await deliver(backTo(first.id), raw)).toBe('repeated')
    expect(await db.mailMessage.findUniqueOrThrow({ where: { id: first.id } })).toMatchObject({
      state: 'BOUNCED',
      bounceKind: 'HARD',
      lastError: '5.1.1 550 said by the server',
    })
    expect(await db.notification.findMany({ where: { userId: 'lin' } })).toMatchObject([
      { kind: 'letter-bounced', path: `/staff/mail/${first.id}` },
    ])
    expect([...(await deadAddresses(staff, ['ANA@aurora.example'])).keys()]).toEqual([
      'ana@aurora.example',
    ])
    const heldLetter = await letter('ana@aurora.example')
    expect(heldLetter.state).toBe('HELD')
    await sendMailJob.handle({ mailId: heldLetter.id })
    expect(await stateOf(heldLetter.id)).toBe('HELD')
    expect((await letter('ana@aurora.example', 'reset')).state).toBe('QUEUED')
    expect((await letter('bob@aurora.example')).state).toBe('QUEUED')
  })

  it('is released by staff, or by the reader of the address, and recorded', async () => {
    await reviveAddress(as(staff), 'ana@aurora.example')
    expect((await letter('ana@aurora.example')).state).toBe('QUEUED')
    expect(await failure(reviveAddress(as(staff), 'ana@aurora.example'))).toBeInstanceOf(
      NotFoundError,
    )
    const again = await letter('ana@aurora.example')
    await deliver(backTo(again.id), report('5.1.1'))
    const ana = { ...aMember({ companyId: null }), email: 'ana@aurora.example' }
    expect(await ownDeadAddress(ana)).toMatchObject({ since: expect.any(Date) })
    await reviveOwnAddress(as(ana))
    expect(await ownDeadAddress(ana)).toBeNull()
    expect(await db.auditEvent.count({ where: { action: 'mail.revive' } })).toBe(2)
  })

  it('for the moment is marked, and the next one leaves; a delay or an automatic reply changes nothing', async () => {
    const full = await letter('full@aurora.example')
    expect(await deliver(backTo(full.id), report('5.2.2'))).toBe('bounced')
    expect(await stateOf(full.id)).toBe('BOUNCED')
    const next = await letter('full@aurora.example')
    expect(next.state).toBe('QUEUED')
    expect(await deliver(backTo(next.id), report('4.4.1', 'delayed'))).toBe('automatic')
    const away = Buffer.from('From: full@aurora.example\r\nSubject: Away\r\n\r\nI am away.\r\n')
    expect(await deliver(backTo(next.id), away)).toBe('automatic')
    expect(await stateOf(next.id)).toBe('QUEUED')
    expect(await deliver(backTo(randomUUID()), report('5.1.1'))).toBe('no_letter')
  })

  it.each(['before its server has answered us', 'after it was marked as sent'])(
    'and is reported %s stays marked, and isn’t sent again',
    async (order) => {
      const early = order.startsWith('before')
      const { id } = await letter(`${early ? 'early' : 'late'}@aurora.example`)
      // The mail server sends its report to the letter's envelope sender.
      const comesBack = ({ from }: Envelope) => deliver(from, report('5.1.1'))
      const sink = await mailServer(early ? comesBack : undefined)
      env().SMTP_URL = sink.url
      try {
        await sendMailJob.handle({ mailId: id })
        if (!early) {
          expect(await stateOf(id)).toBe('SENT')
          await comesBack(sink.envelopes[0] ?? { from: '', to: [] })
        }
        await sendMailJob.handle({ mailId: id })
        expect(await db.mailMessage.findUniqueOrThrow({ where: { id } })).toMatchObject({
          state: 'BOUNCED',
          bounceKind: 'HARD',
          lastError: '5.1.1 550 said by the server',
          attempts: 1,
          sentAt: expect.any(Date),
        })
        expect(sink.envelopes).toEqual([{ from: backTo(id), to: expect.any(Array) }])
      } finally {
        delete env().SMTP_URL
        closeTransport()
        sink.close()
      }
    },
  )
})

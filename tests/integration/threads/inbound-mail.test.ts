import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { POST } from '@/app/api/webhooks/mail/route'
import type { EntryAudience } from '@/platform/db/generated/enums'
import { replyAddress, readReplyAddress } from '@/features/threads/rules/reply-address'
import { getThread } from '@/features/threads/queries/thread'
import { db } from '@/platform/db/client'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { deliverySignature } from '@/platform/mail/signed-delivery'
import { aColleague } from '@/tests/support/a-colleague'
import { aTrade, staff, type Trade } from '../access/a-trade'
import { seedRing } from '../quotes/submit-request-fixtures'

const SECRET = 'a-secret-of-the-mail-server-0123456789'
process.env['INBOUND_MAIL_DOMAIN'] = 'reply.fsc.example'
process.env['INBOUND_MAIL_SECRET'] = SECRET

const ANA = 'ana@aurora.example'
let trade: Trade
let requestId: string

const addressOf = (email: string, audience: EntryAudience = 'SHARED') =>
  replyAddress(requestId, { email, audience }) ?? ''

interface Written {
  from?: string
  heads?: string[]
  text?: string
  html?: string
  id?: string
  files?: { name: string; content: Buffer }[]
}

/** A message as a mail program writes it. */
function raw({
  from = ANA,
  heads = [],
  text = 'Yes, brushed.',
  html,
  id = randomUUID(),
  files = [],
}: Written) {
  const part = html
    ? `Content-Type: text/html; charset=utf-8\r\n\r\n${html}`
    : `Content-Type: text/plain; charset=utf-8\r\n\r\n${text}`
  const attached = files.map(
    ({ name, content }) =>
      `Content-Type: application/octet-stream; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\n` +
      `Content-Transfer-Encoding: base64\r\n\r\n${content.toString('base64')}`,
  )
  return Buffer.from(
    [
      `From: Somebody <${from}>`,
      'To: F.S.C',
      'Subject: Re: Q-00001',
      `Message-ID: <${id}@aurora.example>`,
      ...heads,
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="cut"',
      '',
      ...[part, ...attached].flatMap((each) => ['--cut', each]),
      '--cut--',
      '',
    ].join('\r\n'),
  )
}

async function deliver(
  bytes: Buffer,
  { to = addressOf(ANA), at = Math.floor(Date.now() / 1000), secret = SECRET } = {},
) {
  const answer = await POST(
    new Request('http://localhost:3000/api/webhooks/mail', {
      method: 'POST',
      body: new Uint8Array(bytes),
      headers: {
        'x-mail-recipient': to,
        'x-mail-timestamp': String(at),
        'x-mail-signature': deliverySignature(secret, { at: String(at), to, raw: bytes }),
      },
    }),
  )
  const body = (await answer.json()) as { outcome?: string }
  return answer.status === 200 ? body.outcome : answer.status
}
const last = async () =>
  (await getThread(staff, trade.requestSerial, { locale: 'en' })).entries.at(-1)
const entries = () => db.threadEntry.count({ where: { requestId } })

beforeAll(async () => {
  await boss()
  await seedRing()
  await aColleague('lin', ['sales'])
  trade = await aTrade(ANA)
  requestId = (await db.quoteRequest.findUniqueOrThrow({ where: { serial: trade.requestSerial } }))
    .id
})
afterAll(stopBoss)

describe('a reply address', () => {
  it('is read in any case, for the person it was given to, and can’t be made up', () => {
    const address = addressOf(ANA)
    expect(address.split('@')[0]?.length).toBeLessThanOrEqual(64)
    const read = readReplyAddress(address.toUpperCase())
    expect(read).toMatchObject({ requestId, audience: 'SHARED' })
    expect([read?.isFor('ANA@aurora.example'), read?.isFor('eve@x.example')]).toEqual([true, false])
    for (let i = 6; i < 60; i += 7) {
      const other = address[i] === 'a' ? 'b' : 'a'
      expect(readReplyAddress(address.slice(0, i) + other + address.slice(i + 1))).toBeNull()
    }
    expect(readReplyAddress(address.replace('fsc', 'eve'))).toBeNull()
  })
})

describe('a received letter', () => {
  it('becomes an entry of its writer, without what it quotes, once', async () => {
    const letter = raw({ text: 'Yes, brushed.\r\n\r\nOn Monday, F.S.C wrote:\r\n> Can it?' })
    expect(await deliver(letter)).toBe('taken')
    expect(await last()).toMatchObject({
      text: 'Yes, brushed.',
      side: 'BUYER',
      audience: 'SHARED',
      byMail: true,
    })
    const count = await entries()
    expect(await Promise.all([deliver(letter), deliver(letter)])).toEqual(['repeated', 'repeated'])
    expect(await entries()).toBe(count)
  })

  it('is refused without the signature of this moment, over these bytes', async () => {
    const letter = raw({})
    expect(await deliver(letter, { secret: 'b'.repeat(40) })).toBe(400)
    expect(await deliver(letter, { at: Math.floor(Date.now() / 1000) - 900 })).toBe(400)
    expect(await deliver(letter, { to: 'reply@reply.fsc.example' })).toBe('no_thread')
  })

  it('of a stranger, of somebody answering for another, or of a former colleague is refused; staff learn of it once', async () => {
    const count = await entries()
    expect(await deliver(raw({ from: 'eve@elsewhere.example' }))).toBe('stranger')
    expect(await deliver(raw({ from: 'eve@elsewhere.example' }))).toBe('stranger')
    // Assigned to Lin, sent by Ana: the address is Lin's.
    expect(await deliver(raw({}), { to: addressOf('lin@fsc.example') })).toBe('stranger')
    expect(await entries()).toBe(count + 2)
    expect(await last()).toMatchObject({ audience: 'INTERNAL', kind: 'EVENT' })
    const buyers = await getThread(trade.buyer, trade.requestSerial, { locale: 'en' })
    expect(JSON.stringify(buyers)).not.toContain('eve@elsewhere.example')
  })

  it('that answers an internal one stays internal, and is staff’s alone', async () => {
    const lin = 'lin@fsc.example'
    expect(
      await deliver(raw({ from: lin, text: 'Agreed.' }), { to: addressOf(lin, 'INTERNAL') }),
    ).toBe('taken')
    expect(await last()).toMatchObject({ audience: 'INTERNAL', side: 'STAFF', text: 'Agreed.' })
    expect(await deliver(raw({}), { to: addressOf(ANA, 'INTERNAL') })).toBe('stranger')
  })

  it('of a program is refused: a loop ends where it begins', async () => {
    const count = await entries()
    for (const heads of [
      ['Auto-Submitted: auto-replied'],
      ['Precedence: bulk'],
      ['List-Id: <news.aurora.example>'],
    ])
      expect(await deliver(raw({ heads }))).toBe('automatic')
    const own = 'reply+x@reply.fsc.example'
    expect(await deliver(raw({ from: own }))).toBe('automatic')
    expect(await entries()).toBe(count)
  })

  it('with 50 files keeps as many as an entry takes, by their content, and names the others', async () => {
    const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')
    const files = [
      { name: 'run.exe', content: Buffer.from('MZ') },
      { name: 'not-a.pdf', content: Buffer.from('<script>alert(1)</script>') },
      ...Array.from({ length: 48 }, (_, i) => ({ name: `drawing-${i}.pdf`, content: pdf })),
    ]
    expect(await deliver(raw({ text: 'Drawings', files }))).toBe('taken')
    const entry = await last()
    expect(entry?.files).toHaveLength(10)
    expect(entry?.leftOut.slice(0, 2)).toEqual(['run.exe', 'not-a.pdf'])
    expect(entry?.leftOut.at(-1)).toBe('+20')
  })

  it('of a megabyte is stored whole beside its beginning; of HTML its words are, and no script', async () => {
    expect(await deliver(raw({ text: 'word '.repeat(210_000) }))).toBe('taken')
    const long = await last()
    expect(long?.text).toHaveLength(20_000)
    expect(long?.files).toMatchObject([{ fileName: 'letter.txt' }])
    const html = '<p>Yes, <b>brushed</b>.</p><script>alert(1)</script><style>p{}</style>'
    expect(await deliver(raw({ html }))).toBe('taken')
    expect((await last())?.text).toBe('Yes, brushed.')
    expect(await deliver(raw({ text: '> only a quote' }))).toBe('empty')
    expect(await deliver(Buffer.from('no letter at all'))).toBe('automatic')
  })

  it('of two programs that write to each other is refused after the twentieth in an hour', async () => {
    const outcomes: unknown[] = []
    for (let i = 0; i < 24; i++) outcomes.push(await deliver(raw({ text: `I am away, ${i}` })))
    expect(outcomes[0]).toBe('taken')
    expect(outcomes.at(-1)).toBe('too_many')
  })
})

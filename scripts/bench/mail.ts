import { SMTPServer } from 'smtp-server'
import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { db } from '@/platform/db/client'
import { env } from '@/platform/env'
import { startWorkers } from '@/platform/jobs'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { queueMail, sendMailJob } from '@/platform/mail'
import { closeTransport } from '@/platform/mail/transport'
import { percentile, type Figure } from './figure'

/** A burst of letters, and account letters that come after it, sent to a mail server of the benchmark. */

const BURST = 1_500
const ACCOUNT_LETTERS = 10
const LETTER = {
  text: 'A letter of the bench. '.repeat(60),
  html: `<p>${'A letter of the bench. '.repeat(400)}</p>`,
}

const arrived = new Map<string, { times: number; at: number }>()
const sink = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  logger: false,
  onData(stream, _session, callback) {
    let head = ''
    stream.on('data', (chunk: Buffer) => {
      if (head.length < 4_000) head += chunk.toString()
    })
    stream.on('end', () => {
      const id = /^Subject: (.*)$/im.exec(head)?.[1]?.trim() ?? ''
      arrived.set(id, { times: (arrived.get(id)?.times ?? 0) + 1, at: performance.now() })
      callback()
    })
  },
})
await new Promise<void>((resolve) => void sink.listen(0, '127.0.0.1', resolve))
env().SMTP_URL = `smtp://127.0.0.1:${(sink.server.address() as AddressInfo).port}`

const order = (template: string, subject: string) =>
  db.$transaction((tx) =>
    queueMail(tx, {
      ...LETTER,
      template,
      subject,
      to: `${randomUUID()}@bench.example`,
      dedupeKey: randomUUID(),
    }),
  )

await boss()
for (let i = 0; i < BURST; i++) await order('request-received', `burst ${i}`)
const start = performance.now()
await startWorkers([sendMailJob])
const waits: number[] = []
for (let i = 0; i < ACCOUNT_LETTERS; i++) {
  const ordered = performance.now()
  await order('reset', `account ${i}`)
  while (!arrived.has(`account ${i}`)) await sleep(5)
  waits.push((arrived.get(`account ${i}`)?.at ?? 0) - ordered)
}
const overtaken = BURST - [...arrived.keys()].filter((id) => id.startsWith('burst')).length
while (arrived.size < BURST + ACCOUNT_LETTERS) {
  if (performance.now() - start > 300_000) break
  await sleep(20)
}
const seconds = (Math.max(...[...arrived.values()].map(({ at }) => at)) - start) / 1000
const twice = [...arrived.values()].filter(({ times }) => times > 1).length
const figures: Figure[] = [
  {
    name: 'Letters to a mail server on the same machine',
    value: arrived.size / seconds,
    unit: 'a second',
    bound: { atLeast: 50 },
    detail: `${arrived.size} of ${BURST + ACCOUNT_LETTERS} arrived`,
  },
  {
    name: 'An account letter behind the burst, the slowest of ten',
    value: Math.max(...waits) / 1000,
    unit: 's',
    bound: { atMost: 5 },
    detail: `median ${(percentile(waits, 0.5) / 1000).toFixed(1)} s; ${overtaken} of the burst's letters still waited after the last`,
  },
  {
    name: 'Letters lost or sent twice',
    value: BURST + ACCOUNT_LETTERS - arrived.size + twice,
    unit: 'letters',
    bound: { atMost: 0 },
    detail: `${twice} twice`,
  },
]
console.log(JSON.stringify(figures))
closeTransport()
await stopBoss()
await db.$disconnect()
sink.close()
process.exit(0)

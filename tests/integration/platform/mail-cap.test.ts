import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/platform/db/client'
import { enqueue } from '@/platform/jobs'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { queueMail, sendMailJob } from '@/platform/mail'

beforeAll(async () => {
  await boss()
  await db.$transaction((tx) => enqueue(tx, sendMailJob, { mailId: randomUUID() }))
})
afterAll(stopBoss)

const order = (template: string, to: string) =>
  db.$transaction((tx) =>
    queueMail(tx, {
      template,
      to,
      subject: 'A letter',
      html: '<p>hello</p>',
      text: 'hello',
      dedupeKey: randomUUID(),
    }),
  )
const admittedOf = (answers: boolean[]) => answers.filter(Boolean).length

describe('letters that a stranger can trigger', () => {
  it('stop at five of a kind, however many are requested at once and however the mailbox is written', async () => {
    const spellings = ['ana@aurora.example', 'ANA@aurora.example', 'ana+shop@aurora.example']
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, i) => order('reset', spellings[i % 3] ?? '')),
    )
    expect(admittedOf(answers)).toBe(5)
    expect(await db.mailMessage.count({ where: { mailbox: 'ana@aurora.example' } })).toBe(5)
  })

  it('stop at eight of all kinds together, and another mailbox has its own share', async () => {
    const kinds = ['reset', 'verify', 'link-again']
    const answers: boolean[] = []
    for (let i = 0; i < 12; i++) answers.push(await order(kinds[i % 3] ?? '', 'bo@aurora.example'))
    expect(admittedOf(answers)).toBe(8)
    expect(await order('reset', 'cy@aurora.example')).toBe(true)
  })

  it('are sent again when the hour is over', async () => {
    await db.mailMessage.updateMany({
      where: { mailbox: 'ana@aurora.example' },
      data: { createdAt: new Date(Date.now() - 3_601_000) },
    })
    expect(await order('reset', 'ana@aurora.example')).toBe(true)
  })

  it('don’t hold back a letter of business', async () => {
    for (let i = 0; i < 5; i++) await order('reset', 'di@aurora.example')
    expect(await order('quote-sent', 'di@aurora.example')).toBe(true)
  })
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { db } from '@/platform/db/client'
import { env } from '@/platform/env'
import { defineJob, enqueue, startWorkers } from '@/platform/jobs'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { queueMail, sendMailJob } from '@/platform/mail'
import { closeTransport } from '@/platform/mail/transport'
import { mailServer } from '@/tests/support/mail-server'

const runs = new Map<string, number>()
const failing = new Set<string>()
const job = defineJob({
  name: 'test.effect',
  payload: z.object({ key: z.string() }),
  handle: async ({ key }) => {
    runs.set(key, (runs.get(key) ?? 0) + 1)
    if (failing.delete(key)) throw new Error('the first try fails')
  },
})
const batched = defineJob({ ...job, name: 'test.batched', batch: 9, parallel: 3 })
const queueKey = (key: string) => db.$transaction((tx) => enqueue(tx, job, { key }))

beforeAll(async () => {
  await boss()
  await queueKey('made before the workers')
  await startWorkers([job, batched])
})
afterAll(stopBoss)

describe('the outbox', () => {
  it('does what was queued before any worker ran', async () => {
    await vi.waitFor(() => expect(runs.get('made before the workers')).toBe(1), 10_000)
  })

  it('drops what a rolled back transaction queued', async () => {
    await expect(
      db.$transaction(async (tx) => {
        await enqueue(tx, job, { key: 'rolled back' })
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    await queueKey('after it')
    await vi.waitFor(() => expect(runs.get('after it')).toBe(1), 10_000)
    expect(runs.has('rolled back')).toBe(false)
  })

  it('keeps the failure of one job from repeating the others of its batch', async () => {
    const keys = Array.from({ length: 9 }, (_, i) => `batch ${i}`)
    failing.add('batch 4')
    await db.$transaction(async (tx) => {
      for (const key of keys) await enqueue(tx, batched, { key })
    })
    await vi.waitFor(() => expect(runs.get('batch 4')).toBe(2), 15_000)
    expect(keys.map((key) => runs.get(key))).toEqual([1, 1, 1, 1, 2, 1, 1, 1, 1])
  })

  it('resumes what a killed worker held within seconds of its time', async () => {
    const heldJob = defineJob({ ...job, name: 'test.held', expireInSeconds: 1 })
    const queue = await boss()
    await db.$transaction((tx) => enqueue(tx, heldJob, { key: 'held' }))
    // Fetched, and never finished.
    expect(await queue.fetch(heldJob.name)).toHaveLength(1)
    await startWorkers([heldJob])
    await vi.waitFor(() => expect(runs.get('held')).toBe(1), 25_000)
  })

  it('gives a queue of an earlier version today’s limits', async () => {
    const queue = await boss()
    await queue.createQueue('test.older', { name: 'test.older', expireInSeconds: 600 })
    await db.$transaction((tx) =>
      enqueue(tx, { ...job, name: 'test.older', expireInSeconds: 60 }, { key: 'older' }),
    )
    const [older] = await queue.fetch('test.older', { batchSize: 1, includeMetadata: true })
    // The driver returns the interval as text.
    expect(Number(older?.expireInSeconds)).toBe(60)
  })

  it('retries what failed, and not what succeeded', async () => {
    failing.add('fails once')
    await queueKey('fails once')
    await vi.waitFor(() => expect(runs.get('fails once')).toBe(2), 15_000)
    expect(runs.get('after it')).toBe(1)
  })
})

describe('a mail', () => {
  const mail = () => ({
    template: 'test',
    to: 'ana@aurora.example',
    subject: 'Quote Q-00001',
    html: '<p>hello</p>',
    text: 'hello',
    dedupeKey: randomUUID(),
    attachments: [
      {
        fileName: 'q.pdf',
        contentType: 'application/pdf',
        contentBase64: Buffer.from('%PDF').toString('base64'),
      },
    ],
  })
  const written = async (letter: ReturnType<typeof mail>) => {
    await db.$transaction((tx) => queueMail(tx, letter))
    return db.mailMessage.findUniqueOrThrow({ where: { dedupeKey: letter.dedupeKey } })
  }

  it('is written once per key, and stored to be read where no mail server is set up', async () => {
    const letter = mail()
    const { id } = await written(letter)
    await db.$transaction((tx) => queueMail(tx, { ...letter, subject: 'another' }))
    await sendMailJob.handle({ mailId: id })
    expect(await db.mailMessage.findMany({ where: { dedupeKey: letter.dedupeKey } })).toMatchObject(
      [{ state: 'KEPT', subject: 'Quote Q-00001' }],
    )
  })

  it('survives a mail server that is down: it says why, and goes out later, once', async () => {
    const sink = await mailServer()
    env().SMTP_URL = sink.url
    try {
      sink.refuse(true)
      const { id } = await written(mail())
      await expect(sendMailJob.handle({ mailId: id })).rejects.toThrow()
      const failed = await db.mailMessage.findUniqueOrThrow({ where: { id } })
      expect(failed).toMatchObject({ state: 'FAILED', attempts: 1 })
      expect(failed.lastError).toContain('451')
      sink.refuse(false)
      await sendMailJob.handle({ mailId: id })
      await sendMailJob.handle({ mailId: id })
      expect(await db.mailMessage.findUniqueOrThrow({ where: { id } })).toMatchObject({
        state: 'SENT',
        attempts: 2,
        lastError: null,
      })
      expect(sink.letters).toHaveLength(1)
      expect(sink.letters[0]).toContain(`Message-ID: <${id}@`)
      expect(sink.letters[0]).toContain('filename=q.pdf')
    } finally {
      delete env().SMTP_URL
      closeTransport()
      sink.close()
    }
  })

  it('that somebody waits for overtakes a burst of others, which all go out soon and once', async () => {
    const sink = await mailServer()
    env().SMTP_URL = sink.url
    const BURST = 500
    try {
      await db.$transaction(
        async (tx) => {
          for (let i = 0; i < BURST; i++)
            await queueMail(tx, { ...mail(), subject: `Burst ${i}`, attachments: [] })
        },
        { timeout: 60_000 },
      )
      await db.$transaction((tx) =>
        queueMail(tx, { ...mail(), template: 'reset', subject: 'Overtakes', attachments: [] }),
      )
      const started = Date.now()
      await startWorkers([sendMailJob])
      await vi.waitFor(() => expect(sink.letters).toHaveLength(BURST + 1), 30_000)
      const perSecond = (BURST + 1) / ((Date.now() - started) / 1000)
      const place = sink.letters.findIndex((letter) => letter.includes('Subject: Overtakes'))
      // It is sent with the first batch.
      expect(place).toBeGreaterThanOrEqual(0)
      expect(place).toBeLessThan(sendMailJob.batch ?? 1)
      // Without batches it was two a second; the benchmark measures it on a quiet machine.
      expect(perSecond).toBeGreaterThan(10)
      expect(
        new Set(sink.letters.map((letter) => /Message-ID: (\S+)/.exec(letter)?.[1])).size,
      ).toBe(BURST + 1)
    } finally {
      delete env().SMTP_URL
      closeTransport()
      sink.close()
    }
  })
})

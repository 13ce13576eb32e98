import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { followCacheChanges } from '@/platform/cache/follow'
import { sharedTags } from '@/platform/cache/shared'
import { beforeStop } from '@/platform/before-exit'
import { db } from '@/platform/db/client'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { liveStream } from '@/platform/live/streams'
import { aColleague } from '@/tests/support/a-colleague'
import { aTrade } from '../access/a-trade'
import { seedRing } from '../quotes/submit-request-fixtures'

let stop: () => Promise<void>
let requestId: string
/** the connection by which another instance writes */
let other: pg.Client
let serial = 100

beforeAll(async () => {
  await boss()
  await seedRing()
  await aColleague()
  const trade = await aTrade('ana@aurora.example')
  requestId = (await db.quoteRequest.findUniqueOrThrow({ where: { serial: trade.requestSerial } }))
    .id
  stop = followCacheChanges()
  await sharedTags.takeIn()
  other = new pg.Client({ connectionString: process.env['DATABASE_URL'] })
  await other.connect()
})
afterAll(async () => {
  await other.end()
  await stop()
  await stopBoss()
})

const writes = (audience: string) =>
  other.query(
    `INSERT INTO thread_entry (id, "requestId", serial, kind, audience, side, "authorName", body, cause, at)
     VALUES (gen_random_uuid(), $1, $2, 'MESSAGE', $3::"EntryAudience", 'STAFF', 'Lin', 'x', gen_random_uuid()::text, now())`,
    [requestId, ++serial, audience],
  )

function opens(whose: string, { internal }: { internal: boolean }) {
  const end = new AbortController()
  const stream = liveStream(whose, {
    topic: `thread ${requestId}`,
    signal: end.signal,
    say: (event) => {
      const [of = '', audience] = (event ?? '').split(' ')
      return event === null ? 'look' : internal || audience === 'SHARED' ? of : null
    },
  })
  const reader = stream?.getReader()
  const next = async (): Promise<string> =>
    new TextDecoder().decode((await reader?.read())?.value ?? new Uint8Array())
  return { stream, next, end: () => end.abort() }
}

describe('an open page', () => {
  it('is told within a second of what another instance wrote, and a buyer’s of nothing internal', async () => {
    const buyer = opens('ana', { internal: false })
    const desk = opens('lin', { internal: true })
    await Promise.all([buyer.next(), desk.next()])
    await writes('INTERNAL')
    expect(await desk.next()).toBe(`data: ${serial}\n\n`)
    const startedAt = performance.now()
    await writes('SHARED')
    expect(await buyer.next()).toBe(`data: ${serial}\n\n`)
    expect(performance.now() - startedAt).toBeLessThan(1_000)
    buyer.end()
    desk.end()
    expect(await buyer.next()).toBe('')
  })

  it('is one of a limited number for each person', () => {
    const streams = Array.from({ length: 8 }, () => opens('eve', { internal: false }))
    expect(streams.every(({ stream }) => stream !== null)).toBe(true)
    expect(opens('eve', { internal: false }).stream).toBeNull()
    streams[0]?.end()
    const again = opens('eve', { internal: false })
    expect(again.stream).not.toBeNull()
    for (const { end } of [...streams, again]) end()
  })

  it('is released when the process stops', async () => {
    const page = opens('ana', { internal: false })
    await page.next()
    for (const end of beforeStop) end()
    expect(await page.next()).toBe('')
  })
})

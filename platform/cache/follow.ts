import 'server-only'
import { Client } from 'pg'
import { ALL_TAGS } from '@/platform/cache-tags'
import { databaseEnv } from '@/platform/env'
import { hear, hearAnew, LIVE_CHANNEL } from '@/platform/live/hub'
import { log } from '@/platform/log'
import { CACHE_CHANNEL } from './changed'
import { dropHere, sharedTags } from './shared'

/** How often changes are polled in addition to notifications: a connection can be dead unnoticed. */
const ASK_EVERY_MS = 500
/** After this long without news, the process catches up before it uses a cache. */
const TRUSTED_MS = 1_200
/** How long the database may take to answer; after that visitors don't wait for it. */
const PATIENCE_MS = 1_000
/** A transaction that announces a change commits within this time of its start. */
const LONGEST_TRANSACTION_MS = 15 * 60_000
const PURGE_EVERY_MS = 3_600_000

let connection: Promise<Client> | undefined
let running: Promise<void> | undefined
let next: Promise<void> | undefined
let confirmedAt = Number.NEGATIVE_INFINITY
let failedAt = Number.NEGATIVE_INFINITY
/** changes handled -> when */
const handled = new Map<string, number>()

/**
 * Follows, for as long as the process runs, the changes that transactions announce by
 * `cacheChanged`, and drops their tags from this process's caches. NOTIFY brings a change within
 * milliseconds; without it (a lost connection, a pooler in between) the database is polled before
 * the next visitor is served anything older than {@link TRUSTED_MS}. While the database doesn't
 * answer, visitors get cached data. The same connection receives events for open pages
 * (platform/live).
 * @returns what ends it
 */
export function followCacheChanges(): () => Promise<void> {
  sharedTags.upToDate = () =>
    performance.now() - confirmedAt < TRUSTED_MS || failedAt > confirmedAt ? undefined : reading()
  sharedTags.takeIn = readingFromNow
  const timers = [
    setInterval(() => void reading(), ASK_EVERY_MS).unref(),
    setInterval(() => void purge(), PURGE_EVERY_MS).unref(),
  ]
  void reading()
  return async () => {
    timers.forEach(clearInterval)
    await running
    const open = connection
    connection = undefined
    await (await open)?.end()
  }
}

async function connect(): Promise<Client> {
  const client = new Client({
    connectionString: databaseEnv().DATABASE_URL,
    application_name: 'fsc-cache',
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
    keepAlive: true,
  })
  const lost = async () => {
    if ((await connection?.catch(() => undefined)) !== client) return
    connection = undefined
    await reading()
  }
  client.on('error', () => void lost())
  client.on('end', () => void lost())
  client.on('notification', ({ channel, payload = '' }) => {
    if (channel === LIVE_CHANNEL) hear(payload)
    else void readingFromNow()
  })
  await client.connect()
  await client.query(`LISTEN ${CACHE_CHANNEL}; LISTEN ${LIVE_CHANNEL}`)
  hearAnew()
  return client
}

/** Handles changes that aren't known yet, one reading at a time; never rejects. */
function reading(): Promise<void> {
  return running ?? next ?? (running = readChanges().finally(() => (running = undefined)))
}

/** Like {@link reading}, but not the run in progress: that may have looked before the caller committed. */
function readingFromNow(): Promise<void> {
  if (!running) return reading()
  return (next ??= running.then(() => {
    next = undefined
    return reading()
  }))
}

async function readChanges(): Promise<void> {
  try {
    // A connection that was lost unnoticed is detected here, and reopened.
    await takeIn().catch(takeIn)
  } catch (err) {
    if (failedAt <= confirmedAt)
      log.warn(
        { err },
        'changes that other instances make are not known until the database answers',
      )
    failedAt = performance.now()
  }
}

async function takeIn(): Promise<void> {
  const startedAt = performance.now()
  const opened = (connection ??= connect())
  try {
    const { rows } = await (
      await opened
    ).query<{ id: string; tags: string[] }>(
      "SELECT id, tags FROM cache_change WHERE at > now() - $1 * interval '1 millisecond' AND id <> ALL ($2)",
      [LONGEST_TRANSACTION_MS, [...handled.keys()]],
    )
    // A process that slept or was cut off for long can't know what it missed.
    if (confirmedAt > 0 && startedAt - confirmedAt > LONGEST_TRANSACTION_MS / 3) dropHere(ALL_TAGS)
    for (const { id, tags } of rows) {
      dropHere(tags)
      handled.set(id, startedAt)
    }
    for (const [id, at] of handled)
      if (startedAt - at > 2 * LONGEST_TRANSACTION_MS) handled.delete(id)
    confirmedAt = startedAt
  } catch (error) {
    connection = undefined
    await opened.then((client) => client.end()).catch(() => undefined)
    throw error
  }
}

async function purge(): Promise<void> {
  try {
    await (await connection)?.query("DELETE FROM cache_change WHERE at < now() - interval '1 day'")
  } catch (err) {
    log.warn({ err }, 'old cache changes not purged')
  }
}

import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, describe, test } from 'vitest'
import { isAlive } from '../lib/lock'
import { inRoot, ROOT } from '../lib/paths'
import { startCluster, withAdmin, type Cluster } from './cluster'
import { processesIn } from './postmaster'

const homes: string[] = []
afterAll(() => {
  for (const home of homes.splice(0)) rmSync(home, { recursive: true, force: true })
  // A gigabyte on a busy disk.
}, 60_000)

/** A cluster that keeps its data through a crash, unlike the throw-away ones. */
async function durableCluster(): Promise<{ home: string; cluster: Cluster }> {
  const home = mkdtempSync(path.join(tmpdir(), 'fsc-recovery-'))
  chmodSync(home, 0o711)
  homes.push(home)
  return { home, cluster: await startCluster({ home }) }
}

const postmasterOf = ({ dataDir }: Cluster): number =>
  Number(readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0])

/** Leaves so much to replay that a start meets the recovery while it runs. */
async function muchToReplay(cluster: Cluster): Promise<void> {
  await withAdmin(cluster, async (admin) => {
    await admin.query("ALTER SYSTEM SET checkpoint_timeout = '1d'")
    await admin.query("ALTER SYSTEM SET max_wal_size = '8GB'")
    await admin.query('SELECT pg_reload_conf()')
    await admin.query('CHECKPOINT')
    await admin.query(
      'CREATE TABLE many AS SELECT n, md5(n::text) AS text FROM generate_series(1, 400000) AS n',
    )
    await admin.query('CREATE INDEX ON many (text)')
    await admin.query('CREATE TABLE kept AS SELECT 42 AS answer')
  })
}

async function killed(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL')
  while (isAlive(pid)) await sleep(20)
}

const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .map(Number)

async function answerOf(cluster: Cluster): Promise<unknown> {
  const client = new pg.Client({ connectionString: cluster.adminUrl() })
  await client.connect()
  try {
    return (await client.query<{ answer: number }>('SELECT answer FROM kept')).rows
  } finally {
    await client.end()
  }
}

/** A start in a process of its own, like `npm start`. */
function otherStart(home: string): ChildProcess {
  const code = `
    const { startCluster } = await import(${JSON.stringify(inRoot('scripts/postgres/cluster.ts'))})
    await startCluster({ home: ${JSON.stringify(home)} })
    setInterval(() => {}, 1000)`
  return spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
    cwd: ROOT,
    stdio: 'ignore',
  })
}

async function recoveringProcess(dataDir: string): Promise<number> {
  for (;;) {
    const found = processesIn(dataDir).find((pid) =>
      /startup/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8')),
    )
    if (found !== undefined) return found
    await sleep(5)
  }
}

// Side by side: one of them waits patiently for a hung recovery.
describe.skipIf(process.platform !== 'linux').concurrent('PostgreSQL after a kill', () => {
  test('is stopped while its recovery hangs, and the next start recovers', async ({ expect }) => {
    const { home, cluster } = await durableCluster()
    await muchToReplay(cluster)
    await killed(postmasterOf(cluster))
    const starting = otherStart(home)
    // A frozen disk, a debugger, a paused container.
    process.kill(await recoveringProcess(cluster.dataDir), 'SIGSTOP')
    // Its guard stops the server.
    starting.kill('SIGKILL')
    const healed = await startCluster({ home, standstillMs: 6_000 })
    try {
      expect(await answerOf(healed)).toEqual([{ answer: 42 }])
    } finally {
      await healed.release()
    }
    expect(processesIn(healed.dataDir)).toEqual([])
    await cluster.release()
  }, 240_000)

  test('is waited for while it replays much, and not stopped for it', async ({ expect }) => {
    const { home, cluster } = await durableCluster()
    await muchToReplay(cluster)
    await killed(postmasterOf(cluster))
    const starting = otherStart(home)
    const replaying = await recoveringProcess(cluster.dataDir)
    // Stopped, so that the next start surely comes while it still has much to replay.
    process.kill(replaying, 'SIGSTOP')
    const recovering = postmasterOf(cluster)
    // The process that waits for it is killed, with its guard: the server recovers on its own.
    for (const child of childrenOf(starting.pid ?? 0)) process.kill(child, 'SIGKILL')
    starting.kill('SIGKILL')
    const waiting = startCluster({ home })
    await sleep(1500)
    process.kill(replaying, 'SIGCONT')
    const mine = await waiting
    try {
      expect(mine.adopted).toBe(true)
      expect(postmasterOf(mine)).toBe(recovering)
      expect(await answerOf(mine)).toEqual([{ answer: 42 }])
    } finally {
      await mine.release()
    }
    await cluster.release()
  }, 240_000)

  test('starts beside a session that outlived its server and hangs', async ({ expect }) => {
    const { home, cluster } = await durableCluster()
    const session = new pg.Client({ connectionString: cluster.adminUrl() })
    session.on('error', () => undefined)
    await session.connect()
    const { rows } = await session.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    const hanging = rows[0]?.pid ?? 0
    process.kill(hanging, 'SIGSTOP')
    await killed(postmasterOf(cluster))
    const next = await startCluster({ home })
    expect(next.adopted).toBe(false)
    expect(isAlive(hanging)).toBe(false)
    await next.release()
    await cluster.release()
  }, 120_000)

  test('that is supervised is back by itself on its port, with everything committed', async ({
    expect,
  }) => {
    const { cluster } = await durableCluster()
    cluster.keepUp()
    await withAdmin(cluster, (admin) => admin.query('CREATE TABLE kept AS SELECT 42 AS answer'))
    for (let round = 0; round < 3; round++) {
      const before = postmasterOf(cluster)
      await killed(before)
      const since = Date.now()
      let answer: unknown
      while (answer === undefined && Date.now() - since < 20_000)
        answer = await answerOf(cluster).catch(() => sleep(20).then(() => undefined))
      expect(answer).toEqual([{ answer: 42 }])
      expect(Date.now() - since).toBeLessThan(5000)
    }
    await cluster.release()
    await sleep(600)
    expect(processesIn(cluster.dataDir)).toEqual([])
  }, 120_000)
})

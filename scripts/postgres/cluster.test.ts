import { execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterEach, describe, expect, test } from 'vitest'
import { handOverDatabase } from '../database/hand-over'
import { isAlive } from '../lib/lock'
import { inRoot, ROOT } from '../lib/paths'
import { startCluster, startThrowAwayCluster, withAdmin, type Cluster } from './cluster'

const homes: string[] = []
const clusters: Cluster[] = []

function newHome(mode = 0o711): string {
  const home = mkdtempSync(path.join(tmpdir(), 'fsc-cluster-'))
  chmodSync(home, mode)
  homes.push(home)
  return home
}

async function open(home: string): Promise<Cluster> {
  const cluster = await startCluster({ home, throwAway: true })
  clusters.push(cluster)
  return cluster
}

const serverPid = (cluster: Cluster): number =>
  Number(readFileSync(path.join(cluster.dataDir, 'postmaster.pid'), 'utf8').split('\n')[0])

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

async function until(condition: () => boolean, patienceMs = 20_000): Promise<boolean> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await sleep(100))
    if (condition()) return true
  return false
}

/** The processes started by a process; its guard is the only one here. */
const childrenOf = (pid: number): number[] => {
  const list = existsSync('/proc/self')
    ? readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    : execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
  return list.trim().split(/\s+/).map(Number)
}

/** A process of its own that starts a cluster, says so, and waits. */
async function otherProcess(
  home: string,
  guarded: boolean,
): Promise<{ kill: () => void; pid: number }> {
  const code = `
    const { startCluster } = await import(${JSON.stringify(inRoot('scripts/postgres/cluster.ts'))})
    await startCluster({ home: ${JSON.stringify(home)}, throwAway: true })
    console.log('up')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve) => child.stdout.once('data', () => resolve()))
  const pid = child.pid ?? 0
  return {
    pid,
    kill: () => {
      if (!guarded) {
        for (const guard of childrenOf(pid)) process.kill(guard, 'SIGKILL')
      }
      child.kill('SIGKILL')
    },
  }
}

afterEach(async () => {
  await Promise.all(clusters.splice(0).map((cluster) => cluster.release()))
  for (const home of homes.splice(0)) rmSync(home, { recursive: true, force: true })
})

describe('the embedded PostgreSQL', { timeout: 60_000 }, () => {
  test('starts, keeps its data over a restart, and is gone after release', async () => {
    const home = newHome()
    const first = await startCluster({ home, throwAway: true })
    await ask(first.ownerUrl(), 'CREATE TABLE kept AS SELECT 42 AS answer')
    const pid = serverPid(first)
    await first.release()
    expect(await until(() => !isAlive(pid))).toBe(true)

    const second = await open(home)
    expect(second.port).toBe(first.port)
    expect(await ask(second.ownerUrl(), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
  })

  test('the application is no superuser, has time limits, and only the owner can read its passwords', async () => {
    const cluster = await open(newHome())
    expect(statSync(path.join(cluster.home, 'postgres.json')).mode & 0o777).toBe(0o600)
    expect(
      await ask(
        cluster.appUrl(),
        'SELECT rolsuper, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user',
      ),
    ).toEqual([{ rolsuper: false, rolcreatedb: false, rolcreaterole: false }])
    expect(await ask(cluster.appUrl(), 'SHOW statement_timeout')).toEqual([
      { statement_timeout: '15s' },
    ])
    expect(await ask(cluster.appUrl(), 'SHOW lock_timeout')).toEqual([{ lock_timeout: '5s' }])
    expect(await ask(cluster.appUrl(), 'SHOW idle_in_transaction_session_timeout')).toEqual([
      { idle_in_transaction_session_timeout: '30s' },
    ])
    await expect(ask(cluster.appUrl(), 'CREATE DATABASE another')).rejects.toThrow(
      'permission denied',
    )
    await expect(ask(cluster.shadowUrl('fsc'), 'SELECT 1')).rejects.toThrow('permission denied')
    await expect(
      ask(cluster.appUrl().replace(/:[0-9a-f]{64}@/, ':wrong@'), 'SELECT 1'),
    ).rejects.toThrow('authentication failed')
    await expect(ask(cluster.appUrl(), 'CREATE TABLE mine ()')).rejects.toThrow('permission denied')
    // The extensions that migrations require are there, and the owner may install them.
    await ask(
      cluster.ownerUrl(),
      'CREATE EXTENSION pg_trgm; CREATE EXTENSION unaccent; CREATE EXTENSION btree_gist; CREATE EXTENSION citext',
    )
  })

  test('a database that the application once owned is handed over, its job queue apart', async () => {
    const home = newHome()
    const first = await startCluster({ home, throwAway: true })
    await ask(
      first.adminUrl('fsc'),
      'ALTER DATABASE fsc OWNER TO fsc; CREATE TABLE kept (); ALTER TABLE kept OWNER TO fsc; CREATE SCHEMA pgboss; ALTER SCHEMA pgboss OWNER TO fsc',
    )
    await ask(first.appUrl(), 'CREATE TABLE pgboss.job ()')
    await first.release()
    const second = await open(home)
    const owners = `SELECT c.relname AS name, pg_get_userbyid(c.relowner) AS owner FROM pg_class c WHERE c.relname IN ('kept', 'job') ORDER BY 1`
    expect(await ask(second.adminUrl('fsc'), owners)).toEqual([
      { name: 'job', owner: 'fsc' },
      { name: 'kept', owner: 'fsc_owner' },
    ])
    await expect(ask(second.appUrl(), 'DROP TABLE kept')).rejects.toThrow('must be owner')
    await ask(second.appUrl(), 'CREATE TABLE pgboss.more ()')
  })

  test('a database of an earlier volume is handed over by command, and a second run does nothing', async () => {
    const cluster = await open(newHome())
    await ask(
      cluster.adminUrl('fsc'),
      'ALTER DATABASE fsc OWNER TO fsc; CREATE TABLE kept (); ALTER TABLE kept OWNER TO fsc',
    )
    await ask(cluster.appUrl(), 'ALTER TABLE kept ADD note text')
    for (let round = 0; round < 2; round++)
      expect(await handOverDatabase(cluster.adminUrl('fsc'), cluster.ownerUrl())).toBe(0)
    await expect(ask(cluster.appUrl(), 'DROP TABLE kept')).rejects.toThrow('must be owner')
    await ask(cluster.ownerUrl(), 'ALTER TABLE kept ADD more text')
    expect(await handOverDatabase(cluster.ownerUrl(), cluster.ownerUrl())).toBe(1)
  })

  test('two processes share one server; it stops with the last', async () => {
    const home = newHome()
    const other = await otherProcess(home, true)
    const mine = await startCluster({ home, throwAway: true })
    expect(mine.adopted).toBe(true)
    const pid = serverPid(mine)
    await mine.release()
    expect(isAlive(pid)).toBe(true)
    other.kill()
    expect(await until(() => !isAlive(pid))).toBe(true)
  })

  test('a killed process leaves no server behind: its guard stops it', async () => {
    const home = newHome()
    const other = await otherProcess(home, true)
    const pidFile = path.join(home, 'pg/postmaster.pid')
    expect(existsSync(pidFile)).toBe(true)
    other.kill()
    expect(await until(() => !existsSync(pidFile))).toBe(true)
  })

  test('a server left behind with its guard killed too is adopted', async () => {
    const home = newHome()
    const other = await otherProcess(home, false)
    other.kill()
    expect(await until(() => !isAlive(other.pid))).toBe(true)
    const mine = await startCluster({ home, throwAway: true })
    expect(mine.adopted).toBe(true)
    const pid = serverPid(mine)
    await mine.release()
    expect(await until(() => !isAlive(pid))).toBe(true)
  })

  test('the note of a server that died is cleared, also when its id belongs to another program now', async () => {
    const home = newHome()
    const first = await startCluster({ home, throwAway: true })
    process.kill(serverPid(first), 'SIGKILL')
    const pidFile = path.join(first.dataDir, 'postmaster.pid')
    const note = readFileSync(pidFile, 'utf8')
    expect(await until(() => !isAlive(Number(note.split('\n')[0])))).toBe(true)
    await withStranger(async (stranger) => {
      writeFileSync(pidFile, note.replace(/^\d+/, String(stranger)))
      const second = await open(home)
      expect(second.adopted).toBe(false)
      expect(isAlive(stranger)).toBe(true)
    })
    await first.release()
  })

  test('a folder that only its owner can enter is no obstacle', async () => {
    const home = newHome(0o700)
    const cluster = await startCluster({ home, throwAway: true })
    await withAdmin(cluster, (admin) => admin.query('SELECT 1'))
    await cluster.release()
    if (process.getuid?.() !== 0) return
    expect(cluster.dataDir.startsWith('/var/lib/fsc-trade/')).toBe(true)
    rmSync(path.dirname(cluster.dataDir), { recursive: true, force: true })
  })

  test('a temporary cluster leaves nothing', async () => {
    const cluster = await startThrowAwayCluster()
    await cluster.release()
    expect(existsSync(cluster.home)).toBe(false)
    expect(existsSync(cluster.dataDir)).toBe(false)
  })
})

async function withStranger(work: (pid: number) => Promise<void>): Promise<void> {
  const stranger = spawn('sleep', ['60'])
  try {
    await work(stranger.pid ?? 0)
  } finally {
    stranger.kill('SIGKILL')
  }
}

import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { entrust } from '../lib/guard'
import { isAlive, withLock } from '../lib/lock'
import { memoryFolder } from '../lib/memory-folder'
import { inRoot, ROOT } from '../lib/paths'
import { keepSecrets } from '../lib/secrets'
import type { Server } from './program'
import { APP_ROLE, ensureDatabase, ensureRoles, handOver, OWNER_ROLE, SHADOW_ROLE } from './roles'
import { describeServer, ensureRunning } from './server'
import { stopServer } from './stop'
import { supervise } from './supervise'

/** A running embedded PostgreSQL with its roles and its database `fsc`. */
export interface Cluster {
  home: string
  dataDir: string
  port: number
  /** True when the server was already running. */
  adopted: boolean
  /** As the owner of databases and tables, who migrates. */
  ownerUrl: (database?: string) => string
  /** As the application: it works with the tables and can't change their rules; with time limits. */
  appUrl: (database?: string) => string
  /** As the role that may create and drop scratch databases. */
  shadowUrl: (database?: string) => string
  /** As the superuser: for creating and dropping test databases. */
  adminUrl: (database?: string) => string
  /** From now on restarts the server on its port whenever it dies. */
  keepUp: () => void
  /** Gives it up: the last process using the server stops it. */
  release: () => Promise<void>
}

export interface ClusterOptions {
  /** Folder for the data, the passwords and the notes on who uses the server. */
  home: string
  port?: number
  throwAway?: boolean
  /** how long a recovery may make no progress before it counts as hung; half a minute by default */
  standstillMs?: number
}

const lockOf = (home: string): string => path.join(home, 'postgres.lock')
const usersOf = (home: string): string => path.join(home, 'postgres-users')
const portOf = (home: string): string => path.join(home, 'postgres.port')

/** Records that this process uses the server. */
function note(home: string): void {
  mkdirSync(usersOf(home), { recursive: true })
  writeFileSync(path.join(usersOf(home), String(process.pid)), '')
}

/** Processes that use the server now; notes of dead ones are removed on the way. */
function liveUsers(home: string): number[] {
  if (!existsSync(usersOf(home))) return []
  return readdirSync(usersOf(home))
    .map(Number)
    .filter((pid) => {
      if (isAlive(pid)) return true
      rmSync(path.join(usersOf(home), String(pid)), { force: true })
      return false
    })
}

function serverOf(
  home: string,
  throwAway: boolean,
  standstillMs?: number,
): { server: Server; passwords: Record<'superuser' | 'owner' | 'app' | 'shadow', string> } {
  const passwords = keepSecrets(path.join(home, 'postgres.json'), [
    'superuser',
    'owner',
    'app',
    'shadow',
  ])
  return { server: describeServer(home, passwords.superuser, throwAway, standstillMs), passwords }
}

function rememberedPort(home: string): number | undefined {
  return existsSync(portOf(home))
    ? Number(readFileSync(portOf(home), 'utf8')) || undefined
    : undefined
}

/**
 * Starts PostgreSQL for a folder, or joins the server that already serves it, and ensures roles and
 * database. Pair with `release`; should this process die first, its guard releases.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  mkdirSync(options.home, { recursive: true })
  const home = realpathSync(options.home)
  return withLock(lockOf(home), async () => {
    const { server, passwords } = serverOf(home, options.throwAway ?? false, options.standstillMs)
    note(home)
    const done = entrust({
      kind: 'run',
      argv: [
        process.execPath,
        '--import',
        'tsx',
        inRoot('scripts/postgres/release.ts'),
        home,
        String(process.pid),
      ],
      cwd: ROOT,
    })
    const { port, adopted } = await ensureRunning(server, options.port ?? rememberedPort(home))
    // Nobody used a server that wasn't running: any notes there have ids that were reused since.
    if (!adopted) rmSync(usersOf(home), { recursive: true })
    note(home)
    writeFileSync(portOf(home), String(port))

    const url = (role: string, password: string, database: string): string =>
      `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`
    let endWatch: (() => Promise<void>) | undefined
    const cluster: Cluster = {
      home,
      dataDir: server.dataDir,
      port,
      adopted,
      ownerUrl: (database = 'fsc') => url(OWNER_ROLE, passwords.owner, database),
      appUrl: (database = 'fsc') => url(APP_ROLE, passwords.app, database),
      shadowUrl: (database = 'postgres') => url(SHADOW_ROLE, passwords.shadow, database),
      adminUrl: (database = 'postgres') => url('postgres', passwords.superuser, database),
      keepUp: () => {
        endWatch ??= supervise(server, () =>
          withLock(lockOf(home), () => ensureRunning(server, port, true)),
        )
      },
      release: async () => {
        await endWatch?.()
        await releaseFor(home, process.pid)
        done()
      },
    }
    await withAdmin(cluster, async (admin) => {
      await ensureRoles(admin, passwords)
      await ensureDatabase(admin, 'fsc')
    })
    await withAdmin({ adminUrl: () => cluster.adminUrl('fsc') }, handOver)
    return cluster
  })
}

/** The most that one takes: a gigabyte of write-ahead log before it is recycled, and as much of data. */
const THROW_AWAY_BYTES = 2 * 1024 ** 3

/**
 * A cluster of its own in a temporary folder, gone without trace when released.
 * @param onDisk for measuring it: otherwise it is kept in memory where there is plenty
 */
export async function startThrowAwayCluster({
  onDisk = false,
}: { onDisk?: boolean } = {}): Promise<Cluster> {
  const folder = onDisk ? tmpdir() : (memoryFolder(THROW_AWAY_BYTES) ?? tmpdir())
  const home = mkdtempSync(path.join(folder, 'fsc-test-'))
  // Root's server runs under another account, which must be able to pass through here.
  chmodSync(home, 0o711)
  const removed = entrust({ kind: 'remove', path: home })
  const cluster = await startCluster({ home, throwAway: true })
  return {
    ...cluster,
    release: async () => {
      await cluster.release()
      for (const folder of [cluster.dataDir, home]) rmSync(folder, { recursive: true, force: true })
      removed()
    },
  }
}

/** Runs some SQL as the superuser, on the maintenance database. */
export async function withAdmin<T>(
  cluster: Pick<Cluster, 'adminUrl'>,
  work: (admin: pg.Client) => Promise<T>,
): Promise<T> {
  const admin = new pg.Client({ connectionString: cluster.adminUrl() })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

/** Removes a process from the list of users, and stops the server when nobody is left on it. */
export async function releaseFor(home: string, pid: number): Promise<void> {
  if (!existsSync(home)) return
  await withLock(lockOf(home), async () => {
    rmSync(path.join(usersOf(home), String(pid)), { force: true })
    if (liveUsers(home).length > 0) return
    await stopServer(serverOf(home, false).server)
  })
}

import { execFile, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { canEnter, serverAccount, sharedFolder, type ServerAccount } from './account'
import { findBinaries, type PostgresBinaries } from './binaries'
import { isAlive } from '../lib/lock'
import { anyFreePort, isPortFree } from '../lib/ports'

const run = promisify(execFile)

/** One data folder and the programs and account that serve it. */
export interface Server {
  dataDir: string
  account: ServerAccount
  binaries: PostgresBinaries
  superuserPassword: string
  /** Trades durability for speed: for data that nobody will miss. */
  throwAway: boolean
}

export function describeServer(home: string, superuserPassword: string, throwAway: boolean): Server {
  const account = serverAccount()
  mkdirSync(home, { recursive: true })
  const parent = canEnter(account, home) ? home : sharedFolder(path.resolve(home))
  return { dataDir: path.join(parent, 'pg'), account, binaries: findBinaries(account), superuserPassword, throwAway }
}

/** Runs one of PostgreSQL's programs under the server's account; the error carries what it printed. */
async function runProgram(server: Server, program: string, args: string[]): Promise<void> {
  try {
    await run(program, args, {
      ...server.account,
      // The server's account may not be able to enter our working folder.
      cwd: path.dirname(server.dataDir),
      env: { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, LC_ALL: 'C', TZ: 'UTC' },
    })
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    throw new Error(`${path.basename(program)} failed.\n${stdout}${stderr}`.trim(), { cause: error })
  }
}

const giveTo = (account: ServerAccount, target: string): void => {
  if (account.uid !== undefined && account.gid !== undefined) chownSync(target, account.uid, account.gid)
}

const configuration = (server: Server): string => {
  const lines = [
    "listen_addresses = '127.0.0.1'",
    // A socket's path has a length limit that a deep clone exceeds, and nobody needs one.
    "unix_socket_directories = ''",
    "timezone = 'UTC'",
    "log_timezone = 'UTC'",
    // A week of logs, one file a day, inside the data folder.
    'logging_collector = on',
    "log_filename = 'postgresql-%a.log'",
    'log_truncate_on_rotation = on',
    'log_rotation_age = 1d',
    'log_rotation_size = 0',
  ]
  if (server.throwAway) lines.push('fsync = off', 'synchronous_commit = off', 'full_page_writes = off')
  return `\n# Written when this folder was made.\n${lines.join('\n')}\n`
}

/** Makes the data folder, whole or not at all: an interrupted attempt leaves only a draft behind. */
async function initialise(server: Server): Promise<void> {
  const draft = `${server.dataDir}.new`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  giveTo(server.account, draft)
  const passwordFile = path.join(draft, '..', `.pg-password-${process.pid}`)
  writeFileSync(passwordFile, `${server.superuserPassword}\n`, { mode: 0o600 })
  giveTo(server.account, passwordFile)
  try {
    await runProgram(server, server.binaries.initdb, [
      `--pgdata=${draft}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // The same order and case rules on every machine, whatever locales it has.
      '--no-locale',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      ...(server.throwAway ? ['--no-sync'] : []),
    ])
  } finally {
    rmSync(passwordFile, { force: true })
  }
  writeFileSync(path.join(draft, 'postgresql.conf'), configuration(server), { flag: 'a' })
  renameSync(draft, server.dataDir)
}

function refuseForeignFolder(server: Server): void {
  if (!process.getuid) return
  const wanted = server.account.uid ?? process.getuid()
  const owner = statSync(server.dataDir).uid
  if (owner !== wanted) {
    throw new Error(
      `The database folder ${server.dataDir} belongs to another account (user id ${owner}, here it is ${wanted}). ` +
        'Start as the user that started it first, or move the folder away to begin with an empty database.',
    )
  }
}

interface Postmaster {
  pid: number
  port: number
}

function readPostmaster(server: Server): Postmaster | undefined {
  try {
    const [pid, , , port] = readFileSync(path.join(server.dataDir, 'postmaster.pid'), 'utf8').split('\n').map(Number)
    return pid === undefined || !(pid > 0) ? undefined : { pid, port: port ?? 0 }
  } catch {
    return undefined
  }
}

/** Asks whoever listens on the port whether it serves exactly this data folder, with our password. */
async function answersFor(server: Server, port: number): Promise<boolean> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password: server.superuserPassword,
    database: 'postgres',
    connectionTimeoutMillis: 3000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ data_directory: string }>('show data_directory')
    return rows[0]?.data_directory === server.dataDir
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** The command line of a process, as far as this system tells it. */
function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout ?? ''
  }
}

/** The server of this data folder if it runs. The id in its note may meanwhile belong to any program. */
function runningPostmaster(server: Server): Postmaster | undefined {
  const noted = readPostmaster(server)
  return noted && isAlive(noted.pid) && commandLine(noted.pid).includes(server.dataDir) ? noted : undefined
}

/**
 * Deals with what an earlier run left: adopts a server that still answers for this folder, stops
 * one that lives but does not answer, and clears the note of one that is gone.
 */
async function adoptOrClear(server: Server): Promise<number | undefined> {
  const left = runningPostmaster(server)
  if (left && (await answersFor(server, left.port))) return left.port
  if (left) await stopServer(server)
  rmSync(path.join(server.dataDir, 'postmaster.pid'), { force: true })
  return undefined
}

function tailOfLog(server: Server): string {
  try {
    return readFileSync(path.join(server.dataDir, 'startup.log'), 'utf8').split('\n').slice(-12).join('\n')
  } catch {
    return ''
  }
}

async function launch(server: Server, port: number): Promise<void> {
  // pg_ctl puts the server in a session of its own: Ctrl-C in the terminal does not reach it, so
  // it goes last, after the connections of those who use it.
  await runProgram(server, server.binaries.pgCtl, [
    'start',
    '--wait',
    '--timeout=60',
    '--silent',
    '--pgdata',
    server.dataDir,
    '--log',
    path.join(server.dataDir, 'startup.log'),
    '--options',
    `-p ${port}`,
  ])
}

/** Starts the server, or adopts the one already running. Returns its port and whether it was there. */
export async function ensureRunning(server: Server, wantedPort: number | undefined): Promise<{ port: number; adopted: boolean }> {
  if (!existsSync(path.join(server.dataDir, 'PG_VERSION'))) {
    if (existsSync(server.dataDir) && readdirSync(server.dataDir).length > 0) {
      throw new Error(`${server.dataDir} holds something that is not a PostgreSQL data folder. Move it away and start again.`)
    }
    rmSync(server.dataDir, { recursive: true, force: true })
    await initialise(server)
  }
  refuseForeignFolder(server)
  const adopted = await adoptOrClear(server)
  if (adopted !== undefined) return { port: adopted, adopted: true }

  for (let attempt = 1; ; attempt += 1) {
    const port = wantedPort !== undefined && (await isPortFree(wantedPort, '127.0.0.1')) ? wantedPort : await anyFreePort()
    try {
      await launch(server, port)
      return { port, adopted: false }
    } catch (error) {
      // Somebody may have taken the port between the question and the start.
      if (attempt >= 3) throw new Error(`PostgreSQL did not start from ${server.dataDir}.\n${tailOfLog(server)}`, { cause: error })
    }
  }
}

/** Stops the server of this folder and waits for it; does nothing when none runs. */
export async function stopServer(server: Server): Promise<void> {
  if (!runningPostmaster(server)) return
  await runProgram(server, server.binaries.pgCtl, ['stop', '--wait', '--mode=fast', '--timeout=30', '--silent', '--pgdata', server.dataDir])
}

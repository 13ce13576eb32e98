import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { isAlive } from '../lib/lock'
import type { Server } from './program'

/** A server that is silent for this long counts as hung, milliseconds. */
const SILENCE_MS = 15_000
/** The longest time for replaying after a crash, milliseconds. */
const RECOVERY_MS = 600_000
/** PostgreSQL's code for "starting up", "in recovery" and "shutting down". */
const CANNOT_CONNECT_NOW = '57P03'

/** The server process, as its note in the data folder says. */
interface Postmaster {
  pid: number
  port: number
}

function readPostmaster(server: Server): Postmaster | undefined {
  try {
    const [pid, , , port] = readFileSync(path.join(server.dataDir, 'postmaster.pid'), 'utf8')
      .split('\n')
      .map(Number)
    return pid === undefined || !(pid > 0) ? undefined : { pid, port: port ?? 0 }
  } catch {
    return undefined
  }
}

/**
 * Asks the listener on the port whether it serves exactly this data folder, with our password.
 * `changing` is one that is starting, recovering or stopping.
 */
async function stateOf(server: Server, port: number): Promise<'serves' | 'changing' | 'silent'> {
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
    return rows[0]?.data_directory === server.dataDir ? 'serves' : 'silent'
  } catch (error) {
    return (error as { code?: string }).code === CANNOT_CONNECT_NOW ? 'changing' : 'silent'
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
export function runningPostmaster(server: Server): Postmaster | undefined {
  const noted = readPostmaster(server)
  return noted && isAlive(noted.pid) && commandLine(noted.pid).includes(server.dataDir)
    ? noted
    : undefined
}

/**
 * Waits for a server that runs and may still be recovering.
 * @returns its port once it serves this folder; undefined when it is gone, hangs, or is another's
 */
export async function untilServing(server: Server): Promise<number | undefined> {
  const deadline = Date.now() + RECOVERY_MS
  let [answeredAt, moved, progress] = [Date.now(), Date.now(), '']
  for (let found; (found = runningPostmaster(server)); await sleep(100)) {
    const state = await stateOf(server, found.port)
    if (state === 'serves') return found.port
    if (state === 'changing') answeredAt = Date.now()
    const reached = recoveryProgress(server.dataDir)
    if (reached === undefined || reached !== progress) moved = Date.now()
    progress = reached ?? progress
    if (Date.now() > Math.min(deadline, answeredAt + SILENCE_MS, moved + server.standstillMs))
      return undefined
  }
  return undefined
}

/** A text that changes as long as a recovery makes progress; undefined where no recovery is seen. */
function recoveryProgress(dataDir: string): string | undefined {
  const recovering = processesIn(dataDir).find((pid) => commandLine(pid).includes(': startup'))
  if (recovering === undefined) return undefined
  try {
    // Even one that only waits for its disk is woken again and again.
    return readFileSync(`/proc/${recovering}/status`, 'utf8')
      .split('\n')
      .filter((line) => line.includes('ctxt_switches'))
      .join()
  } catch {
    return undefined
  }
}

/**
 * Processes that work in this data folder. Their titles don't name it, but PostgreSQL's working
 * directory is inside it. Empty where the system doesn't tell (anywhere but Linux): there they end
 * by themselves once they notice that their server is gone.
 */
export function processesIn(dataDir: string): number[] {
  try {
    return readdirSync('/proc')
      .map(Number)
      .filter((pid) => {
        try {
          return pid > 0 && readlinkSync(`/proc/${pid}/cwd`) === dataDir && isAlive(pid)
        } catch {
          return false // Ended meanwhile, or somebody else's.
        }
      })
  } catch {
    return []
  }
}

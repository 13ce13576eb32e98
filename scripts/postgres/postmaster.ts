import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { isAlive } from '../lib/lock'
import type { Server } from './program'

/** The server process, as its note in the data folder tells. */
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

/** Asks whoever listens on the port whether it serves exactly this data folder, with our password. */
export async function answersFor(server: Server, port: number): Promise<boolean> {
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
export function runningPostmaster(server: Server): Postmaster | undefined {
  const noted = readPostmaster(server)
  return noted && isAlive(noted.pid) && commandLine(noted.pid).includes(server.dataDir)
    ? noted
    : undefined
}

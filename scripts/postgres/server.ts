import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { anyFreePort, isPortFree } from '../lib/ports'
import { canEnter, serverAccount, sharedFolder } from './account'
import { findBinaries } from './binaries'
import { initialise } from './initialise'
import { untilServing } from './postmaster'
import { runProgram, type Server } from './program'
import { endLeftovers, stopServer } from './stop'

/** How long to wait for a recovery without progress: a disk may be slow to wake. Milliseconds. */
const STANDSTILL_MS = 30_000

/** Determines the data folder of a home and who can serve it; starts nothing. */
export function describeServer(
  home: string,
  superuserPassword: string,
  throwAway: boolean,
  standstillMs: number = STANDSTILL_MS,
): Server {
  const account = serverAccount()
  mkdirSync(home, { recursive: true })
  const parent = canEnter(account, home) ? home : sharedFolder(path.resolve(home))
  return {
    dataDir: path.join(parent, 'pg'),
    account,
    binaries: findBinaries(account),
    superuserPassword,
    throwAway,
    standstillMs,
  }
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

/**
 * Handles what an earlier run left: adopts a server that serves this folder or will once it has
 * recovered, stops one that hangs, and clears what a dead one left.
 */
async function adoptOrClear(server: Server): Promise<number | undefined> {
  const port = await untilServing(server)
  if (port !== undefined) return port
  await stopServer(server)
  await endLeftovers(server)
  rmSync(path.join(server.dataDir, 'postmaster.pid'), { force: true })
  return undefined
}

function tailOfLog(server: Server): string {
  try {
    return readFileSync(path.join(server.dataDir, 'startup.log'), 'utf8')
      .split('\n')
      .slice(-12)
      .join('\n')
  } catch {
    return ''
  }
}

async function launch(server: Server, port: number): Promise<void> {
  try {
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
  } catch (error) {
    // pg_ctl gave up waiting for a server that has much to recover.
    if ((await untilServing(server)) === undefined) throw error
  }
}

/**
 * Starts the server, or adopts the one already running.
 * @param keepPort only the wanted port will do, because others know it
 * @returns its port and whether it was running already
 */
export async function ensureRunning(
  server: Server,
  wantedPort: number | undefined,
  keepPort = false,
): Promise<{ port: number; adopted: boolean }> {
  if (!existsSync(path.join(server.dataDir, 'PG_VERSION'))) {
    if (existsSync(server.dataDir) && readdirSync(server.dataDir).length > 0) {
      throw new Error(
        `${server.dataDir} holds something that is not a PostgreSQL data folder. Move it away and start again.`,
      )
    }
    rmSync(server.dataDir, { recursive: true, force: true })
    await initialise(server)
  }
  refuseForeignFolder(server)
  const adopted = await adoptOrClear(server)
  if (adopted !== undefined) return { port: adopted, adopted: true }

  for (let attempt = 1; ; attempt += 1) {
    const port =
      wantedPort !== undefined && (keepPort || (await isPortFree(wantedPort, '127.0.0.1')))
        ? wantedPort
        : await anyFreePort()
    try {
      await launch(server, port)
      return { port, adopted: false }
    } catch (error) {
      // Somebody may have taken the port between the check and the start; and leftovers of a server
      // may have appeared meanwhile.
      await stopServer(server)
      await endLeftovers(server)
      if (attempt >= 3)
        throw new Error(`PostgreSQL did not start from ${server.dataDir}.\n${tailOfLog(server)}`, {
          cause: error,
        })
    }
  }
}

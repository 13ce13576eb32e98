import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive } from '../lib/lock'
import { processesIn, runningPostmaster } from './postmaster'
import { runProgram, type Server } from './program'

/**
 * PostgreSQL's ways to stop, the gentlest first, and the time for each, in seconds. `fast` ends
 * sessions and writes everything to disk; a server that hangs during recovery can't do that, and
 * `immediate` leaves the rest to the recovery of the next start.
 */
const MODES = [
  ['fast', 20],
  ['immediate', 10],
] as const
const KILLED_MS = 5000

async function kill(pids: () => number[]): Promise<void> {
  for (const deadline = Date.now() + KILLED_MS; Date.now() < deadline; await sleep(50)) {
    const remaining = pids()
    if (remaining.length === 0) return
    for (const pid of remaining) {
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // Ended meanwhile.
      }
    }
  }
}

/**
 * Ends the processes that a dead server left running: they hold the folder's shared memory, and no
 * other server can start meanwhile. Only to be called when no server runs.
 */
export const endLeftovers = (server: Server): Promise<void> =>
  kill(() => processesIn(server.dataDir))

/**
 * Stops the server of this folder and waits for it; does nothing when none runs. Nothing committed
 * is lost however it ends: what wasn't written to its place is in the write-ahead log.
 */
export async function stopServer(server: Server): Promise<void> {
  for (const [mode, seconds] of MODES) {
    if (!runningPostmaster(server)) return
    try {
      await runProgram(server, server.binaries.pgCtl, [
        'stop',
        '--wait',
        `--mode=${mode}`,
        `--timeout=${seconds}`,
        '--silent',
        '--pgdata',
        server.dataDir,
      ])
      return
    } catch {
      // It didn't end in time, or ended between the check and the order: the next way shows which.
    }
  }
  const postmaster = runningPostmaster(server)
  if (postmaster) await kill(() => (isAlive(postmaster.pid) ? [postmaster.pid] : []))
  if (runningPostmaster(server))
    throw new Error(
      `PostgreSQL of ${server.dataDir} (process ${postmaster?.pid}) can't be stopped.`,
    )
  await endLeftovers(server)
}

import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import type { ServerAccount } from './account'
import type { PostgresBinaries } from './binaries'

const run = promisify(execFile)

/** One data folder and the programs and account that serve it. */
export interface Server {
  dataDir: string
  account: ServerAccount
  binaries: PostgresBinaries
  superuserPassword: string
  /** Trades durability for speed: for data that nobody will miss. */
  throwAway: boolean
  /** A recovery without progress for this long counts as hung, milliseconds. */
  standstillMs: number
}

/** Runs one of PostgreSQL's programs under the server's account; the error contains its output. */
export async function runProgram(server: Server, program: string, args: string[]): Promise<void> {
  try {
    await run(program, args, {
      ...server.account,
      // The server's account may not be able to enter our working folder.
      cwd: path.dirname(server.dataDir),
      env: {
        NODE_ENV: process.env.NODE_ENV,
        PATH: process.env.PATH,
        SystemRoot: process.env.SystemRoot,
        LC_ALL: 'C',
        TZ: 'UTC',
      },
    })
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    throw new Error(`${path.basename(program)} failed.\n${stdout}${stderr}`.trim(), {
      cause: error,
    })
  }
}

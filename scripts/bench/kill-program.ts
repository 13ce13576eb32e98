import { fork, type ChildProcess } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { startNode, type Child } from '../lib/children'
import { inRoot } from '../lib/paths'
import type { Beginning, Course, Told } from './kill-desk'

/** The programs that are killed, each restarted when it ends, as a service manager does. */

const { BENCH_HOME: home = '', APP_URL: url = '' } = process.env
const { port } = new URL(url)
const CLOCK = path.join(home, 'clock')

/** The launcher, which is `npm start`. The site that it starts follows the clock in `CLOCK`. */
export function keepLauncher(): {
  pid: () => number | undefined
  output: () => string
  end: () => Promise<void>
} {
  let ending = false
  let launcher: Child
  const begin = () => {
    launcher = startNode(['--import', 'tsx', inRoot('scripts/bench/kept-up.ts')], {
      output: 'keep',
      env: {
        DATABASE_URL: undefined,
        BENCH_CLOCK: CLOCK,
        NODE_OPTIONS: `--import ${pathToFileURL(inRoot('scripts/bench/off-clock.mjs')).href}`,
      },
    })
    void launcher.ended.then(() => {
      if (!ending) begin()
    })
  }
  begin()
  return {
    pid: () => launcher.process.pid,
    output: () => launcher.output(),
    end: async () => {
      ending = true
      await launcher.stop(20_000)
    },
  }
}

/** The program that serves the site's port. */
export const sitePid = (): number | undefined =>
  readdirSync('/proc')
    .map(Number)
    .find((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
        if (!words.some((word) => word.endsWith('server/main.mjs'))) return false
        return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`PORT=${port}`)
      } catch {
        return false
      }
    })

export const postmasterPid = (): number =>
  Number(readFileSync(path.join(home, 'pg/postmaster.pid'), 'utf8').split('\n')[0])

export interface Desk {
  pid: () => number | undefined
  /** all deals, as reported */
  courses: ReadonlyMap<string, Course>
  /** deals that could not go on, and why */
  broken: readonly string[]
  /** the steps under way */
  steps: () => string[]
  /** no new deals; resolves when all are finished */
  end: () => Promise<void>
}

/** The program that carries out deals: kill-desk.ts. */
export function keepDesk(beginning: Omit<Beginning, 'open'>): Desk {
  const courses = new Map<string, Course>()
  const open = new Map<string, Course>()
  const steps = new Map<string, string>()
  const broken: string[] = []
  let ending = false
  let over: () => void = () => undefined
  const isOver = new Promise<void>((resolve) => (over = resolve))
  let desk: ChildProcess
  const hear = (message: Told) => {
    if ('course' in message) {
      const { key } = message.course.deal
      courses.set(key, message.course)
      open.set(key, message.course)
    } else if ('step' in message) steps.set(message.key, message.step)
    else if ('through' in message) {
      open.delete(message.through)
      steps.delete(message.through)
      if (message.broken) broken.push(`broke off: ${message.broken}`)
    } else over()
  }
  const begin = () => {
    desk = fork(inRoot('scripts/bench/kill-desk.ts'), {
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    desk.on('message', hear)
    // What was sent to a dead one is sent again to the next.
    desk.on('error', () => undefined)
    desk.send({ ...beginning, open: [...open.values()] } satisfies Beginning)
    if (ending) desk.send('end')
    desk.once('exit', (_code, signal) => {
      if (signal === 'SIGKILL') begin()
      else if (!ending) broken.push('the program that carries deals out ended by itself')
    })
  }
  begin()
  return {
    pid: () => desk.pid,
    courses,
    broken,
    steps: () => [...new Set(steps.values())],
    end: async () => {
      ending = true
      desk.send('end')
      await isOver
      desk.disconnect()
    },
  }
}

import { readFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { isAlive } from './lock'

const CHECK_MS = 300

/** Name and parent of a process, as far as this system tells. */
function describe(pid: number): { name: string; parent: number } | undefined {
  try {
    const [, name = '', parent = ''] =
      /^\d+ \((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    return { name, parent: Number(parent) }
  } catch {
    const listing = spawnSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' })
    const [, parent = '', name = ''] = /^\s*(\d+)\s+(.*\S)/.exec(listing.stdout ?? '') ?? []
    return parent ? { name, parent: Number(parent) } : undefined
  }
}

/** npm, and the shell in which it runs a script: the shell may stand between, or have become the script. */
function npmAbove(): number[] {
  const parent = describe(process.ppid)
  return parent && /(^|\/)-?(ba|da|z|k|a)?sh$/.test(parent.name)
    ? [process.ppid, parent.parent]
    : [process.ppid]
}

/**
 * Resolves once the npm that runs this script is gone: a signal sent to npm reaches the shell that
 * it starts, and not us. Never resolves for a script started without npm, whose parent may leave it
 * running.
 */
export function untilNpmIsGone(): Promise<void> {
  return new Promise((resolve) => {
    if (!process.env.npm_lifecycle_event || process.platform === 'win32') return
    const above = npmAbove()
    const timer = setInterval(() => {
      if (above[0] === process.ppid && above.every(isAlive)) return
      clearInterval(timer)
      resolve()
    }, CHECK_MS).unref()
  })
}

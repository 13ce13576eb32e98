import { spawn, type ChildProcess } from 'node:child_process'
import { inRoot } from './paths'

/** Something to undo when this process dies before it could do it itself. */
export type Duty =
  | { kind: 'stopGroup'; pid: number }
  | { kind: 'run'; argv: string[]; cwd: string }
  | { kind: 'remove'; path: string }

let guard: ChildProcess | undefined
let nextId = 1

function guardProcess(): ChildProcess {
  if (guard) return guard
  // In a session of its own: signals of the terminal and of our process group don't reach it.
  guard = spawn(process.execPath, [inRoot('scripts/lib/guard-process.mjs')], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
  })
  guard.unref()
  const pipe = guard.stdin as (NodeJS.WritableStream & { unref?: () => void }) | null
  pipe?.unref?.()
  pipe?.on('error', () => undefined)
  return guard
}

/** Entrusts a duty to the guard. Call the returned function once it is done. */
export function entrust(duty: Duty): () => void {
  const id = nextId++
  const tell = (message: object): void =>
    void guardProcess().stdin?.write(`${JSON.stringify(message)}\n`)
  tell({ id, add: duty })
  return () => tell({ id })
}

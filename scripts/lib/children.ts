import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process'
import { ROOT } from './paths'
import { entrust } from './guard'

/** Environment variables; undefined removes one. */
export type Variables = Record<string, string | undefined>

export interface ChildOptions {
  env?: Variables
  /** 'show' passes its output on, 'keep' collects it (see `output`) */
  output?: 'show' | 'keep'
  /** called with each chunk of a collected output */
  onOutput?: (text: string) => void
  /** gives it the terminal, questions and Ctrl-C included */
  interactive?: boolean
  /** the folder it runs in; by default the clone's top */
  cwd?: string
  /** another Node than the current one */
  program?: string
}

export interface Child {
  process: ChildProcess
  /** Resolves with the exit code when it ends (130 and the like after a signal). */
  ended: Promise<number>
  /** What it printed so far, when collected. */
  output: () => string
  /** Asks it and its own children to stop, and kills them after the grace period. */
  stop: (graceMs?: number) => Promise<void>
}

const running = new Set<Child>()

/**
 * Starts a Node program as the head of its own process group: Ctrl-C reaches only us, and stopping
 * the group stops everything that the program has started in turn.
 */
export function startNode(args: string[], options: ChildOptions = {}): Child {
  const keep = options.output === 'keep'
  const stdio: StdioOptions = options.interactive
    ? 'inherit'
    : keep
      ? ['ignore', 'pipe', 'pipe']
      : ['ignore', 'inherit', 'inherit']
  const ownGroup = process.platform !== 'win32' && !options.interactive
  const process_ = spawn(options.program ?? process.execPath, args, {
    cwd: options.cwd ?? ROOT,
    stdio,
    detached: ownGroup,
    env: { ...process.env, ...options.env },
  })
  const pid = process_.pid
  const released =
    pid !== undefined && ownGroup ? entrust({ kind: 'stopGroup', pid }) : () => undefined
  const chunks: string[] = []
  for (const stream of [process_.stdout, process_.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      chunks.push(text)
      options.onOutput?.(text)
    })
  }
  const ended = new Promise<number>((resolve, reject) => {
    process_.once('error', reject)
    process_.once('close', (code, signal) => resolve(code ?? (signal === 'SIGKILL' ? 137 : 130)))
  }).finally(() => {
    running.delete(child)
    released()
  })

  const signal = (name: NodeJS.Signals): void => {
    try {
      if (pid !== undefined && ownGroup) process.kill(-pid, name)
      else process_.kill(name)
    } catch {
      // Already gone.
    }
  }
  const child: Child = {
    process: process_,
    ended,
    output: () => chunks.join(''),
    async stop(graceMs = 8000) {
      signal('SIGTERM')
      const insist = setTimeout(() => signal('SIGKILL'), graceMs)
      await ended.catch(() => undefined)
      clearTimeout(insist)
    },
  }
  running.add(child)
  return child
}

/** Runs a Node program to its end; throws with its output when it fails. */
export async function runNode(args: string[], options: ChildOptions = {}): Promise<string> {
  const child = startNode(args, options)
  const code = await child.ended
  if (code !== 0)
    throw new Error(`${args.join(' ')} ended with code ${code}.\n${child.output()}`.trim())
  return child.output()
}

/** Stops every program started here that still runs, and kills it after the grace period. */
export async function stopChildren(graceMs?: number): Promise<void> {
  await Promise.all([...running].map((child) => child.stop(graceMs)))
}

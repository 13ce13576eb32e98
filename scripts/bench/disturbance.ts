import { readFileSync } from 'node:fs'
import os from 'node:os'

/** What else the machine was doing during a measurement: figures of a disturbed run say little. */

interface Ticks {
  all: number
  idle: number
  stolen: number
}

/** Ticks of all processors since the machine started, from Linux; undefined elsewhere. */
function ticks(): Ticks | undefined {
  try {
    const [, user = 0, nice = 0, system = 0, idle = 0, wait = 0, irq = 0, soft = 0, stolen = 0] =
      readFileSync('/proc/stat', 'utf8').split('\n')[0]?.split(/\s+/).map(Number) ?? []
    return {
      all: user + nice + system + idle + wait + irq + soft + stolen,
      idle: idle + wait,
      stolen,
    }
  } catch {
    return undefined
  }
}

const load = (): string => (os.loadavg()[0] ?? 0).toFixed(1)

/** Begins to watch. @returns ends it, with a line for people */
export function watchMachine(): () => string {
  const [before, from] = [load(), ticks()]
  return () => {
    const to = ticks()
    const share = (part: 'idle' | 'stolen'): string =>
      from && to ? `${(((to[part] - from[part]) / (to.all - from.all)) * 100).toFixed(1)}%` : '?'
    return `load ${before} before, ${load()} after; ${share('stolen')} of the processors taken by other machines, ${share('idle')} idle`
  }
}

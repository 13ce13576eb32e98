const COLOURS: Record<string, number> = {
  fatal: 31,
  error: 31,
  warn: 33,
  info: 36,
  debug: 90,
  trace: 90,
}

/** Turns one JSON log line into one for people: time, level, message, then the other fields. */
export function readableLine(line: string): string {
  const { time, level, msg, err, ...rest } = JSON.parse(line) as {
    time: string
    level: string
    msg?: string
    err?: { stack?: string }
  } & Record<string, unknown>
  const fields = Object.entries(rest).map(
    ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  )
  const head = `${time.slice(11, 19)} \u001B[${COLOURS[level] ?? 0}m${level.padEnd(5)}\u001B[0m ${msg ?? ''}`
  return [[head, ...fields].join(' '), ...(err?.stack ? [err.stack] : [])].join('\n').concat('\n')
}

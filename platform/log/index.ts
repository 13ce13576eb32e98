import 'server-only'
import pino, { type Logger } from 'pino'
import { loggingEnv } from '@/platform/env/logging'
import { readableLine } from './readable'
import { redact, redactText } from './redact'

const { level, readable } = loggingEnv()

/**
 * The process's log, on stdout: JSON lines in production, readable lines elsewhere. Secrets are
 * hidden by name and by shape; still, log ids and not whole objects.
 */
export const log: Logger = pino(
  {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: {
      level: (label) => ({ level: label }),
      log: (record) => redact(record) as Record<string, unknown>,
    },
    hooks: {
      logMethod(args, method) {
        const [first, ...rest] = args as unknown[]
        // Logged by itself, an error would give the line its raw message.
        const whole =
          first instanceof Error && rest.length === 0 ? [first, first.message] : [first, ...rest]
        method.apply(
          this,
          whole.map((argument) =>
            typeof argument === 'string' ? redactText(argument) : argument,
          ) as typeof args,
        )
      },
    },
    serializers: { err: (value: unknown) => value },
  },
  readable
    ? { write: (line: string) => void process.stdout.write(readableLine(line)) }
    : pino.destination({ fd: 1, sync: true }),
)

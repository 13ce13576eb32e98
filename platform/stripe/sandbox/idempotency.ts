import 'server-only'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { SandboxError } from './errors'

const recordSchema = z.object({
  fingerprint: z.string(),
  body: z.record(z.string(), z.json()).optional(),
  /** it was answered 500, and will be again, whatever it did */
  failed: z.boolean().default(false),
})

/**
 * Runs a POST at most once per key: a repetition gets the first answer, and waits for it while the
 * first is still running. A refused call leaves no trace, so the key stays free.
 * @param request method, path and body: using the key with others is an error
 * @param fails the call takes effect, and is answered with a failure that stays with the key
 * @throws SandboxError of type `idempotency_error`
 */
export async function once(
  key: string,
  request: string,
  run: (tx: Prisma.TransactionClient) => Promise<Prisma.InputJsonObject>,
  fails = false,
): Promise<{ body: unknown; replayed: boolean; failed: boolean }> {
  const id = `idem_${hash(key)}`
  const fingerprint = hash(request)
  return db.$transaction(
    async (tx) => {
      // A second insert of the key waits here until the first transaction has ended.
      const mine = await tx.sandboxObject.createMany({
        data: [{ id, kind: 'idempotency', data: { fingerprint }, idempotencyKey: key }],
        skipDuplicates: true,
      })
      if (mine.count === 0) {
        const row = await tx.sandboxObject.findUniqueOrThrow({ where: { id } })
        const record = recordSchema.parse(row.data)
        if (record.fingerprint !== fingerprint) throw mismatch(key)
        return { body: record.body, replayed: true, failed: record.failed }
      }
      const body = await run(tx)
      await tx.sandboxObject.update({
        where: { id },
        data: { data: { fingerprint, body, failed: fails } },
      })
      return { body, replayed: false, failed: fails }
    },
    { maxWait: 10_000, timeout: 10_000 },
  )
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

const mismatch = (key: string): SandboxError =>
  new SandboxError(400, {
    type: 'idempotency_error',
    message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
  })

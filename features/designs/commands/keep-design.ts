import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { inTransaction } from '@/platform/db/transaction'
import { recordAudit } from '@/platform/audit'
import type { Prisma } from '@/platform/db/generated/client'
import { InvalidInputError } from '@/platform/errors'
import { keepDesignSchema } from '../api/designs'
import { makeableDesign } from '../rules/address'
import { canonicalDesign, codesFor } from '../rules/codes'

/** A link that many people open at once waits for its turn rather than failing. */
const LONGEST_WAIT_MS = 10_000

/**
 * Keeps a design under a short code; the same design always has the same code, however often and by however many people
 * it is kept. For somebody signed in it also appears in their account.
 * @throws InvalidInputError for a design that can't be made
 */
export async function keepDesign(
  context: Context,
  input: unknown,
): Promise<{ code: string; query: string }> {
  const { actor, now } = context
  authorize(actor, 'design.keep')
  const parsed = keepDesignSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  return inTransaction(
    context,
    async (tx) => {
      const stored = await storeDesign(tx, parsed.data.design)
      if (stored.isNew)
        await recordAudit(tx, {
          actor: auditActor(actor),
          action: 'design.keep',
          objectType: 'design',
          objectId: stored.code,
          after: { query: stored.query },
        })
      if (actor.kind === 'member') {
        // Nothing is kept for somebody whose account has meanwhile been deleted.
        await tx.$executeRaw`INSERT INTO design_keeper ("userId", code, "keptAt")
          SELECT id, ${stored.code}, ${now} FROM "user" WHERE id = ${actor.userId}
          ON CONFLICT ("userId", code) DO UPDATE SET "keptAt" = EXCLUDED."keptAt"`
      }
      return { code: stored.code, query: stored.query }
    },
    { maxWait: LONGEST_WAIT_MS },
  )
}

/** The code of a design, assigned now where it has none yet. @throws InvalidInputError as {@link keepDesign} */
export async function storeDesign(
  tx: Prisma.TransactionClient,
  designQueryText: string,
): Promise<{ code: string; query: string; isNew: boolean }> {
  const design = makeableDesign(designQueryText)
  if (!design) throw new InvalidInputError({ design: [{ code: 'refusals.design_unmakeable' }] })
  const { query, sha256 } = canonicalDesign(design)
  const existing = await tx.keptDesign.findUnique({ where: { sha256 } })
  if (existing) return { code: existing.code, query, isNew: false }
  for (const code of codesFor(sha256)) {
    // Does nothing where the code or the design exists already; the next lookup tells which of the two.
    const { count } = await tx.keptDesign.createMany({
      data: [{ code, sha256, query }],
      skipDuplicates: true,
    })
    const found = await tx.keptDesign.findUnique({ where: { sha256 } })
    if (found) return { code: found.code, query, isNew: count > 0 }
  }
  throw new Error(`every code of design ${sha256} is taken`)
}

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

/** A link that many open at once waits for its turn rather than failing. */
const LONGEST_WAIT_MS = 10_000

/**
 * Keeps a design under a short code; the same design has the same code, however often and by however many it is kept.
 * Of who is signed in it stands in their account.
 * @throws InvalidInputError for what isn't a design that can be made
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
      const kept = await storeDesign(tx, parsed.data.design)
      if (kept.isNew)
        await recordAudit(tx, {
          actor: auditActor(actor),
          action: 'design.keep',
          objectType: 'design',
          objectId: kept.code,
          after: { query: kept.query },
        })
      if (actor.kind === 'member') {
        // Of somebody whose account is gone meanwhile nothing is kept.
        await tx.$executeRaw`INSERT INTO design_keeper ("userId", code, "keptAt")
          SELECT id, ${kept.code}, ${now} FROM "user" WHERE id = ${actor.userId}
          ON CONFLICT ("userId", code) DO UPDATE SET "keptAt" = EXCLUDED."keptAt"`
      }
      return { code: kept.code, query: kept.query }
    },
    { maxWait: LONGEST_WAIT_MS },
  )
}

/** The code of a design, stored where it has none yet. @throws InvalidInputError as {@link keepDesign} */
export async function storeDesign(
  tx: Prisma.TransactionClient,
  written: string,
): Promise<{ code: string; query: string; isNew: boolean }> {
  const design = makeableDesign(written)
  if (!design) throw new InvalidInputError({ design: [{ code: 'refusals.design_unmakeable' }] })
  const { query, sha256 } = canonicalDesign(design)
  const known = await tx.keptDesign.findUnique({ where: { sha256 } })
  if (known) return { code: known.code, query, isNew: false }
  for (const code of codesFor(sha256)) {
    // Nothing happens where the code or the design is there already: which of the two, the next look tells.
    const { count } = await tx.keptDesign.createMany({
      data: [{ code, sha256, query }],
      skipDuplicates: true,
    })
    const found = await tx.keptDesign.findUnique({ where: { sha256 } })
    if (found) return { code: found.code, query, isNew: count > 0 }
  }
  throw new Error(`every code of design ${sha256} is taken`)
}

import 'server-only'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'

const AT_ONCE = 500

/**
 * All revisions that fit a condition, however many, read some hundreds at a time. The caller
 * answers for the condition.
 */
export async function* eachRevision(where: Prisma.QuoteRevisionWhereInput) {
  for (let after: string | null = null; ;) {
    const some: Awaited<ReturnType<typeof revisionsAfter>> = await revisionsAfter(where, after)
    yield* some
    after = some.at(-1)?.id ?? null
    if (some.length < AT_ONCE) return
  }
}

const revisionsAfter = (where: Prisma.QuoteRevisionWhereInput, after: string | null) =>
  db.quoteRevision.findMany({
    where,
    include: { quote: { select: { requestId: true, companyId: true } } },
    orderBy: { id: 'asc' },
    take: AT_ONCE,
    ...(after ? { cursor: { id: after }, skip: 1 } : {}),
  })

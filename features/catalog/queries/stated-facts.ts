import 'server-only'
import { z } from 'zod'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import type { StatedFact } from '@/features/tariffs/rules/goods-facts'
import { db } from '@/platform/db/client'

/** So many saves are looked through; who stated a fact before them isn't named. */
const LOOKED_THROUGH = 300
const saved = z.object({ facts: z.record(z.string(), z.string().nullable()) })

/** Who stated each fact of a product as it stands, and when, by the record of its saves. */
export async function whoStated(
  actor: Actor,
  productId: string,
  facts: readonly StatedFact[],
): Promise<Map<string, { by: string; at: Date }>> {
  authorize(actor, 'catalog.desk')
  const events = await db.auditEvent.findMany({
    where: { objectType: 'product', objectId: productId, action: 'product.save' },
    orderBy: { at: 'desc' },
    take: LOOKED_THROUGH,
    select: { actorName: true, at: true, after: true },
  })
  const stated = new Map<string, { by: string; at: Date }>()
  for (const { fact, answer } of facts) {
    const event = events.find(({ after }) => {
      const said = saved.safeParse(after)
      return said.success && said.data.facts[fact] !== undefined
    })
    const said = saved.safeParse(event?.after)
    // Whoever said something else last hasn't said this: it came with a file, or with the product.
    if (event && said.success && said.data.facts[fact] === answer)
      stated.set(fact, { by: event.actorName ?? '', at: event.at })
  }
  return stated
}

import 'server-only'
import { z } from 'zod'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import type { StatedFact } from '@/features/tariffs/rules/goods-facts'
import { db } from '@/platform/db/client'

/** So many saves of a product are searched; who stated a fact before them isn't named. */
const LOOKED_THROUGH = 300

/** Who stated a fact, and when. */
export interface Stated {
  by: string
  at: Date
}

/** Somebody's statement of facts about a product, by fact; null for one that was retracted. */
interface Word extends Stated {
  said: Readonly<Record<string, string | null>>
}

/** Who stated each current fact of a product, and when, by the record of its saves. */
export async function whoStated(
  actor: Actor,
  productId: string,
  facts: readonly StatedFact[],
): Promise<ReadonlyMap<string, Stated>> {
  return (await whoStatedOf(actor, [{ id: productId, facts }])).get(productId) ?? new Map()
}

/**
 * The same for several products, by their ids. A fact that no save of the editor stated came with a file or a bulk
 * change: then whoever published it has stated it.
 */
export async function whoStatedOf(
  actor: Actor,
  products: readonly { id: string; facts: readonly StatedFact[] }[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, Stated>>> {
  authorize(actor, 'catalog.desk')
  const ids = products.filter(({ facts }) => facts.length > 0).map(({ id }) => id)
  if (ids.length === 0) return new Map()
  const [saves, published] = await Promise.all([wordsOfSaves(ids), wordsOfPublications(ids)])
  return new Map(
    products.map(({ id, facts }) => [
      id,
      new Map(
        facts.flatMap(({ fact, answer }): [string, Stated][] => {
          const last =
            lastWord(saves.get(id), fact, answer) ?? lastWord(published.get(id), fact, answer)
          return last ? [[fact, { by: last.by, at: last.at }]] : []
        }),
      ),
    ]),
  )
}

/**
 * Whoever last stated a fact, if it was this answer; somebody who last stated another answer hasn't stated this one.
 */
function lastWord(words: readonly Word[] = [], fact: string, answer: string): Word | null {
  const last = words.find(({ said }) => said[fact] !== undefined)
  return last?.said[fact] === answer ? last : null
}

const saveRecord = z.object({ facts: z.record(z.string(), z.string().nullable()) })

async function wordsOfSaves(ids: readonly string[]): Promise<Map<string, Word[]>> {
  const events = await db.auditEvent.findMany({
    where: { objectType: 'product', objectId: { in: [...ids] }, action: 'product.save' },
    orderBy: { at: 'desc' },
    take: LOOKED_THROUGH * ids.length,
    select: { objectId: true, actorName: true, at: true, after: true },
  })
  return grouped(
    events.flatMap(({ objectId, actorName, at, after }) => {
      const parsed = saveRecord.safeParse(after)
      return parsed.success
        ? [[objectId, { by: actorName ?? '', at, said: parsed.data.facts }]]
        : []
    }),
  )
}

const published = z.object({
  content: z.object({ facts: z.array(z.object({ fact: z.string(), answer: z.string() })) }),
})

/** The facts that each publication changed. */
async function wordsOfPublications(ids: readonly string[]): Promise<Map<string, Word[]>> {
  const changes = await db.productChange.findMany({
    where: { productId: { in: [...ids] } },
    orderBy: { serial: 'desc' },
    take: LOOKED_THROUGH * ids.length,
    select: { productId: true, actor: true, createdAt: true, before: true, after: true },
  })
  return grouped(
    changes.map(({ productId, actor: by, createdAt: at, ...change }) => {
      const [before, after] = [change.before, change.after].map((side) => {
        const parsed = published.safeParse(side)
        return parsed.success
          ? Object.fromEntries(parsed.data.content.facts.map(({ fact, answer }) => [fact, answer]))
          : {}
      }) as [Record<string, string>, Record<string, string>]
      const stated = Object.fromEntries(
        Object.entries(after).filter(([fact, answer]) => before[fact] !== answer),
      )
      return [productId, { by, at, said: stated }]
    }),
  )
}

function grouped(words: readonly (readonly [string, Word])[]): Map<string, Word[]> {
  const groups = new Map<string, Word[]>()
  for (const [id, word] of words) groups.set(id, [...(groups.get(id) ?? []), word])
  return groups
}

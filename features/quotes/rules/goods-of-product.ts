import { factsOf, type StatedFact } from '@/features/tariffs/rules/goods-facts'
import type { GoodsStatement } from '@/features/tariffs/rules/goods-statements'

/**
 * The catalog's facts, grouped by occasion: by whom, and when; without a record, on the product's
 * day.
 */
export function goodsOfProduct({
  facts,
  stated,
  styleNumber,
  updatedAt,
}: {
  facts: readonly StatedFact[]
  /** who stated each of them, and when, as far as recorded */
  stated?: ReadonlyMap<string, { by: string; at: Date }>
  styleNumber: string
  updatedAt: Date
}): GoodsStatement[] {
  const occasions = new Map<string, GoodsStatement>()
  for (const [fact, answer] of Object.entries(factsOf(facts))) {
    const who = stated?.get(fact)
    const by = (who ? `${styleNumber}, ${who.by}` : styleNumber).slice(0, 120)
    const at = (who?.at ?? updatedAt).toISOString()
    const key = `${by} ${at}`
    const occasion = occasions.get(key) ?? { from: 'product' as const, by, at, facts: {} }
    occasions.set(key, { ...occasion, facts: { ...occasion.facts, [fact]: answer } })
  }
  return [...occasions.values()]
}

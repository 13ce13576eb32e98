import {
  GOODS_FACT_NAMES,
  isGoodsFact,
  type GoodsFact,
  type GoodsFacts,
} from '@/features/tariffs/rules/goods-facts'
import type { GoodsStatement } from '@/features/tariffs/rules/goods-statements'
import { deskFacts } from '../../../rules/line-goods'

/**
 * The desk's facts of a line's goods, as one entry of the editor: one per line, `fact | answer`.
 */
export const goodsEntry = (facts: GoodsFacts): string =>
  GOODS_FACT_NAMES.flatMap((fact) => (facts[fact] ? [`${fact} | ${facts[fact]}`] : [])).join('\n')

/** The entry of a saved line. */
export const savedGoodsEntry = (goods: readonly GoodsStatement[] | undefined): string =>
  goodsEntry(deskFacts(goods))

/** The facts of an entry; an older entry kept in a browser has none. */
export const enteredGoods = (entry = ''): GoodsFacts =>
  Object.fromEntries(
    entry.split('\n').flatMap((row): [GoodsFact, string][] => {
      const [fact = '', answer = ''] = row.split('|').map((cell) => cell.trim())
      return isGoodsFact(fact) && answer ? [[fact, answer]] : []
    }),
  )

/**
 * What is sent to the server: others' statements unchanged, the desk's as entered. The server adds
 * by whom and when.
 */
export function toGoods(
  entry: string | undefined,
  saved: readonly GoodsStatement[] = [],
): GoodsStatement[] {
  const facts = enteredGoods(entry)
  return [
    ...saved.filter(({ from }) => from !== 'desk'),
    ...(Object.keys(facts).length > 0
      ? [{ from: 'desk' as const, by: '', at: '1970-01-01T00:00:00Z', facts }]
      : []),
  ]
}

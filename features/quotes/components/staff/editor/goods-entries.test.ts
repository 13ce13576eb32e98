import { expect, it } from 'vitest'
import type { GoodsStatement } from '@/features/tariffs/rules/goods-statements'
import { enteredGoods, goodsEntry, savedGoodsEntry, toGoods } from './goods-entries'

const AT = '2026-11-29T08:00:00Z'
const design: GoodsStatement = { from: 'design', by: 'D-7K2M9', at: AT, facts: { kind: 'jewelry' } }

it('the desk’s facts are one text in the editor, and are sent back unchanged', () => {
  const saved: GoodsStatement[] = [
    design,
    { from: 'desk', by: 'Lin', at: AT, facts: { stones: 'glass' } },
    { from: 'desk', by: 'Wei', at: AT, facts: { childrens: 'no' } },
  ]
  const entry = savedGoodsEntry(saved)
  expect(entry).toBe('stones | glass\nchildrens | no')
  expect(goodsEntry(enteredGoods(entry))).toBe(entry)
  const [first, own, ...more] = toGoods(entry, saved)
  expect(first).toEqual(design)
  expect(own).toMatchObject({ from: 'desk', facts: { stones: 'glass', childrens: 'no' } })
  expect(more).toEqual([])
})

it('an earlier entry, and an empty one, state nothing', () => {
  expect(toGoods(undefined, [design])).toEqual([design])
  expect(toGoods('', undefined)).toEqual([])
  expect(enteredGoods('colour | red\nstones |')).toEqual({})
})

import { describe, expect, it } from 'vitest'
import type { DraftLine } from '../schema'
import { addedArticles, verifiedLines } from './verified-lines'

const line = (change: Partial<DraftLine> = {}): DraftLine => ({
  id: 'a',
  kind: 'catalog',
  sku: 'RG-1',
  title: 'Ring',
  details: ['Polished'],
  imagePath: '/ring',
  quantity: 500,
  unitPriceMinor: 100,
  setupFeeMinor: 0,
  listUnitPriceMinor: 120,
  hsCode: '7117.19.9000',
  origin: 'CN',
  facts: { steel: true },
  goods: [{ from: 'product', by: 'RG-1', at: '2026-11-24T00:00:00Z', facts: { kind: 'jewelry' } }],
  unitWeightGrams: '4.2',
  leadTimeDays: 25,
  ...change,
})
const none = new Map<string, DraftLine>()
const only = (entered: DraftLine, before: DraftLine[], articles = none) => {
  const [first] = verifiedLines([entered], before, articles)
  if (!first) throw new Error('the line is gone')
  return first
}

describe('lines as they are entered', () => {
  it('keep what the desk says, and otherwise the stored values, whatever was sent', () => {
    const before = line({ targetPriceMinor: 90, sample: true })
    const forged = line({
      title: 'Ring, engraved',
      quantity: 300,
      sku: 'OTHER',
      listUnitPriceMinor: 1,
      facts: { steel: false },
      splitOf: 'b',
    })
    expect(only(forged, [before]).line).toEqual({
      ...before,
      title: 'Ring, engraved',
      quantity: 300,
    })
  })

  it('split off another have everything of it but the sample, and name it', () => {
    const before = line({ sample: true, targetPriceMinor: 90 })
    const { line: split, was } = only(
      line({ id: 'b', splitOf: 'a', kind: 'custom', sku: null, quantity: 200 }),
      [before],
    )
    const { sample: _, ...rest } = before
    expect(split).toEqual({ ...rest, id: 'b', quantity: 200, splitOf: 'a' })
    expect(was?.goods).toEqual(before.goods)
    // For a line split off a split line: its first source.
    expect(only(line({ id: 'c', splitOf: 'b' }), [split]).line.splitOf).toBe('a')
  })

  it('of an article have the article’s values, others the desk’s words and nothing beside', () => {
    const article = line({ id: 'b', listUnitPriceMinor: 150, imagePath: '/article' })
    expect(only(line({ id: 'b' }), [line()], new Map([['b', article]])).line).toMatchObject({
      listUnitPriceMinor: 150,
      imagePath: '/article',
    })
    const own = only(line({ id: 'c', kind: 'charge', title: 'Mould' }), [line()]).line
    expect(own).toMatchObject({ kind: 'charge', sku: null, imagePath: null, title: 'Mould' })
    expect(own.facts).toBeUndefined()
  })

  it('name the articles to be read: neither stored lines nor those split off', () => {
    const before = [line()]
    const entered = [
      line(),
      line({ id: 'b', splitOf: 'a' }),
      line({ id: 'c', sku: 'RG-2', quantity: 100 }),
      line({ id: 'd', kind: 'custom', sku: null }),
    ]
    expect(addedArticles(entered, before)).toEqual([{ id: 'c', sku: 'RG-2', quantity: 100, at: 2 }])
  })
})

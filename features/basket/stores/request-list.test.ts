import fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { MAX_LINES } from '../rules/limits'
import {
  addLine,
  addLines,
  clear,
  newId,
  readLines,
  removeLine,
  restoreLine,
  updateLine,
  type BulkLine,
} from './request-list'

const KEY = 'fsc.request.v1'
const store = new Map<string, string>()
let refuses = false

vi.stubGlobal('localStorage', {
  getItem: (key: string) => store.get(key) ?? null,
  setItem: (key: string, value: string) => {
    if (refuses) throw new DOMException('full', 'QuotaExceededError')
    store.set(key, value)
  },
})
afterAll(() => vi.unstubAllGlobals())

const ring: Omit<BulkLine, 'id'> = {
  kind: 'BULK',
  sku: 'FSC-RG-1001-PL-17',
  quantity: 100,
  optionCodes: [],
  productName: 'Band ring',
  finishName: 'Polished',
  sizeName: '17 mm',
  imagePath: '/pictures/rg-1001/hero',
  slug: 'band-ring',
}
const stored = () => readLines(JSON.parse(store.get(KEY) ?? '[]'))

beforeEach(() => {
  refuses = false
  clear()
})

describe('request list', () => {
  it('adds, changes, removes and puts back', () => {
    expect(addLine(ring)).toBe(true)
    expect(addLine({ ...ring, sku: 'B' })).toBe(true)
    const [first] = stored()
    if (!first) throw new Error('nothing stored')
    updateLine(first.id, { quantity: 7 })
    expect(stored()[0]?.quantity).toBe(7)
    removeLine(first.id)
    expect(stored()).toHaveLength(1)
    restoreLine(first, 0)
    expect(stored()[0]?.id).toBe(first.id)
    restoreLine(first, 0)
    expect(stored()).toHaveLength(2)
  })

  it('sums quantities of the same article, and keeps different options apart', () => {
    addLines([ring, ring, { ...ring, optionCodes: ['engraving'] }])
    expect(stored().map((line) => line.quantity)).toEqual([200, 100])
  })

  it('keeps one sample for each design, beside its bulk line, always one piece', () => {
    addLines([
      ring,
      { ...ring, quantity: 1, sample: true },
      { ...ring, sku: 'FSC-RG-1001-GD-17', quantity: 1, sample: true },
    ])
    expect(stored()).toMatchObject([
      { quantity: 100 },
      { sku: 'FSC-RG-1001-GD-17', quantity: 1, sample: true },
    ])
    expect(readLines([{ ...ring, id: '9', sample: true, quantity: 500 }])).toMatchObject([
      { sample: true, quantity: 1 },
    ])
  })

  it('refuses more lines than a request may have, and then changes nothing', () => {
    const many = Array.from({ length: MAX_LINES }, (_, i) => ({ ...ring, sku: `S${i}` }))
    expect(addLines(many)).toBe(true)
    expect(addLine(ring)).toBe(false)
    expect(stored()).toHaveLength(MAX_LINES)
  })

  it('sees what another tab wrote', () => {
    addLine(ring)
    store.set(KEY, '[]')
    addLine({ ...ring, sku: 'C' })
    expect(stored()).toHaveLength(1)
  })

  it('works without storage', () => {
    refuses = true
    expect(addLine(ring)).toBe(true)
    refuses = false
    addLine({ ...ring, sku: 'D' })
    expect(stored()).toHaveLength(2)
  })

  it('keeps good lines among damaged ones', () => {
    const good = { ...ring, id: '1' }
    expect(
      readLines([null, 3, { kind: 'BULK' }, good, good, { ...good, id: '2', optionCodes: 'x' }]),
    ).toHaveLength(2)
    expect(readLines({})).toEqual([])
    store.set(KEY, '{')
    addLine(ring)
    expect(stored()).toHaveLength(1)
  })

  it('never throws on stored content', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => Array.isArray(readLines(value))))
  })

  it('makes version 4 UUIDs', () => {
    expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})

// A sheet may name one article three thousand times.
it('merges thousands of rows of the same articles, adding up their pieces', () => {
  clear()
  const rows = Array.from({ length: MAX_LINES }, (_, i) => ({
    ...ring,
    sku: i < 3_000 ? ring.sku : `S${i}`,
    quantity: 7,
  }))
  expect(addLines(rows)).toBe(true)
  expect(stored()).toHaveLength(MAX_LINES - 2_999)
  expect(stored()[0]?.quantity).toBe(21_000)
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changesOf, splitName } from './changes'

describe('the changes that a record shows', () => {
  it('are the leaves that differ, each with the currency stored beside its amount', () => {
    expect(
      changesOf(
        { totalMinor: 100, currency: 'EUR', name: 'A', inner: { on: true } },
        { totalMinor: 120, currency: 'EUR', name: 'A', inner: { on: false } },
      ),
    ).toEqual([
      { path: ['totalMinor'], before: 100, after: 120, currency: 'EUR' },
      { path: ['inner', 'on'], before: true, after: false, currency: 'EUR' },
    ])
  })

  it('leave ids and fingerprints out, and count long lists', () => {
    const [files] = changesOf(null, {
      contentHash: 'x',
      file: '0198c7f2-1111-7222-8333-444455556666',
      documentHash: 'a'.repeat(64),
      products: Array.from({ length: 40 }, (_, i) => `FSC-${i}`),
    })
    expect(files).toEqual({ path: ['products'], before: undefined, after: 40, currency: null })
    expect(
      changesOf(null, {
        scenarios: [
          ['As today', '0.7'],
          ['Lifted', '0.3'],
        ],
      }),
    ).toMatchObject([{ after: 'As today 0.7; Lifted 0.3' }])
    expect(changesOf(null, { rows: [{ id: 7, hash: 'x', why: { deep: 1 } }] })).toMatchObject([
      { after: '7' },
    ])
  })

  it('take a field that one side lacks for empty when both sides are recorded', () => {
    expect(changesOf({ name: 'A' }, { name: 'A', note: '' })).toEqual([])
    expect(changesOf({ name: 'A' }, { name: 'A', note: 'x' })).toMatchObject([
      { path: ['note'], before: undefined, after: 'x' },
    ])
  })

  it('are none between equal values, and swap before and after with the sides', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(changesOf(a, a)).toEqual([])
        const turned = changesOf(b, a)
        for (const { path, before, after } of changesOf(a, b))
          expect(turned).toContainEqual(
            expect.objectContaining({ path, before: after, after: before }),
          )
        for (const { before, after } of changesOf(a, b))
          for (const leaf of [before, after]) expect(typeof leaf).not.toBe('function')
      }),
    )
  })

  it('name a field in words', () => {
    expect(splitName('leastPricePercent')).toBe('Least price percent')
    expect(splitName('amountMinor')).toBe('Amount')
    expect(splitName('one_did-both')).toBe('One did both')
  })
})

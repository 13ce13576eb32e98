import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dropKept, isLike, isTexts, keep, keptKey, readKept } from './kept-entries'

/** A browser's store in memory; `full` refuses to store anything. */
function aStore(full = false): Storage {
  const all = new Map<string, string>()
  return {
    get length() {
      return all.size
    },
    key: (i) => [...all.keys()][i] ?? null,
    getItem: (key) => all.get(key) ?? null,
    setItem: (key, text) => {
      if (full) throw new DOMException('full', 'QuotaExceededError')
      all.set(key, text)
    },
    removeItem: (key) => void all.delete(key),
    clear: () => all.clear(),
  }
}
const like =
  <T>(example: T) =>
  (value: unknown): value is T =>
    isLike(example, value)
const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n))

describe('entries stored in the browser', () => {
  it('come back as typed, for that form, object and person only', () => {
    const text = fc.string({ maxLength: 12 })
    fc.assert(
      fc.property(text, text, text, text, text, (person, form, object, other, typed) => {
        fc.pre(other !== person)
        const store = aStore()
        keep(store, keptKey(person, form, object), { typed }, day(0))
        expect(readKept(store, keptKey(person, form, object), isTexts, day(1))).toEqual({
          at: day(0).toISOString(),
          value: { typed },
        })
        expect(readKept(store, keptKey(other, form, object), isTexts, day(1))).toBeNull()
        expect(readKept(store, keptKey(person, form, `${object}x`), isTexts, day(1))).toBeNull()
        dropKept(store, keptKey(person, form, object))
        expect(store.length).toBe(0)
      }),
    )
  })

  it('are not shown when they are old, damaged, or from another version of the form', () => {
    const store = aStore()
    const key = keptKey('lin', 'quote', '1')
    keep(store, key, { note: 'a' }, day(0))
    expect(readKept(store, key, isTexts, day(15))).toBeNull()
    expect(readKept(store, key, like({ note: '', more: '' }), day(1))).toBeNull()
    expect(readKept(store, key, like({}), day(1))).toBeNull()
    store.setItem(key, '{"at": 1')
    expect(readKept(store, key, isTexts, day(1))).toBeNull()
  })

  it('are bounded in number and size, the oldest going first, and nobody else’s storage is touched', () => {
    const store = aStore()
    store.setItem('fsc.request-form.v1', 'kept')
    for (let i = 0; i < 40; i++)
      keep(store, keptKey('lin', 'form', String(i)), 'x', new Date(day(0).getTime() + i * 1000))
    expect(store.length).toBe(31)
    expect(readKept(store, keptKey('lin', 'form', '9'), like(''), day(1))).toBeNull()
    expect(readKept(store, keptKey('lin', 'form', '10'), like(''), day(1))?.value).toBe('x')
    keep(store, keptKey('lin', 'form', '39'), 'x'.repeat(500_000), day(1))
    expect(readKept(store, keptKey('lin', 'form', '39'), like(''), day(1))).toBeNull()
    keep(store, keptKey('lin', 'new', ''), 'x', day(20))
    expect(store.length).toBe(2)
    expect(store.getItem('fsc.request-form.v1')).toBe('kept')
  })

  it('cause no error where the storage refuses', () => {
    expect(() => keep(aStore(true), keptKey('lin', 'form', ''), 'x', day(0))).not.toThrow()
  })

  it('are compared by their shape, lists by their first entry', () => {
    expect(isLike([{ a: '' }], [{ a: 'x' }, { a: 'y' }])).toBe(true)
    expect(isLike([{ a: '' }], [{ a: 'x' }, { b: 'y' }])).toBe(false)
    expect(isLike([], ['anything'])).toBe(true)
    expect(isLike({ a: '' }, [])).toBe(false)
    expect(isLike('', 1)).toBe(false)
  })
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { collide } from './collided'

const saved = { by: 'Wei', at: '2026-11-29T08:00:00.000Z', own: false }
const text = fc.constantFrom('', 'a', 'b', 'c')
const entries = fc.record({ title: text, share: text })
const names = ['title', 'share'] as const

it('merges two people’s entries of a form: what one left alone is taken from the other', () => {
  expect(
    collide(
      { saved, version: 4, base: { title: 'a', share: '1' }, theirs: { title: 'b', share: '1' } },
      { title: 'a', share: '2', version: '3', key: 'x' },
      names,
    ),
  ).toEqual({
    saved,
    version: 4,
    mine: { title: 'a', share: '2' },
    theirs: { title: 'b', share: '1' },
    taken: ['title'],
    conflicts: [],
    entries: { title: 'b', share: '2' },
  })
})

it('loses nothing that was typed, and names every field that both changed', () => {
  fc.assert(
    fc.property(entries, entries, entries, (base, mine, theirs) => {
      const both = collide({ saved, version: 1, base, theirs }, mine, names)
      for (const name of names) {
        const now = both.entries[name]
        if (mine[name] !== base[name]) expect(now).toBe(mine[name])
        else expect(now).toBe(theirs[name])
        expect(both.conflicts.includes(name)).toBe(
          mine[name] !== base[name] && theirs[name] !== base[name] && mine[name] !== theirs[name],
        )
      }
    }),
  )
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeGroups } from './group-entries'

const people = ['a', 'b', 'c', 'd'].map((id) => ({ id, name: id.toUpperCase() }))
const group = fc.record({
  name: fc.constantFrom('One', 'Two', 'Three'),
  members: fc.subarray(people),
})
const ids = (members: readonly { id: string }[]) => members.map(({ id }) => id)

describe('two people’s changes of a group', () => {
  it('are merged: whoever was added on either side is in, whoever was removed on either side is out', () => {
    fc.assert(
      fc.property(group, group, group, (base, mine, theirs) => {
        const { entries, conflicts } = mergeGroups(base, mine, theirs)
        const [was, my, their] = [base, mine, theirs].map((each) => new Set(ids(each.members)))
        for (const { id } of people) {
          const changed = my?.has(id) !== was?.has(id) ? my : their
          expect(ids(entries.members).includes(id)).toBe(changed?.has(id))
        }
        expect(entries.name).toBe(mine.name === base.name ? theirs.name : mine.name)
        expect(conflicts).toEqual(
          new Set([base.name, mine.name, theirs.name]).size === 3 ? ['name'] : [],
        )
      }),
    )
  })

  it('name what was adopted', () => {
    const [a, b, c] = people
    const base = { name: 'One', members: people.slice(0, 1) }
    expect(
      mergeGroups(
        base,
        { name: 'One', members: [a, b].flatMap((each) => each ?? []) },
        { name: 'Two', members: [a, c].flatMap((each) => each ?? []) },
      ),
    ).toMatchObject({
      entries: { name: 'Two', members: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] },
      taken: ['name', 'companies'],
      conflicts: [],
    })
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { initialsOf } from './initials'

describe('initials', () => {
  it.each([
    ['Lin Owner (demo)', 'LO'],
    ['Mei-Ling Chen', 'MC'],
    ['ana maría de la cruz', 'AC'],
    ['Lin', 'LI'],
    ['王小明', '小明'],
    ['王明', '王明'],
    ['Ольга Петрова', 'ОП'],
    ['', ''],
    ['(demo)', ''],
  ])('of %s are %s', (name, initials) => expect(initialsOf(name)).toBe(initials))

  it('are two characters at most, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        // A letter such as ß becomes two as a capital.
        expect([...initialsOf(name)].length).toBeLessThanOrEqual(6)
      }),
    )
  })
})

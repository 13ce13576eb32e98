import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { partsByDesign } from './paste-parts'

describe('a pasted list that takes several questions', () => {
  it('asks again about designs that are split between questions, or are listed already', () => {
    expect(partsByDesign(['a', 'b', 'b', 'c', null], [], 2)).toEqual([{ rows: [1, 2], listed: [] }])
    expect(partsByDesign(['a', 'b'], ['c', 'b'], 10)).toEqual([{ rows: [1], listed: [1] }])
    expect(partsByDesign(['a', 'b'], ['c'], 10)).toEqual([])
  })

  it('never splits a design that fits into one question, never asks about too many, and about none twice', () => {
    const design = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
    fc.assert(
      fc.property(
        fc.array(fc.option(design), { maxLength: 60 }),
        fc.array(design, { maxLength: 20 }),
        fc.integer({ min: 1, max: 30 }),
        (designs, listed, size) => {
          const parts = partsByDesign(designs, listed, size)
          const asked = parts.flatMap(({ rows }) => rows)
          expect(new Set(asked).size).toBe(asked.length)
          for (const { rows, listed: others } of parts)
            expect(rows.length + others.length).toBeLessThanOrEqual(size)
          for (const name of new Set(designs)) {
            if (name === null) continue
            const own = designs.flatMap((each, i) => (each === name ? [i] : []))
            const others = listed.flatMap((each, i) => (each === name ? [i] : []))
            const seenWhole =
              others.length === 0 && new Set(own.map((i) => Math.floor(i / size))).size === 1
            const whole = parts.some(
              (part) =>
                own.every((i) => part.rows.includes(i)) &&
                others.every((i) => part.listed.includes(i)),
            )
            if (!seenWhole && own.length + others.length <= size) expect(whole).toBe(true)
          }
        },
      ),
    )
  })
})

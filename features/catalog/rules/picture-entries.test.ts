import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Picture } from './content-lists'
import { mergePictures, ORDER, withSide } from './picture-entries'

const picture = (path: string, more: Partial<Picture> = {}): Picture => ({
  path: `/products/ring/${path}`,
  role: 'angle',
  finishCode: null,
  focalX: 50,
  focalY: 50,
  alt: path,
  ...more,
})
const [a, b, c, d] = [picture('a'), picture('b'), picture('c'), picture('d')]
const paths = (all: readonly Picture[]) => all.map(({ path }) => path.slice(-1)).join('')

const some = fc
  .subarray(['a', 'b', 'c', 'd'])
  .chain((names) => fc.shuffledSubarray(names, { minLength: names.length }))
  .chain((names) =>
    fc.tuple(
      ...names.map((name) =>
        fc
          .record({ alt: fc.constantFrom(name, 'x', 'y'), focalX: fc.constantFrom(50, 10) })
          .map((more) => picture(name, more)),
      ),
    ),
  )

describe('two people’s changes of a product’s pictures', () => {
  it('are merged where they don’t collide', () => {
    const merged = mergePictures(
      [a, b, c],
      [c, a, { ...b, alt: 'the ring on a hand' }],
      [{ ...a, focalX: 20 }, b, c, d],
    )
    expect(paths(merged.pictures)).toBe('cabd')
    expect(merged.pictures[1]).toEqual({ ...a, focalX: 20 })
    expect(merged.pictures[2]?.alt).toBe('the ring on a hand')
    expect(merged.taken.toSorted()).toEqual([`${a.path}.focalX`, d.path])
    expect(merged.conflicts).toEqual([])
  })

  it('are asked about where they collide, and either side can be taken', () => {
    const [mine, theirs] = [
      [b, { ...a, alt: 'mine' }, c],
      [c, { ...a, alt: 'theirs' }],
    ]
    const merged = mergePictures([a, b, c], mine, theirs)
    expect(merged.conflicts).toContain(`${a.path}.alt`)
    const resolved = withSide(merged.pictures, `${a.path}.alt`, theirs)
    expect(resolved.find(({ path }) => path === a.path)?.alt).toBe('theirs')
    const order = mergePictures([a, b, c], [b, a, c], [c, b, a])
    expect(order.conflicts).toEqual([ORDER])
    expect(paths(order.pictures)).toBe('bac')
    expect(paths(withSide(order.pictures, ORDER, [c, b, a]))).toBe('cba')
    const removal = mergePictures([a, b], [a], [a, { ...b, alt: 'theirs' }])
    expect(removal.conflicts).toEqual([b.path])
    expect(paths(withSide(removal.pictures, b.path, [a]))).toBe('a')
  })

  it('lose no picture, and are empty where both are the same', () => {
    fc.assert(
      fc.property(some, some, some, (base, mine, theirs) => {
        const { pictures } = mergePictures(base, mine, theirs)
        expect(new Set(paths(pictures)).size).toBe(pictures.length)
        const has = (all: readonly Picture[], { path }: Picture) =>
          all.some((each) => each.path === path)
        for (const each of [...mine, ...theirs])
          if (!has(base, each)) expect(has(pictures, each)).toBe(true)
        expect(mergePictures(base, mine, mine)).toMatchObject({
          pictures: mine,
          taken: [],
          conflicts: [],
        })
        expect(mergePictures(base, base, theirs).pictures).toEqual(theirs)
        expect(mergePictures(base, mine, base).pictures).toEqual(mine)
      }),
      { numRuns: 300 },
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvalidInputError } from '@/platform/errors'
import { pageBegins, pageOf, pageQuery } from './page'

/** Reads every page of some serials, as a program does. */
function readAll(serials: readonly number[], limit: number): number[][] {
  const pages: number[][] = []
  for (let cursor: string | undefined; ;) {
    const page = { limit, ...(cursor === undefined ? {} : { cursor }) }
    const begins = pageBegins(page)
    const found = serials
      .filter((serial) => begins === null || serial < begins)
      .toSorted((a, b) => b - a)
      .slice(0, limit + 1)
    const { rows, next } = pageOf(
      found.map((serial) => ({ serial })),
      page,
    )
    pages.push(rows.map(({ serial }) => serial))
    if (next === null) return pages
    cursor = next
  }
}

describe('pages for programs', () => {
  it('hold everything once, the newest first, none of them empty except a sole one', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 2_147_483_647 }), { maxLength: 40 }),
        fc.integer({ min: 1, max: 12 }),
        (serials, limit) => {
          const pages = readAll(serials, limit)
          expect(pages.flat()).toEqual(serials.toSorted((a, b) => b - a))
          expect(pages.every((page) => page.length <= limit)).toBe(true)
          expect(pages.length).toBe(Math.max(1, Math.ceil(serials.length / limit)))
        },
      ),
    )
  })

  it('begin only where a page ended', () => {
    for (const cursor of ['', '2', 'Q-00042', btoa('["serial",1]'), btoa('["other",1,1]')])
      expect(() => pageBegins({ cursor, limit: 25 })).toThrow(InvalidInputError)
  })

  it('are 25 long by default, and 100 at most', () => {
    expect(pageQuery.parse({})).toEqual({ limit: 25 })
    for (const limit of ['0', '101', '1.5', 'all', ''])
      expect(pageQuery.safeParse({ limit }).success).toBe(false)
  })
})

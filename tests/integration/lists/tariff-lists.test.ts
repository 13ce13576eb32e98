import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { changeSetTable } from '@/features/tariffs/queries/change-set-table'
import { measureTable } from '@/features/tariffs/queries/measure-table'
import { CHANGE_SET_LIST } from '@/features/tariffs/rules/change-set-list'
import { MEASURE_LIST } from '@/features/tariffs/rules/measure-list'
import { db } from '@/platform/db/client'
import { allPages, allRows, listed } from '../../support/listed'

const staff: Actor = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  roles: STAFF_ROLES,
}
const now = new Date('2026-11-24T12:00:00Z')
/** More than any list showed before it had pages. */
const COUNT = 205

beforeAll(async () => {
  await db.tariffChangeSet.createMany({
    data: Array.from({ length: COUNT }, (_, i) => ({
      title: i === 4 ? '100% on hats' : `Change ${i}`,
      changes: [],
      createdBy: i % 2 === 0 ? 'Lin' : 'Wei',
      state: i % 5 === 0 ? ('DISCARDED' as const) : ('DRAFT' as const),
    })),
  })
})

describe('the lists of the tariff desk', () => {
  it.each(Object.keys(CHANGE_SET_LIST.sorts))('reach every change set by %s', async (sort) => {
    for (const down of ['0', '1']) {
      const pages = await allPages(CHANGE_SET_LIST, await changeSetTable(staff), { sort, down })
      expect(new Set(pages.flatMap(({ rows }) => rows.map(({ serial }) => serial))).size).toBe(
        COUNT,
      )
    }
  })

  it('find change sets by words, person and state', async () => {
    const found = async (params: Record<string, string>) =>
      (await listed(CHANGE_SET_LIST, await changeSetTable(staff), params)).total
    expect(await found({ q: '100%' })).toBe(1)
    expect(await found({ q: 'WEI' })).toBe(102)
    expect(await found({ state: 'DISCARDED' })).toBe(41)
    expect(await found({ state: 'PUBLISHED' })).toBe(0)
  })

  it.each(Object.keys(MEASURE_LIST.sorts))('reach every measure by %s', async (sort) => {
    const all = await allRows(MEASURE_LIST, await measureTable(staff, now))
    expect(all.length).toBeGreaterThan(50)
    const shape = { ...MEASURE_LIST, pageRows: 20 }
    for (const down of ['0', '1']) {
      const pages = await allPages(shape, await measureTable(staff, now), { sort, down })
      expect(new Set(pages.flatMap(({ rows }) => rows)).size).toBe(all.length)
      expect(pages[0]?.total).toBe(all.length)
    }
  })

  it('show measures of a day, a destination, an origin, and by the review of their source', async () => {
    const rows = async (params: Record<string, string>) =>
      allRows(MEASURE_LIST, await measureTable(staff, now), params)
    for (const { from, to, knownTo } of await rows({})) {
      expect(from <= '2026-11-25' && (to === null || to > '2026-11-23')).toBe(true)
      expect(knownTo).toBeUndefined()
    }
    const american = await rows({ to: 'US', q: '7117.19.90', origin: 'cn' })
    expect(american.map(({ heading }) => heading)).toContain('9903.88.15')
    expect(new Set(american.map(({ destination }) => destination))).toEqual(new Set(['US']))
    expect((await rows({ to: 'GB' })).every(({ destination }) => destination === 'GB')).toBe(true)
    const standings = await Promise.all(
      (['reviewed', 'stale', 'none'] as const).map((review) => rows({ review })),
    )
    expect(standings.flat()).toHaveLength((await rows({})).length)
    expect(standings[2]?.every(({ review }) => review.state !== 'reviewed')).toBe(true)
    // A day long ago has other rows.
    expect((await rows({ to: 'US', day: '2019-01-15' })).map(({ id }) => id)).not.toEqual(
      (await rows({ to: 'US' })).map(({ id }) => id),
    )
  })
})

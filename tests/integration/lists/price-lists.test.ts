import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { groupTable } from '@/features/price-lists/queries/groups'
import { companyPriceLists, priceListTable } from '@/features/price-lists/queries/price-list-table'
import { GROUP_LIST } from '@/features/price-lists/rules/group-list'
import { PRICE_LIST_LIST } from '@/features/price-lists/rules/price-list-list'
import { db } from '@/platform/db/client'
import { allPages, allRows, listed } from '../../support/listed'

const staff: Actor = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  roles: STAFF_ROLES,
}
const now = new Date('2026-11-24T04:00:00Z')
/** More than any list showed before it had pages. */
const COUNT = 205
const day = (text: string): Date => new Date(`${text}T00:00:00Z`)

let aurora = ''

beforeAll(async () => {
  const [company, group] = await Promise.all([
    db.company.create({ data: { name: 'Aurora Trading' } }),
    db.companyGroup.create({ data: { name: 'Importers', savedBy: 'Lin' } }),
  ])
  aurora = company.id
  await db.companyGroupMember.create({ data: { groupId: group.id, companyId: company.id } })
  await db.companyGroup.createMany({
    data: Array.from({ length: COUNT - 1 }, (_, i) => ({
      name: `Group ${String(i).padStart(3, '0')}`,
      savedBy: 'Lin',
    })),
  })
  const lists = Array.from({ length: COUNT }, () => ({ id: randomUUID() }))
  await db.priceList.createMany({ data: lists })
  await db.priceListVersion.createMany({
    data: lists.flatMap(({ id }, i) => [
      {
        listId: id,
        number: 1,
        name: i === 3 ? '100% of rings' : `List ${i}`,
        validFrom: day('2026-11-01'),
        validUntil: i % 2 === 0 ? null : day('2026-12-31'),
        priority: i % 3,
        savedBy: 'Lin',
        state: 'DRAFT' as const,
      },
    ]),
  })
  const versions = await db.priceListVersion.findMany({ orderBy: { list: { serial: 'asc' } } })
  await db.priceListTarget.createMany({
    data: [
      { versionId: versions[0]?.id ?? '', companyId: company.id },
      { versionId: versions[1]?.id ?? '', groupId: group.id },
    ],
  })
})

describe('price lists and groups', () => {
  it.each(Object.keys(PRICE_LIST_LIST.sorts))(
    'are all reached by %s, in both directions',
    async (sort) => {
      for (const down of ['0', '1']) {
        const source = await priceListTable(staff, now)
        const pages = await allPages(PRICE_LIST_LIST, source, { sort, down })
        expect(new Set(pages.flatMap(({ rows }) => rows.map(({ serial }) => serial))).size).toBe(
          COUNT,
        )
        // An open end stands last in both directions.
        if (sort === 'until') expect(pages.at(-1)?.rows.at(-1)?.validUntil).toBe('')
      }
    },
  )

  it.each(Object.keys(GROUP_LIST.sorts))(
    'reach every group by %s, in both directions',
    async (sort) => {
      for (const down of ['0', '1']) {
        const pages = await allPages(GROUP_LIST, await groupTable(staff), { sort, down })
        expect(new Set(pages.flatMap(({ rows }) => rows.map(({ id }) => id))).size).toBe(COUNT)
      }
    },
  )

  it('are exported in full', async () => {
    expect(await allRows(PRICE_LIST_LIST, await priceListTable(staff, now))).toHaveLength(COUNT)
    expect(await allRows(GROUP_LIST, await groupTable(staff))).toHaveLength(COUNT)
  })

  it('are found by number, name, company, group and standing', async () => {
    const lists = async (params: Record<string, string>) =>
      (await listed(PRICE_LIST_LIST, await priceListTable(staff, now), params)).rows
    const [first, second] = (await lists({ down: '0' })).map(({ serial }) => serial)
    const numbers = async (params: Record<string, string>) =>
      (await lists(params)).map(({ serial }) => serial)
    expect(await lists({ q: '100%' })).toMatchObject([{ name: '100% of rings', standing: 'draft' }])
    expect(await numbers({ q: `pl-${String(first).padStart(4, '0')}` })).toEqual([first])
    expect(await numbers({ q: 'aurora' })).toEqual([first])
    expect(await numbers({ q: 'importers' })).toEqual([second])
    expect(await numbers({ company: aurora, sort: 'number' })).toEqual([first, second])
    expect((await companyPriceLists(staff, aurora, now)).map((row) => row.for)).toEqual([
      ['Importers'],
      ['Aurora Trading'],
    ])
    expect(await numbers({ standing: 'holds' })).toEqual([])
    expect(await numbers({ until: '2027-01-01' })).toHaveLength(100)
    const groups = async (params: Record<string, string>) =>
      (await listed(GROUP_LIST, await groupTable(staff), params)).rows.map(({ name }) => name)
    expect(await groups({ q: 'AURORA' })).toEqual(['Importers'])
    expect(await groups({ lists: 'yes' })).toEqual(['Importers'])
    expect(await groups({ q: 'nobody' })).toEqual([])
  })

  it('shows a list by the version in force today, whatever is prepared beside it', async () => {
    const { id, serial } = await db.priceList.findFirstOrThrow({ orderBy: { serial: 'asc' } })
    await db.priceListVersion.updateMany({
      where: { listId: id },
      data: { state: 'ACTIVE', activatedAt: now, activatedBy: 'Lin' },
    })
    await db.priceListVersion.create({
      data: {
        listId: id,
        number: 2,
        name: 'In preparation',
        validFrom: day('2027-01-01'),
        savedBy: 'Wei',
      },
    })
    expect(await (await priceListTable(staff, now)).pick([serial])).toMatchObject([
      { name: 'List 0', version: 1, standing: 'holds', hasDraft: true, validUntil: '' },
    ])
    const before = new Date('2026-10-30T04:00:00Z')
    expect(await (await priceListTable(staff, before)).pick([serial])).toMatchObject([
      { version: 1, standing: 'upcoming' },
    ])
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { outlookTable } from '@/features/quotes/queries/outlook-table'
import { OUTLOOK_LIST } from '@/features/quotes/rules/outlook-list'
import { saveOutlook } from '@/features/tariffs/commands/save-outlook'
import type { RuleChange } from '@/features/tariffs/engine/change'
import { controlTable } from '@/features/tariffs/queries/control-table'
import { exclusionTable } from '@/features/tariffs/queries/exclusion-table'
import { CONTROL_LIST } from '@/features/tariffs/rules/control-list'
import { EXCLUSION_LIST } from '@/features/tariffs/rules/exclusion-list'
import { db } from '@/platform/db/client'
import { as } from '@/tests/support/as'
import { allPages, allRows, listed } from '../../support/listed'

const staff: Actor = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  roles: STAFF_ROLES,
}
const now = new Date('2026-11-24T17:00:00Z')
/** More than a page holds. */
const COUNT = 105

/** A third each has ended, is in force and is upcoming; every fifth was reviewed. */
const dated = (i: number) => ({
  from: ['2024-01-01', '2025-01-01', '2027-01-01'][i % 3] ?? '',
  to: i % 3 === 0 ? '2026-11-24' : null,
  legalBasis: i === 7 ? '50% of a notice' : 'a notice of this test',
  source: 'a source of this test',
  review:
    i % 5 === 0
      ? ({ state: 'reviewed', at: '2026-11-20', by: 'Lin' } as const)
      : ({ state: 'not_reviewed' } as const),
})

const changes = (i: number): RuleChange[] => [
  {
    kind: 'add_exclusion',
    exclusion: {
      id: `list-${i}`,
      title: `List ${i}`,
      heading: '9903.88.67',
      programme: 's301',
      origins: ['CN'],
      numbers: i % 2 === 0 ? [`711719${1000 + i}`] : [],
      codes: ['7117'],
      description: { fact: `exclusion_${i}`, text: `articles of kind ${i}` },
      ...dated(i),
    },
  },
  {
    kind: 'add_export_control',
    control: {
      id: `control-${i}`,
      title: `Control ${i}`,
      kind: i % 2 === 0 ? 'embargo' : 'prohibition',
      exporter: 'CN',
      destinations: ['US'],
      codes: [`${2801 + i}`],
      ...dated(i),
    },
  },
]

beforeAll(async () => {
  const all = Array.from({ length: COUNT }, (_, i) => changes(i)).flat()
  await db.tariffChangeSet.create({
    data: {
      title: 'Rows of this test',
      changes: JSON.parse(JSON.stringify(all)),
      createdBy: 'Lin',
      state: 'PUBLISHED',
      version: 1,
      publishedBy: 'Wei',
      publishedAt: new Date('2026-11-01T12:00:00Z'),
    },
  })
  for (let i = 0; i < 3; i += 1)
    await saveOutlook(as(staff, now), {
      key: '',
      version: 0,
      title: `Outlook ${i}`,
      scenarios: [
        { title: `as it is ${i}`, probability: '0.5', changes: 'today' },
        { title: 'as it is, too', probability: '0.5', changes: 'today' },
      ],
    })
})

describe('exclusion lists', () => {
  it.each(Object.keys(EXCLUSION_LIST.sorts))('are all reached by %s', async (sort) => {
    const all = await allRows(EXCLUSION_LIST, await exclusionTable(staff, now))
    expect(all.length).toBeGreaterThanOrEqual(COUNT)
    for (const down of ['0', '1']) {
      const pages = await allPages(EXCLUSION_LIST, await exclusionTable(staff, now), { sort, down })
      expect(pages.length).toBe(2)
      expect(new Set(pages.flatMap(({ rows }) => rows.map(({ id }) => id))).size).toBe(all.length)
    }
  })

  it('are found by their words and numbers, by today and by their review', async () => {
    const ids = async (params: Record<string, string>) =>
      (await allRows(EXCLUSION_LIST, await exclusionTable(staff, now), params)).map(({ id }) => id)
    expect(await ids({ q: '50% OF A' })).toEqual(['list-7'])
    expect(await ids({ q: '7117191004' })).toEqual(['list-4'])
    expect(await ids({ q: 'kind 103' })).toEqual(['list-103'])
    // A list's last day is the one before its `to`: on that day it has ended.
    const ended = await ids({ standing: 'ended', q: 'this test' })
    expect(ended).toHaveLength(35)
    expect(ended).toContain('list-0')
    expect(await ids({ standing: 'in_force', q: 'this test' })).toContain('list-1')
    expect(await ids({ standing: 'to_come', q: 'this test' })).toHaveLength(35)
    expect(await ids({ review: 'reviewed', q: 'List' })).toHaveLength(21)
  })
})

describe('export controls', () => {
  it.each(Object.keys(CONTROL_LIST.sorts))('are all reached by %s', async (sort) => {
    for (const down of ['0', '1']) {
      const pages = await allPages(CONTROL_LIST, await controlTable(staff, now), { sort, down })
      expect(new Set(pages.flatMap(({ rows }) => rows.map(({ id }) => id))).size).toBe(COUNT)
    }
  })

  it('are found by words, code, kind and today', async () => {
    const found = async (params: Record<string, string>) =>
      (await listed(CONTROL_LIST, await controlTable(staff, now), params)).total
    expect(await found({ q: 'control 99' })).toBe(1)
    expect(await found({ q: '2804' })).toBe(1)
    expect(await found({ kind: 'embargo' })).toBe(53)
    expect(await found({ kind: 'licence' })).toBe(0)
    expect(await found({ standing: 'ended' })).toBe(35)
  })
})

describe('outlooks', () => {
  it.each(Object.keys(OUTLOOK_LIST.sorts))('are all reached by %s', async (sort) => {
    const all = await allRows(OUTLOOK_LIST, await outlookTable(staff, now))
    expect(all.length).toBeGreaterThanOrEqual(3)
    const shape = { ...OUTLOOK_LIST, pageRows: 2 }
    for (const down of ['0', '1']) {
      const pages = await allPages(shape, await outlookTable(staff, now), { sort, down })
      expect(new Set(pages.flatMap(({ rows }) => rows.map(({ outlook }) => outlook.id))).size).toBe(
        all.length,
      )
    }
  })

  it('are found by title, scenario and fit, and show their effect on the open quotes', async () => {
    const rows = async (params: Record<string, string>) =>
      allRows(OUTLOOK_LIST, await outlookTable(staff, now), params)
    expect((await rows({ q: 'outlook 2' })).map(({ outlook }) => outlook.title)).toEqual([
      'Outlook 2',
    ])
    expect((await rows({ q: 'as it is 1' })).map(({ outlook }) => outlook.title)).toEqual([
      'Outlook 1',
    ])
    const fitting = await rows({ fit: 'fits' })
    expect(fitting.length).toBeGreaterThanOrEqual(3)
    for (const { exposure, problem } of fitting) {
      expect(problem).toBeNull()
      // No quote is open here.
      expect(exposure).toMatchObject({ quotes: 0, todayMinor: 0, maxMinor: 0 })
    }
    expect((await rows({ fit: 'misfit' })).every(({ exposure }) => exposure === null)).toBe(true)
  })
})

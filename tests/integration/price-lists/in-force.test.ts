import { beforeAll, describe, expect, it } from 'vitest'
import { activatePriceList } from '@/features/price-lists/commands/activate-price-list'
import { dropGroup, saveGroup } from '@/features/price-lists/commands/save-group'
import { savePriceList } from '@/features/price-lists/commands/save-price-list'
import { startVersion } from '@/features/price-lists/commands/start-version'
import { withdrawPriceList } from '@/features/price-lists/commands/withdraw-price-list'
import { getPriceList } from '@/features/price-lists/queries/price-lists'
import { db } from '@/platform/db/client'
import { ConflictError } from '@/platform/errors'
import { now } from '../quotes/submit-request-fixtures'
import { lin, wei, fieldsOf, entered, inForce, pays, seedCompanies } from './fixtures'
import { failure } from '@/tests/support/failure'
import { as } from '@/tests/support/as'

let [a, b] = ['', '']
beforeAll(async () => {
  ;[a, b] = await seedCompanies()
})

describe('a price list in force', () => {
  it('isn’t edited: a new version replaces it and the old one stays on record', async () => {
    const serial = await inForce({ companies: a })
    expect(
      await failure(
        savePriceList(as(lin), { serial, edit: 1, entries: entered({ companies: a }) }),
      ),
    ).toEqual(new ConflictError('not_a_draft'))
    const version = await db.priceListVersion.findFirstOrThrow({ where: { list: { serial } } })
    await expect(
      db.priceListVersion.update({ where: { id: version.id }, data: { name: 'x' } }),
    ).rejects.toThrow('constraint violated')
    await expect(
      db.priceListEntry.updateMany({
        where: { versionId: version.id },
        data: { basisPoints: 9_000 },
      }),
    ).rejects.toThrow('constraint violated')
    await expect(
      db.priceListTarget.create({ data: { versionId: version.id, companyId: b } }),
    ).rejects.toThrow('constraint violated')
    await expect(db.priceListVersion.delete({ where: { id: version.id } })).rejects.toThrow(
      'constraint violated',
    )

    // Requested twice, it is the same draft; it begins at once and the old one ends.
    expect([
      await startVersion(as(lin, now), serial),
      await startVersion(as(wei, now), serial),
    ]).toEqual([{ number: 2 }, { number: 2 }])
    await savePriceList(as(lin), {
      serial,
      edit: 1,
      entries: entered({ companies: a, validFrom: '2026-11-24', entries: 'type | ring | | 20%' }),
    })
    expect(await pays(a)).toMatchObject({ minor: 106, version: 1 })
    await activatePriceList(as(lin, now), { serial, edit: 2 })
    expect(await pays(a)).toMatchObject({ minor: 96, version: 2 })
    expect(
      (await getPriceList(lin, serial, now)).versions.map(({ number, standing }) => [
        number,
        standing,
      ]),
    ).toEqual([
      [2, 'holds'],
      [1, 'superseded'],
    ])

    // When a version begins later, the one before is valid until the day before.
    await startVersion(as(lin, now), serial)
    await savePriceList(as(lin), {
      serial,
      edit: 1,
      entries: entered({
        companies: a,
        validFrom: '2026-12-01',
        entries: 'product | RG-1 | 100 | 1.00\nproduct | RG-1 | 500 | 0.80',
      }),
    })
    await activatePriceList(as(lin, now), { serial, edit: 2 })
    expect(
      (await getPriceList(lin, serial, now)).versions.map(({ number, standing, cutTo }) => [
        number,
        standing,
        cutTo,
      ]),
    ).toEqual([
      [3, 'upcoming', null],
      [2, 'holds', '2026-11-30'],
      [1, 'superseded', null],
    ])
    // 24:00 of 30 November in Shanghai is 16:00 UTC.
    expect(await pays(a, new Date('2026-11-30T15:59:59.999Z'))).toMatchObject({
      minor: 96,
      version: 2,
    })
    expect(await pays(a, new Date('2026-11-30T16:00:00Z'))).toMatchObject({
      minor: 100,
      version: 3,
    })
    await withdrawPriceList(as(lin, now), serial)
  })

  it('ends with its last day in Shanghai', async () => {
    const serial = await inForce({
      companies: a,
      validFrom: '2026-11-20',
      validUntil: '2026-11-30',
    })
    expect(await pays(a, new Date('2026-11-30T15:59:59.999Z'))).toMatchObject({ list: serial })
    expect(await pays(a, new Date('2026-11-30T16:00:00Z'))).toBeNull()
    expect(await pays(a, new Date('2026-11-19T15:59:59Z'))).toBeNull()
    expect(await pays(a, new Date('2026-11-19T16:00:00Z'))).toMatchObject({ list: serial })
    await withdrawPriceList(as(lin, now), serial)
  })

  it('never coincides with another of the same company and priority on one day', async () => {
    const first = await inForce({ companies: a, validUntil: '2026-12-31', name: 'First' })
    const clash = fieldsOf(
      await failure(inForce({ companies: `${b},${a}`, validFrom: '2026-12-31' })),
    )
    expect(clash).toEqual({
      priority: [expect.stringMatching(/^is that of PL-\d{4} “First” on some of its days/)],
    })
    const later = await inForce({
      companies: a,
      validFrom: '2027-01-01',
      entries: 'whole | | | 1%',
    })
    const higher = await inForce({ companies: a, priority: '5', entries: 'whole | | | 2%' })
    // 1.20 less 2% is 1.176
    expect(await pays(a)).toEqual({ minor: 118, list: higher, version: 1 })
    for (const serial of [first, later, higher]) await withdrawPriceList(as(lin, now), serial)
  })

  it('put in force by two at once has one winner', async () => {
    const drafts = await Promise.all(
      [1, 2, 3, 4].map(() =>
        savePriceList(as(lin), { serial: null, edit: 0, entries: entered({ companies: a }) }),
      ),
    )
    const lists = await Promise.allSettled(
      drafts.map((draft) => activatePriceList(as(lin, now), draft)),
    )
    expect(lists.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const each of lists)
      if (each.status === 'rejected') expect(fieldsOf(each.reason)).toHaveProperty('priority')
    const holds = drafts[lists.findIndex(({ status }) => status === 'fulfilled')]
    const same = await Promise.allSettled(
      [1, 2, 3].map(async () => startVersion(as(wei, now), holds?.serial ?? 0)),
    )
    expect(same.every(({ status }) => status === 'fulfilled')).toBe(true)
    const twice = await Promise.allSettled(
      [1, 2].map(() => activatePriceList(as(lin, now), { serial: holds?.serial ?? 0, edit: 1 })),
    )
    expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    await withdrawPriceList(as(lin, now), holds?.serial ?? 0)
  })

  it('of the company precedes its group’s; a group’s ends for a company that leaves', async () => {
    const { id } = await saveGroup(as(lin), {
      id: null,
      version: 0,
      entries: { name: 'Boutiques', companies: `${a},${b}` },
    })
    const grouped = await inForce({ groups: id, priority: '9', entries: 'whole | | | 5%' })
    expect([await pays(a), await pays(b)]).toMatchObject([
      { list: grouped, minor: 114 },
      { list: grouped, minor: 114 },
    ])
    const own = await inForce({ companies: a, entries: 'type | ring | | 1%' })
    expect(await pays(a)).toMatchObject({ list: own, minor: 119 })
    expect(
      fieldsOf(
        await failure(
          saveGroup(as(lin), {
            id: null,
            version: 0,
            entries: { name: 'Boutiques', companies: '' },
          }),
        ),
      ),
    ).toEqual({ name: ['there is a group of this name'] })
    expect(
      await failure(
        saveGroup(as(wei), { id, version: 9, entries: { name: 'Boutiques', companies: a } }),
      ),
    ).toMatchObject({
      reason: 'stale',
      by: { id: 'lin', name: 'Lin' },
      at: expect.any(Date),
      version: 1,
      theirs: {
        name: 'Boutiques',
        members: [{ id: expect.any(String) }, { id: expect.any(String) }],
      },
    })
    await saveGroup(as(wei), { id, version: 1, entries: { name: 'Boutiques', companies: a } })
    expect(await pays(b)).toBeNull()
    expect(await failure(dropGroup(as(lin), id))).toEqual(new ConflictError('in_use'))
    for (const serial of [grouped, own]) await withdrawPriceList(as(lin, now), serial)
  })
})

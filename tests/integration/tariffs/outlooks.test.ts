import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dropOutlook, saveOutlook } from '@/features/tariffs/commands/save-outlook'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { outlookEntries } from '@/features/tariffs/rules/outlook-entries'
import { db } from '@/platform/db/client'
import { stopBoss } from '@/platform/jobs/boss'
import { failure } from '@/tests/support/failure'
import { openDesk, staff, wei } from './fixtures'
import { as } from '@/tests/support/as'

beforeAll(openDesk)
afterAll(stopBoss)

describe('an outlook', () => {
  const entered = (
    title: string,
    probabilities: readonly string[],
    changes: readonly string[],
  ) => ({
    title,
    scenarios: probabilities.map((probability, i) => ({
      title: `Way ${i + 1}`,
      probability,
      changes: changes[i] ?? 'today',
    })),
  })
  const outlook = async (key: string) =>
    (await rulesInForce()).allOutlooks.find((each) => each.outlook.id === key)?.outlook

  it('that two people set tells the later one by whom, and what both started from', async () => {
    const { key } = await saveOutlook(as(staff), {
      key: '',
      version: 0,
      ...entered('Autumn', ['0.5', '0.5'], []),
    })
    expect(await outlook(key)).toMatchObject({ version: 1, title: 'Autumn' })
    await saveOutlook(as(wei), { key, version: 1, ...entered('Autumn talks', ['0.5', '0.5'], []) })
    const stale = await failure(
      saveOutlook(as(staff), { key, version: 1, ...entered('Autumn', ['0.3', '0.7'], []) }),
    )
    expect(stale).toMatchObject({
      reason: 'stale',
      by: { id: 'wei', name: 'Wei' },
      version: 2,
      base: { title: 'Autumn', probability0: '0.5' },
      theirs: { title: 'Autumn talks', probability0: '0.5', changes0: 'today' },
    })
    expect(await outlook(key)).toMatchObject({ version: 2, setBy: 'Wei' })
    const twice = await Promise.all(
      [staff, wei].map((actor) =>
        failure(
          saveOutlook(as(actor), { key, version: 2, ...entered('Both', ['0.4', '0.6'], []) }),
        ),
      ),
    )
    expect(twice.filter((each) => each === null)).toHaveLength(1)
    expect(twice).toContainEqual(expect.objectContaining({ reason: 'stale' }))
    expect(await db.tariffOutlook.count({ where: { key } })).toBe(3)
    // Somebody who has seen version 2 doesn't know what they would discard.
    await expect(dropOutlook(as(staff), { key, version: 2 })).rejects.toMatchObject({
      reason: 'stale',
    })
    await dropOutlook(as(staff), { key, version: 3 })
  })

  it('from the files is replaced by its own version, and kept changes keep their name', async () => {
    const shipped = (await rulesInForce()).allOutlooks.find(
      ({ outlook: { version } }) => version === 0,
    )?.outlook
    if (!shipped) throw new Error('no outlook is shipped')
    const start = outlookEntries(shipped)
    const scenarios = shipped.scenarios.map(({ title, probability }, i) => ({
      title,
      probability,
      changes: start[`changes${i}`] ?? 'today',
    }))
    await saveOutlook(as(staff), { key: shipped.id, version: 0, title: 'Renamed', scenarios })
    const now1 = await outlook(shipped.id)
    expect(outlookEntries(now1 ?? null)).toEqual({ ...start, title: 'Renamed' })
    expect(now1?.scenarios.map(({ changes }) => changes)).toEqual(
      shipped.scenarios.map(({ changes }) => changes),
    )
    expect(
      await failure(
        saveOutlook(as(wei), { key: shipped.id, version: 0, title: 'Other', scenarios }),
      ),
    ).toMatchObject({ version: 1, base: { title: shipped.title }, theirs: { title: 'Renamed' } })
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { InvalidRequestError } from '@/features/requests/rules/request-problems'
import { setImporter } from '@/features/tariffs/commands/set-importer'
import { importerHistory, importerOf, listImporters } from '@/features/tariffs/queries/importers'
import { nameOf } from '@/features/accounts/rules/actor'
import { db } from '@/platform/db/client'
import { InvalidInputError, StaleEntriesError } from '@/platform/errors'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { submitRequest } from '@/features/requests/commands/submit-request'
import { as } from '@/tests/support/as'
import { staff } from '../access/a-trade'
import { anonymous, aRequest, now, seedRing } from '../quotes/submit-request-fixtures'

beforeAll(async () => {
  await boss()
  await seedRing()
})
afterAll(stopBoss)

const say = (over: Record<string, string>) =>
  setImporter(as(staff), {
    destination: 'GB',
    way: 'seller',
    reason: 'GB EORI and an indirect representative',
    version: '0',
    ...over,
  })
const ask = (destination: string, incoterm: 'DDP' | 'DAP') =>
  submitRequest(as(anonymous, now), aRequest({ destination, incoterm }), 'en')
const refusal = (destination: string) =>
  ask(destination, 'DDP').then(
    () => 'taken',
    (error: unknown) =>
      error instanceof InvalidRequestError
        ? error.problems.map(({ path, code }) => `${path} ${code}`)
        : error,
  )

describe('who may import', () => {
  it('is set with a reason, stored with author and time, and immutable', async () => {
    await say({ destination: 'AU' })
    await say({
      destination: 'AU',
      way: 'none',
      reason: 'the broker has given notice',
      version: '1',
    })
    // The same again is no change.
    await say({
      destination: 'AU',
      way: 'none',
      reason: 'the broker has given notice',
      version: '2',
    })
    expect(
      (await importerHistory(staff, 'AU')).map(({ version, way, setBy }) => [version, way, setBy]),
    ).toEqual([
      [2, 'none', nameOf(staff)],
      [1, 'seller', nameOf(staff)],
    ])
    const events = await db.auditEvent.findMany({
      where: { objectType: 'importer_readiness', objectId: 'AU' },
    })
    expect(events).toHaveLength(2)
    await expect(
      db.importerReadiness.updateMany({ where: { destination: 'AU' }, data: { way: 'seller' } }),
    ).rejects.toThrow()
    expect((await listImporters(staff)).find(({ destination }) => destination === 'AU')?.way).toBe(
      'none',
    )
  })

  it('set by two at once tells one of the other', async () => {
    await say({ destination: 'FR' })
    const stale = await say({ destination: 'FR', way: 'established' }).catch((e: unknown) => e)
    expect(stale).toBeInstanceOf(StaleEntriesError)
    expect(stale).toMatchObject({ version: 1, theirs: { way: 'seller' }, base: { way: 'none' } })
    expect((await importerOf('FR'))?.way).toBe('seller')
  })

  it('accepts no unknown place or way, and no setting without a reason', async () => {
    for (const [field, over] of [
      ['destination', { destination: 'XX' }],
      ['way', { way: 'perhaps' }],
      ['reason', { reason: 'so' }],
    ] as const) {
      const error = await say(over).catch((e: unknown) => e)
      expect(error).toBeInstanceOf(InvalidInputError)
      expect(Object.keys((error as InvalidInputError).fieldErrors)).toEqual([field])
    }
  })

  it('a duty paid request is refused where we can’t import, and accepted once the house has set that it can', async () => {
    expect(await refusal('GB')).toEqual(['incoterm ddp_not_offered'])
    await expect(ask('GB', 'DAP')).resolves.toMatchObject({
      number: expect.stringContaining('RFQ'),
    })
    await say({})
    expect(await refusal('GB')).toBe('taken')
    // Mexican law requires somebody established there.
    await say({ destination: 'MX' })
    expect(await refusal('MX')).toEqual(['incoterm ddp_not_offered'])
  })
})

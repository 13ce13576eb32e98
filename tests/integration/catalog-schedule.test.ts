import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sayComplaint } from '@/i18n/say'
import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { as, asSystem } from '@/tests/support/as'
import { cancelSchedule } from '@/features/catalog/commands/cancel-schedule'
import { publishDue } from '@/features/catalog/commands/publish-due'
import { publishProduct } from '@/features/catalog/commands/publish-product'
import { saveProduct } from '@/features/catalog/commands/save-product'
import { schedulePublish } from '@/features/catalog/commands/schedule-publish'
import { entriesOf } from '@/features/catalog/rules/content'
import { getDeskProduct } from '@/features/catalog/queries/product-drafts'
import { getSchedule } from '@/features/catalog/queries/schedules'
import { db } from '@/platform/db/client'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { aColleague } from '@/tests/support/a-colleague'
import { seedRing } from './quotes/submit-request-fixtures'
import { failure } from '@/tests/support/failure'

const lin: Actor & { kind: 'staff' } = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  roles: STAFF_ROLES,
}
const now = new Date('2026-12-01T00:00:00Z')
const nine = '2026-12-01T09:00'
const afterNine = new Date('2026-12-01T01:00:01Z')
let id = ''
let names = 0

beforeAll(async () => {
  await boss()
  await seedRing()
  await aColleague('lin', ['merchandiser'])
  id = (await db.product.findFirstOrThrow()).id
})
afterAll(stopBoss)

const current = () => getDeskProduct(lin, id)
/** Enters a new name. @returns that name */
async function enter(): Promise<string> {
  const product = await current()
  const name = `Ring ${++names}`
  await saveProduct(as(lin), {
    id,
    version: product.version,
    entries: { ...entriesOf(product.draft ?? product.live), name },
  })
  return name
}
const schedule = async (at = nine) =>
  schedulePublish(as(lin, now), { id, version: (await current()).version, at })
const inShop = async () => (await current()).live.name
const published = () => db.productChange.count()

describe('scheduled publishing', () => {
  beforeEach(() => db.scheduledPublish.deleteMany({}))

  it('happens when it is due and not before, in the name of who scheduled it', async () => {
    const name = await enter()
    expect(await schedule()).toEqual({ dueAt: new Date('2026-12-01T01:00:00Z') })
    expect(await getSchedule(lin, id)).toMatchObject({ state: 'waiting', by: 'Lin' })
    expect([
      await publishDue(asSystem(new Date('2026-12-01T00:59:59Z'))),
      await inShop(),
    ]).not.toContain(name)
    expect(await publishDue(asSystem(afterNine))).toBe(1)
    expect(await current()).toMatchObject({
      draft: null,
      live: { name },
      changes: [
        { kind: 'publish', actor: 'Lin (scheduled)' },
        ...Array.from({ length: (await published()) - 1 }, () => expect.anything()),
      ],
    })
    expect([await getSchedule(lin, id), await publishDue(asSystem(afterNine))]).toEqual([null, 0])
    expect(
      await db.$queryRaw`SELECT count(*)::int AS n FROM pgboss.job WHERE name = 'catalog.publish-due'`,
    ).toEqual([{ n: 1 }])
  })

  it('happens at the next start when it was missed while the site was down', async () => {
    const name = await enter()
    await schedule()
    expect([await publishDue(asSystem(new Date('2026-12-09T00:00:00Z'))), await inShop()]).toEqual([
      1,
      name,
    ])
  })

  it('happens once, with any number of instances at once', async () => {
    await enter()
    await schedule()
    const before = await published()
    expect(
      (await Promise.all(Array.from({ length: 6 }, () => publishDue(asSystem(afterNine))))).reduce(
        (sum, each) => sum + each,
        0,
      ),
    ).toBe(1)
    expect([(await published()) - before, await db.scheduledPublish.count()]).toEqual([1, 0])
  })

  it('doesn’t happen when cancelled; cancelled at the same moment, one of the two wins', async () => {
    await enter()
    await schedule()
    const before = await published()
    await cancelSchedule(as(lin), id)
    expect([await publishDue(asSystem(afterNine)), await published()]).toEqual([0, before])
    expect(await failure(cancelSchedule(as(lin), id))).toEqual(new ConflictError('nothing'))
    await schedule()
    const [publishing, cancelled] = await Promise.all([
      publishDue(asSystem(afterNine)),
      failure(cancelSchedule(as(lin), id)),
    ])
    expect([publishing, cancelled instanceof ConflictError]).toEqual(
      publishing === 1 ? [1, true] : [0, false],
    )
    expect((await published()) - before).toBe(publishing)
  })

  it('doesn’t happen for a product changed since, and staff see why', async () => {
    await enter()
    await schedule()
    await enter()
    expect(await getSchedule(lin, id)).toMatchObject({ state: 'changed' })
    const before = await published()
    expect([await publishDue(asSystem(afterNine)), await published()]).toEqual([0, before])
    expect(await db.scheduledPublish.findMany()).toMatchObject([{ problem: 'changed' }])
    // Scheduled again, it applies to the current entries.
    await schedule('2026-12-01T10:00')
    expect(await publishDue(asSystem(new Date('2026-12-01T03:00:00Z')))).toBe(1)
  })

  it('doesn’t happen where the rules no longer allow it', async () => {
    await enter()
    await schedule()
    await db.$executeRaw`UPDATE product SET draft = jsonb_set(draft, '{moq}', '105') WHERE id = ${id}::uuid`
    expect(await publishDue(asSystem(afterNine))).toBe(0)
    const savedSchedule = await getSchedule(lin, id)
    expect(savedSchedule?.state).toBe('invalid')
    expect(sayComplaint(savedSchedule?.detail ?? '', 'en')).toMatch(
      /^priceBreaks: begins at 100, below the MOQ of 105/,
    )
    await db.$executeRaw`UPDATE product SET draft = jsonb_set(draft, '{moq}', '100') WHERE id = ${id}::uuid`
  })

  it('doesn’t happen for somebody who is no longer staff', async () => {
    await enter()
    await schedule()
    await db.user.update({ where: { id: 'lin' }, data: { roles: [] } })
    expect(await publishDue(asSystem(afterNine))).toBe(0)
    expect(await getSchedule(lin, id)).toMatchObject({ state: 'not_staff' })
    await db.user.update({ where: { id: 'lin' }, data: { roles: ['merchandiser'] } })
  })

  it('is dropped once the product is published by hand', async () => {
    await enter()
    await schedule()
    await publishProduct(as(lin), { id, version: (await current()).version })
    expect(await getSchedule(lin, id)).toBeNull()
    expect(await failure(schedule())).toEqual(new ConflictError('nothing'))
  })

  it('needs a moment in the future and the version that was looked at', async () => {
    await enter()
    for (const at of ['2026-12-01T07:59', '2026-02-30T10:00', '2029-01-01T00:00', ''])
      expect(await failure(schedule(at))).toBeInstanceOf(InvalidInputError)
    expect(
      await failure(
        schedulePublish(as(lin, now), { id, version: (await current()).version - 1, at: nine }),
      ),
    ).toEqual(new ConflictError('stale'))
    expect(await db.scheduledPublish.count()).toBe(0)
  })
})

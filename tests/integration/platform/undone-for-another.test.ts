import { beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '@/features/accounts/context'
import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { lockedCompany, saveCompany } from '@/features/companies/commands/save-company'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { inTransaction } from '@/platform/db/transaction'
import { isWriteConflict } from '@/platform/db/write-conflict'
import { aColleague } from '@/tests/support/a-colleague'
import { as } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'

// Transactions that PostgreSQL rolls back in favour of another are retried, and take effect once.

const lin: Actor = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  roles: STAFF_ROLES,
}

beforeAll(async () => {
  await aColleague()
})

/** Releases everybody who waits here once there are so many; later ones don't wait. */
function gate(people: number): () => Promise<void> {
  let open = (): void => undefined
  const allHere = new Promise<void>((resolve) => {
    open = resolve
  })
  let here = 0
  return async () => {
    here++
    if (here === people) open()
    await allHere
  }
}

const aCompany = (name: string) => db.company.create({ data: { name } })

type Within = Context & { readonly transaction: Prisma.TransactionClient }

/** Sets a company's telephone as the desk does, at its current version. */
const call = async (within: Within, id: string, phone: string) => {
  const { name, version } = await lockedCompany(within.transaction, id)
  const texts = { name, legalName: '', country: '', website: '', phone, ownerId: '' }
  await saveCompany(within, { ...texts, id, version: String(version) })
}

const FAILS = 'undone by the test'
/** Makes PostgreSQL raise its deadlock error. */
const deadlock = (tx: { $executeRawUnsafe: typeof db.$executeRawUnsafe }) =>
  tx.$executeRawUnsafe(`DO $$ BEGIN RAISE EXCEPTION '${FAILS}' USING ERRCODE = '40P01'; END $$`)

describe('two commands that wait for each other', () => {
  it('both succeed, each once: the one that the database rolls back runs after the other', async () => {
    const [one, two] = [await aCompany('One'), await aCompany('Two')]
    const both = gate(2)
    let attempts = 0
    const calling = (ids: string[], phone: string) =>
      inTransaction<Context, void>(as(lin), async (_tx, within) => {
        attempts++
        for (const id of ids) {
          await call(within, id, phone)
          await both()
        }
      })
    await Promise.all([calling([one.id, two.id], '11'), calling([two.id, one.id], '22')])
    expect(attempts).toBe(3)
    const now = await db.company.findMany({ where: { id: { in: [one.id, two.id] } } })
    // One of them came first, completely.
    expect(new Set(now.map(({ phone }) => phone)).size).toBe(1)
    expect(now.map(({ version }) => version)).toEqual([one.version + 2, two.version + 2])
    for (const { id } of now)
      expect(await db.auditEvent.count({ where: { objectId: id, action: 'company.save' } })).toBe(2)
  })

  it('both count, where neither could have come before the other', async () => {
    const { id, version } = await aCompany('Counted')
    const both = gate(2)
    let attempts = 0
    const counting = () =>
      inTransaction({}, async (tx) => {
        attempts++
        await tx.$executeRaw`SET TRANSACTION ISOLATION LEVEL SERIALIZABLE`
        const stored = await tx.company.findUniqueOrThrow({ where: { id } })
        await both()
        await tx.company.update({ where: { id }, data: { version: stored.version + 1 } })
      })
    await Promise.all([counting(), counting()])
    expect(attempts).toBe(3)
    expect(await db.company.findUniqueOrThrow({ where: { id } })).toMatchObject({
      version: version + 2,
    })
  })
})

describe('a transaction that is rolled back again and again', () => {
  it('is given up after four attempts, with the database’s message', async () => {
    let attempts = 0
    const error = await failure(
      inTransaction({}, (tx) => {
        attempts++
        return deadlock(tx)
      }),
    )
    expect(attempts).toBe(4)
    expect(isWriteConflict(error)).toBe(true)
  })

  it('is restarted by whoever opened it, never from within; any other failure isn’t retried', async () => {
    const tries: string[] = []
    await inTransaction({}, async (_tx, within) => {
      tries.push('outer')
      await inTransaction(within, async (tx) => {
        tries.push('inner')
        if (tries.length === 2) await deadlock(tx)
      })
    })
    expect(tries).toEqual(['outer', 'inner', 'outer', 'inner'])

    let attempts = 0
    const refused = await failure(
      inTransaction({}, () => {
        attempts++
        return Promise.reject(new RangeError('refused'))
      }),
    )
    expect([attempts, refused]).toEqual([1, new RangeError('refused')])
  })
})

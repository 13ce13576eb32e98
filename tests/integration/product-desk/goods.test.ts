import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishProduct } from '@/features/catalog/commands/publish-product'
import { undoPublish } from '@/features/catalog/commands/undo-publish'
import { dutiableGoods } from '@/features/catalog/queries/dutiable-goods'
import { whoStated } from '@/features/catalog/queries/stated-facts'
import { db } from '@/platform/db/client'
import { InvalidInputError } from '@/platform/errors'
import { stopBoss } from '@/platform/jobs/boss'
import { as } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { anonymous } from '../quotes/submit-request-fixtures'
import { current, id, lin, openDesk, save, wei } from './fixtures'

beforeAll(openDesk)
afterAll(stopBoss)

const entries = async () => {
  const { draft, live } = await current()
  return draft ?? live
}

describe('facts and manufacturing of a product', () => {
  it('name the first country of an older list as its origin', async () => {
    expect(await current()).toMatchObject({
      live: {
        origins: ['CN'],
        routes: [{ steps: [{ country: 'CN', process: 'made' }] }],
        facts: [],
      },
    })
  })

  it('keep who stated each fact and when, through later saves', async () => {
    await save(lin, { facts: 'kind | jewelry\nmetal | base\nstones | none' })
    await save(wei, { facts: 'kind | jewelry\nmetal | base\nstones | glass', name: 'Band, set' })
    await save(lin, { summary: 'A ring with glass' })
    const { facts } = await entries()
    expect(facts).toEqual([
      { fact: 'kind', answer: 'jewelry' },
      { fact: 'metal', answer: 'base' },
      { fact: 'stones', answer: 'glass' },
    ])
    const who = await whoStated(lin, id, facts)
    expect([...who].map(([fact, { by }]) => [fact, by])).toEqual([
      ['kind', 'Lin'],
      ['metal', 'Lin'],
      ['stones', 'Wei'],
    ])
    const records = await db.auditEvent.findMany({
      where: { objectId: id, action: 'product.save' },
      orderBy: { at: 'asc' },
    })
    expect(records.map(({ after }) => after)).toMatchObject([
      { facts: { kind: 'jewelry', metal: 'base', stones: 'none' } },
      { facts: { stones: 'glass' }, fields: ['name', 'facts'] },
      { fields: ['summary'] },
    ])
    await save(wei, { facts: 'kind | jewelry\nmetal | base' })
    const after = await whoStated(lin, id, facts)
    expect(after.has('stones'), 'what was taken back, nobody states').toBe(false)
  })

  it('show nobody outside who stated what', async () => {
    await expect(whoStated(anonymous, id, [])).rejects.toThrow()
  })

  it('are published as origins with the ways that prove them, and undone together', async () => {
    await save(lin, {
      routes: 'CN machining + CN polishing\nMX casting | certificate | C-7 | Works',
      facts: 'kind | jewelry\nmelt_country | CN',
    }).catch((error: unknown) => {
      // Jewelry isn't asked where its steel was melted: no duty on steel reaches chapter 71.
      expect(error).toBeInstanceOf(InvalidInputError)
    })
    await save(lin, {
      routes: 'CN machining + CN polishing\nMX casting | certificate | C-7 | Works',
      facts: 'kind | jewelry\nchildrens | no',
    })
    const { batchId } = await publishProduct(as(lin), { id, version: (await current()).version })
    const row = await db.product.findUniqueOrThrow({ where: { id } })
    expect(row.origins).toEqual(['CN', 'MX'])
    expect(row.facts).toEqual([
      { fact: 'kind', answer: 'jewelry' },
      { fact: 'childrens', answer: 'no' },
    ])
    expect((await current()).changes[0]?.differences).toContainEqual({
      field: 'routes',
      before: 'CN',
      after: 'CN machining + CN polishing\nMX casting | certificate | C-7 | Works',
    })
    expect((await dutiableGoods('RG-1', 500, 'US'))?.facts).toEqual({ for_children: false })
    await undoPublish(as(lin), batchId)
    expect(await db.product.findUniqueOrThrow({ where: { id } })).toMatchObject({
      origins: ['CN'],
      facts: [],
    })
  })

  it('refuse an origin where it is only finished, and store nothing of it', async () => {
    const before = await current()
    const refused = await failure(
      save(lin, { routes: 'CN casting\nMX polishing + MX plating | certificate | C-8 | Works' }),
    )
    expect(refused).toBeInstanceOf(InvalidInputError)
    expect(refused).toMatchObject({
      fieldErrors: { routes: [expect.stringMatching(/finishing gives it no origin/)] },
    })
    expect((await current()).version).toBe(before.version)
  })
})

import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { as } from '@/tests/support/as'
import { changeSavedLists } from '@/features/basket/commands/change-saved-lists'
import { listSavedLists } from '@/features/basket/queries/saved-lists'
import { offeredByCode } from '@/features/catalog/queries/offered'
import { db } from '@/platform/db/client'
import { ForbiddenError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { seedRing } from './quotes/submit-request-fixtures'
import { failure } from '@/tests/support/failure'
import { aMember } from '@/tests/support/a-member'

type Buyer = Extract<Actor, { kind: 'member' }>
let ana: Buyer
let ben: Buyer
let eve: Buyer

async function person(name: string, companyId: string | null): Promise<Buyer> {
  const user = await db.user.create({
    data: { id: randomUUID(), name, email: `${name.toLowerCase()}@lists.example` },
  })
  return aMember({ userId: user.id, name, email: user.email, companyId })
}

beforeAll(async () => {
  await seedRing()
  const company = await db.company.create({ data: { name: 'Aurora' } })
  const other = await db.company.create({ data: { name: 'Elsewhere' } })
  ;[ana, ben, eve] = [
    await person('Ana', company.id),
    await person('Ben', company.id),
    await person('Eve', other.id),
  ]
})

const item = (sku: string, quantity: number | null = null) => ({
  sku,
  style: '',
  quantity,
  note: '',
})

describe('saved lists', () => {
  it('belong to their owner alone; somebody else’s isn’t found by any action', async () => {
    const listId = randomUUID()
    await changeSavedLists(as(ana), {
      do: 'put',
      list: { id: listId, name: 'Spring', items: [item('rg-1-pl-17', 500)] },
    })
    expect(await listSavedLists(ana)).toEqual([
      {
        id: listId,
        name: 'Spring',
        shared: false,
        items: [{ sku: 'RG-1-PL-17', style: 'RG-1', quantity: 500, note: '' }],
      },
    ])
    for (const change of [
      { do: 'put', list: { id: listId, name: 'Mine', items: [item('RG-1-PL-18')] } },
      { do: 'rename', listId, name: 'Mine' },
      { do: 'share', listId, shared: true },
      { do: 'delete', listId },
      { do: 'item', listId, item: item('RG-1-PL-18') },
      { do: 'remove', listId, sku: 'RG-1-PL-17' },
    ])
      for (const stranger of [ben, eve])
        expect(await failure(changeSavedLists(as(stranger), change)), change.do).toBeInstanceOf(
          NotFoundError,
        )
    expect(await listSavedLists(ben)).toEqual([])
    expect((await listSavedLists(ana))[0]).toMatchObject({
      name: 'Spring',
      shared: false,
      items: [{ sku: 'RG-1-PL-17' }],
    })
    expect(await failure(listSavedLists({ kind: 'guest', linkedRequestIds: [] }))).toBeInstanceOf(
      ForbiddenError,
    )
    // Shared: the company reads it, and still can't change it; another company sees nothing.
    await changeSavedLists(as(ana), { do: 'share', listId, shared: true })
    expect(await listSavedLists(ben)).toMatchObject([{ id: listId, by: 'Ana' }])
    expect(await listSavedLists(eve)).toEqual([])
    expect(
      await failure(changeSavedLists(as(ben), { do: 'remove', listId, sku: 'RG-1-PL-17' })),
    ).toBeInstanceOf(NotFoundError)
  })

  it('of a browser are adopted at sign-in, once even if done twice', async () => {
    const list = {
      id: randomUUID(),
      name: 'From my phone',
      items: [item('RG-1-PL-18', 200), item('GONE-1')],
    }
    await Promise.all([
      changeSavedLists(as(eve), { do: 'put', list }),
      changeSavedLists(as(eve), { do: 'put', list }),
    ])
    await changeSavedLists(as(eve), {
      do: 'item',
      listId: list.id,
      item: { ...item('RG-1-PL-18', 300), note: 'gold if it can be' },
    })
    await changeSavedLists(as(eve), { do: 'put', list })
    expect(await listSavedLists(eve)).toMatchObject([
      {
        name: 'From my phone',
        items: [
          { sku: 'RG-1-PL-18', quantity: 300, note: 'gold if it can be' },
          { sku: 'GONE-1', style: '' },
        ],
      },
    ])
  })

  it('are restored in full after a deletion, and are limited', async () => {
    const list = { id: randomUUID(), name: 'Autumn', items: [item('RG-1-PL-19')] }
    await changeSavedLists(as(ben), { do: 'put', list })
    await changeSavedLists(as(ben), { do: 'delete', listId: list.id })
    await changeSavedLists(as(ben), { do: 'delete', listId: list.id })
    await changeSavedLists(as(ben), { do: 'put', list })
    expect((await listSavedLists(ben)).filter(({ by }) => by === undefined)).toMatchObject([
      { name: 'Autumn', items: [{ sku: 'RG-1-PL-19' }] },
    ])
    await changeSavedLists(as(ben), {
      do: 'put',
      list: { ...list, items: Array.from({ length: 200 }, (_, i) => item(`S-${i}`)) },
    })
    expect(await db.savedListItem.count({ where: { listId: list.id } })).toBe(200)
    expect(
      await failure(
        changeSavedLists(as(ben), { do: 'item', listId: list.id, item: item('ONE-MORE') }),
      ),
    ).toMatchObject({ reason: 'full' })
    for (const wrong of [
      { do: 'rename', listId: list.id, name: { not: '' } },
      { do: 'item', listId: list.id, item: item('A', -5) },
      { do: 'item', listId: 'x', item: item('AA') },
      { do: 'drop table' },
      null,
    ])
      expect(await failure(changeSavedLists(as(ben), wrong))).toBeInstanceOf(InvalidInputError)
  })
})

it('a style number stands for its first SKU, a SKU for itself, and an unoffered one for nothing', async () => {
  expect(
    (await offeredByCode(['rg-1', 'RG-1-PL-19', 'NO-SUCH', 'RG-1'])).map(({ code, sku }) => [
      code,
      sku,
    ]),
  ).toEqual([
    ['RG-1', 'RG-1-PL-17'],
    ['RG-1-PL-19', 'RG-1-PL-19'],
  ])
})

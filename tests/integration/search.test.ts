import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getMail } from '@/features/accounts/queries/letters'
import type { Actor } from '@/features/accounts/rules/actor'
import { may } from '@/features/accounts/rules/permissions'
import { STAFF_ROLES, type StaffRole } from '@/features/accounts/rules/staff-roles'
import { addTaxNumber } from '@/features/companies/commands/save-tax-number'
import { mergeCompanies } from '@/features/companies/commands/merge-companies'
import { mergePreview } from '@/features/companies/queries/merge-preview'
import { disputeDesk } from '@/features/payments/queries/dispute-desk'
import { paymentDesk } from '@/features/payments/queries/payment-desk'
import { savePriceList } from '@/features/price-lists/commands/save-price-list'
import { getGroup } from '@/features/price-lists/queries/groups'
import { getImport } from '@/features/product-imports/queries/imports'
import { ACTIONS, DESK_ACTIONS } from '@/features/search/rules/actions'
import { GROUP_NAMES, GROUPS, type Found } from '@/features/search/rules/kinds'
import { termsOf } from '@/features/search/rules/matching'
import { foundAgain, searchEverything } from '@/features/search/queries/search-everything'
import { db } from '@/platform/db/client'
import { NotFoundError } from '@/platform/errors'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { formatOrderNumber, formatQuoteNumber, formatRequestNumber } from '@/platform/numbers'
import { aColleague } from '@/tests/support/a-colleague'
import { as } from '../support/as'
import { aTrade, staff, type Trade } from './access/a-trade'
import { now, seedRing } from './quotes/submit-request-fixtures'

let trade: Trade
const companyOf = ({ companyId }: Trade): string => companyId
const colleague = (role: StaffRole): Actor => ({ ...staff, roles: [role] }) as Actor
const search = (q: string, actor: Actor = staff) => searchEverything(actor, q, 'en')
const titles = (found: readonly Found[], group: string) =>
  found.filter((one) => one.group === group).map(({ title }) => title)

beforeAll(async () => {
  await boss()
  await seedRing()
  await aColleague()
  trade = await aTrade('ana@aurora.example')
  await db.company.update({
    where: { id: companyOf(trade) },
    data: { name: 'Joyería Aurora' },
  })
  await savePriceList(as(staff), {
    serial: null,
    edit: 0,
    entries: {
      name: 'Aurora 2026',
      validFrom: '2026-11-01',
      validUntil: '',
      priority: '0',
      companies: companyOf(trade),
      entries: 'whole | | | 10%',
    },
  })
})
afterAll(stopBoss)

describe('one search over everything', () => {
  it('finds each kind of thing by its name, with its page', async () => {
    const [request, quote, order] = [
      formatRequestNumber(trade.requestSerial),
      formatQuoteNumber(trade.serial),
      formatOrderNumber(trade.orderSerial),
    ]
    expect(titles(await search(request.toLowerCase()), 'request')).toEqual([request])
    expect(titles(await search(quote), 'quote')).toEqual([quote])
    expect(titles(await search(String(trade.orderSerial)), 'order')).toContain(order)
    const byName = await search('joyeria')
    expect(byName).toContainEqual({
      key: `company:${companyOf(trade)}`,
      group: 'company',
      title: 'Joyería Aurora',
      detail: '',
      href: `/staff/companies/${companyOf(trade)}`,
    })
    expect(titles(await search('RUIZ aurora'), 'person')).toEqual(['Ana Ruiz'])
    expect(titles(await search('ana@aurora.example'), 'person')).toEqual(['Ana Ruiz'])
    expect(titles(await search('rg-1-pl'), 'product')).not.toEqual([])
    expect(titles(await search('aurora 2026'), 'price_list')).toEqual(['PL-0001'])
    expect(titles(await search('swift'), 'setting')).toEqual(['Bank accounts'])
    expect(titles(await search('lin fsc'), 'colleague')).toEqual(['Lin'])
    expect(titles(await search('new quote'), 'action')).toEqual(['New quote: price a request'])
    const [code] = (await search('7117.19')).filter(({ group }) => group === 'hs')
    expect(code?.detail).toMatch(/^[1-9]\d* tariff row/)
  })

  it('requires every word, and ranks whole words before longer ones', async () => {
    expect(await search('aurora nothingofthekind')).toEqual([])
    expect(await search('  ')).toEqual([])
    expect(await search("x' OR true --")).toEqual([])
    await db.company.createMany({
      data: ['Aurorale', 'Aurora', 'Auroras'].map((name) => ({ name })),
    })
    const found = titles(await search('aurora'), 'company')
    expect(found.slice(0, 2).toSorted()).toEqual(['Aurora', 'Joyería Aurora'])
    expect(found).toHaveLength(4)
  })

  it('finds a similar name for a misspelt one, where nothing begins with it', async () => {
    const likely = titles(await search('auroar'), 'company')
    expect(likely).toContain('Joyería Aurora')
    for (const name of likely) expect(name).toMatch(/Auror/)
    expect(titles(await search('ana ruizz'), 'person')).toEqual(['Ana Ruiz'])
    // Each word must be similar to one: a name that half matches isn't offered, nor any for a
    // number.
    expect(await search('aurora qwertz')).toEqual([])
    expect(await search('auroar 42')).toEqual([])
  })

  it('finds what is written at the same moment, by its new name, and no longer what was deleted', async () => {
    const company = await db.company.create({ data: { name: '深圳不锈钢饰品' } })
    await db.contact.create({
      data: { companyId: company.id, name: 'Wei', email: 'wei@ss.example', phone: '+86 755 0001' },
    })
    expect(titles(await search('不锈钢'), 'company')).toEqual(['深圳不锈钢饰品'])
    await addTaxNumber(as(staff), {
      companyId: company.id,
      country: 'CN',
      kind: 'other',
      number: '9144-0300',
    })
    expect(titles(await search('91440300'), 'company')).toEqual(['深圳不锈钢饰品'])
    expect(titles(await search('86755'), 'person')).toEqual(['Wei'])
    await db.company.update({ where: { id: company.id }, data: { name: 'Shenzhen Steel' } })
    expect(await search('不锈钢')).toEqual([])
    expect((await search('shenzhen')).map(({ group }) => group)).toEqual(['company', 'person'])
    // Undone with its transaction.
    await db
      .$transaction(async (tx) => {
        await tx.company.create({ data: { name: 'Phantom' } })
        throw new Error('undone')
      })
      .catch(() => undefined)
    expect(await search('phantom')).toEqual([])
    const twin = await db.company.create({ data: { name: 'Shenzhen Steel Ltd' } })
    const { basis } = await mergePreview(staff, twin.id, company.id)
    await mergeCompanies(as(staff, now), { from: twin.id, into: company.id, basis })
    expect(titles(await search('shenzhen steel'), 'company')).toEqual(['Shenzhen Steel'])
  })

  it('splits words as the rules do', async () => {
    for (const text of ['Joyería  SA, (México)', 'a@b.example', 'ＦＳＣ-J101', '深圳·不锈钢', '']) {
      const rows = await db.$queryRaw<{ word: string }[]>`SELECT search_terms(${text}) AS word`
      expect(rows.map(({ word }) => word).toSorted()).toEqual(termsOf(text).toSorted())
    }
  })
})

describe.each(['none', '00000000-0000-7000-8000-000000000000'])(
  'finds nothing by the unknown id %s',
  (id) => {
    it.each([
      ['a letter', getMail],
      ['a file of products', getImport],
      ['a group of companies', getGroup],
      ['a dispute', disputeDesk],
      ['a payment', paymentDesk],
    ] satisfies [string, (actor: Actor, id: string) => Promise<unknown>][])(
      'finds nothing by %s, without an error of the database',
      async (_, query) => {
        await expect(query(staff, id)).rejects.toThrow(NotFoundError)
      },
    )

    it('nothing is opened again', async () => {
      const keys = GROUP_NAMES.map((group) => `${group}:${id}`)
      expect(await foundAgain(staff, keys, 'en')).toEqual([])
    })
  },
)

describe.each(STAFF_ROLES)('for %s', (role) => {
  const actor = colleague(role)

  it('contains nothing that the role may not read', async () => {
    for (const q of ['aurora', 'a', 'p', 's', 'new', 'import', '1', '7117', 'price', 'ring']) {
      for (const { group, key } of await search(q, actor)) {
        expect([q, key, may(actor, GROUPS[group].permission)]).toEqual([q, key, true])
        const action = DESK_ACTIONS.find((each) => key === `action:${each}`)
        if (action) expect(may(actor, ACTIONS[action][1])).toBe(true)
      }
    }
    const groups = new Set((await search('aurora', actor)).map(({ group }) => group))
    expect(groups.has('price_list')).toBe(may(actor, 'price-list.read'))
    expect(groups.has('company')).toBe(true)
    const people = (await search('lin', actor)).some(({ group }) => group === 'colleague')
    expect(people).toBe(may(actor, 'people.manage'))
  })

  it('opens again only what the role may read now', async () => {
    const all = await search('aurora')
    const keys = [...all.map(({ key }) => key), 'action:newPriceList', 'quote:gone', 'nonsense']
    const again = await foundAgain(actor, keys.slice(0, 12), 'en')
    for (const { group } of again) expect(may(actor, GROUPS[group].permission)).toBe(true)
    expect(again.map(({ key }) => key)).toEqual(
      keys
        .slice(0, 12)
        .filter((key) =>
          GROUP_NAMES.some(
            (group) =>
              key.startsWith(`${group}:`) &&
              key !== 'quote:gone' &&
              may(actor, GROUPS[group].permission) &&
              (key !== 'action:newPriceList' || may(actor, 'price-list.edit')),
          ),
        ),
    )
  })
})

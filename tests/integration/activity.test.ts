import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { may } from '@/features/accounts/rules/permissions'
import { STAFF_ROLES, type StaffRole } from '@/features/accounts/rules/staff-roles'
import { activityFace } from '@/features/activity/components/staff/activity-face'
import { deedSayer } from '@/features/activity/components/staff/deed-text'
import { activityOf, activityTable, type Deed } from '@/features/activity/queries/activity'
import { ACTIVITY_LIST } from '@/features/activity/rules/activity-list'
import { objectType } from '@/features/activity/rules/objects'
import { saveCompany } from '@/features/companies/commands/save-company'
import { getCompany } from '@/features/companies/queries/company'
import { messages } from '@/i18n/messages'
import { recordAudit } from '@/platform/audit'
import { db } from '@/platform/db/client'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { formatOrderNumber, formatQuoteNumber, formatRequestNumber } from '@/platform/numbers'
import { aColleague } from '@/tests/support/a-colleague'
import { as } from '../support/as'
import { allPages, allRows, listed } from '../support/listed'
import { aTrade, staff, type Trade } from './access/a-trade'
import { seedRing } from './quotes/submit-request-fixtures'

let trade: Trade
const say = deedSayer('en')
const colleague = (role: StaffRole): Actor => ({ ...staff, roles: [role] }) as Actor
const companyOf = ({ companyId }: Trade): string => companyId
const idOf = async (kind: 'quote' | 'request') =>
  kind === 'quote'
    ? (await db.quote.findUniqueOrThrow({ where: { serial: trade.serial } })).id
    : (await db.quoteRequest.findUniqueOrThrow({ where: { serial: trade.requestSerial } })).id

/** Writes a record of each kind of object that only some roles may read about. */
const RECORDS = [
  ['cost.save', 'cost_entry', 'SKU RG-1', { plain: '1.20' }, { plain: '1.35' }],
  ['mail.open', 'mail', '00000000-0000-4000-8000-000000000001', undefined, { template: 'x' }],
  ['account.sign-in', 'account', 'eve@elsewhere.example', undefined, undefined],
  ['something.new', 'something_new', 'x', undefined, undefined],
  ['quote.read.refused', 'quote_request', 'x', undefined, { reason: 'not theirs' }],
  ['send_limit.set', 'send_limit', 'x', { leastPricePercent: 80 }, { leastPricePercent: 85 }],
] as const

beforeAll(async () => {
  await boss()
  await seedRing()
  await aColleague()
  trade = await aTrade('ana@aurora.example')
  const company = await getCompany(staff, companyOf(trade))
  await saveCompany(as(staff), {
    id: company.id,
    version: '1',
    name: 'Aurora',
    legalName: '',
    country: '',
    website: '',
    phone: '',
    ownerId: '',
  })
  for (const [action, type, id, before, after] of RECORDS)
    await db.$transaction((tx) =>
      recordAudit(tx, {
        actor: { kind: 'staff', id: 'lin', name: 'Lin' },
        action,
        objectType: type,
        objectId: id,
        ...(before ? { before } : {}),
        ...(after ? { after } : {}),
      }),
    )
  const revision = await db.quoteRevision.findFirstOrThrow({
    where: { quote: { serial: trade.serial } },
  })
  await db.$transaction((tx) =>
    recordAudit(tx, {
      actor: { kind: 'staff', id: 'lin', name: 'Lin' },
      action: 'quote.approve_floor',
      objectType: 'quote_revision',
      objectId: revision.id,
      after: { reason: 'A first order', of: [{ sku: 'RG-1', marginPercent: '4' }] },
    }),
  )
})
afterAll(stopBoss)

describe('the audit record', () => {
  it('says in words who did what to which object, before and after', async () => {
    const deeds = (await allRows(ACTIVITY_LIST, await activityTable(staff))).map(say)
    expect(deeds).toContainEqual({
      who: 'Lin',
      did: 'changed the profile',
      of: 'Aurora',
      changes: ['Name: ana@aurora.example, now Aurora'],
    })
    const quote = `${formatQuoteNumber(trade.serial)} r1`
    const sentDeed = deeds.find(({ did, of }) => did === 'sent the quote' && of === quote)
    expect(sentDeed?.changes.join()).toMatch(/Total: USD [\d,]+\.\d\d/)
    expect(deeds).toContainEqual(
      expect.objectContaining({ who: 'Ana Ruiz', did: 'signed the quote' }),
    )
    expect(deeds.find(({ did }) => did === 'set what may be sent')?.changes).toEqual([
      'Least price, %: 80, now 85',
    ])
    for (const { who, did, changes } of deeds) {
      expect(who).not.toBe('')
      // In words, and not as ids or code.
      expect(`${did} ${changes.join(' ')}`).not.toMatch(/[{}[\]]|[0-9a-f]{32}/)
    }
  })

  it('has words for each action that the code records', () => {
    const recorded = new Set<string>()
    const walk = (folder: string) => {
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        const file = path.join(folder, entry.name)
        if (entry.isDirectory()) walk(file)
        else if (/(?<!\.test)\.ts$/.test(entry.name)) {
          const text = readFileSync(file, 'utf8')
          if (/recordAudit|recordOrderEvent|recordRefusal|audited/.test(text))
            for (const [, action] of text.matchAll(/\baction: '([\w.-]+\.[\w-]+)'/g))
              recorded.add(action ?? '')
        }
      }
    }
    walk('features')
    expect(recorded.size).toBeGreaterThan(40)
    const words: Readonly<Record<string, string>> = messages.en.activity.actions
    expect([...recorded].filter((action) => !(action.replaceAll(/[.-]/g, '_') in words))).toEqual(
      [],
    )
  })

  it('shows each role what it may read, without refusals or unlisted types', async () => {
    const all = await allRows(ACTIVITY_LIST, await activityTable(staff))
    for (const role of STAFF_ROLES) {
      const actor = colleague(role)
      const visible = await allRows(ACTIVITY_LIST, await activityTable(actor))
      const whole = may(actor, 'audit.read')
      const due = all.filter(
        ({ object, action }) =>
          whole || (may(actor, objectType(object.type).permission) && !action.endsWith('.refused')),
      )
      expect(visible.map(({ id }) => id)).toEqual(due.map(({ id }) => id))
      if (!may(actor, 'cost.read')) {
        expect(JSON.stringify(visible)).not.toMatch(/(?<!\d)1\.35(?!\d)|marginPercent/)
        const floor = visible.find(({ action }) => action === 'quote.approve_floor')
        expect(floor && say(floor).changes).toEqual([
          'Reason: A first order',
          messages.en.activity.withheld,
        ])
      }
    }
    const merchandiser = await allRows(
      ACTIVITY_LIST,
      await activityTable(colleague('merchandiser')),
    )
    expect(merchandiser.map(({ object }) => object.type)).not.toContain('mail')
    expect(merchandiser.map(({ action }) => action)).not.toContain('something.new')
  })

  it('is filtered by person, number, subject and day, and paged by a cursor', async () => {
    const found = async (params: Record<string, string>): Promise<Deed[]> =>
      allRows(ACTIVITY_LIST, await activityTable(staff), params)
    expect((await found({ q: 'ana RUIZ' })).map(({ action }) => action)).toContain('quote.accept')
    const number = formatQuoteNumber(trade.serial)
    expect(
      (await found({ q: number.toLowerCase() })).every(({ object }) =>
        object.type.startsWith('quote'),
      ),
    ).toBe(true)
    expect((await found({ subject: 'cost' })).map(({ action }) => action)).toEqual(['cost.save'])
    expect(
      (await found({ subject: 'person' })).map(({ object }) => object.type).toSorted(),
    ).toEqual(['account', 'something_new'])
    expect(await found({ since: '2199-01-01' })).toEqual([])
    expect(await found({ until: '2000-01-01' })).toEqual([])
    const shape = { ...ACTIVITY_LIST, pageRows: 3 }
    const pages = await allPages(shape, await activityTable(staff))
    const rows = pages.flatMap((page) => page.rows.map(({ id }) => id))
    expect(new Set(rows).size).toBe(rows.length)
    expect(rows).toEqual((await found({})).map(({ id }) => id))
  })

  it('shows around an object its own actions and what came of it', async () => {
    const actions = async (type: string, id: string) =>
      (await activityOf(staff, { type, id }, 100)).map(({ action }) => action)
    const whole = ['request.submit', 'quote.start', 'quote.send', 'quote.accept']
    expect(await actions('quote_request', await idOf('request'))).toEqual(
      expect.arrayContaining(whole),
    )
    expect(await actions('company', companyOf(trade))).toEqual(
      expect.arrayContaining([...whole, 'company.save']),
    )
    const quoteActions = await actions('quote', await idOf('quote'))
    expect(quoteActions).toEqual(expect.arrayContaining(whole.slice(1)))
    expect(quoteActions).not.toContain('request.submit')
    expect(await actions('order', trade.orderId)).toContain('quote.accept')
    expect(await actions('order', "x' OR true --")).toEqual([])
    const { rows } = await listed(ACTIVITY_LIST, await activityTable(staff), {
      of: `company:${companyOf(trade)}`,
    })
    expect(rows.map(({ action }) => action)).toEqual(expect.arrayContaining(['company.save']))
  })

  it('names objects by their numbers, with links to their pages', async () => {
    const deeds = await allRows(ACTIVITY_LIST, await activityTable(staff))
    const names = new Map(
      deeds
        .map(({ object }) => [object.type, object.named] as const)
        .filter(([, namedObject]) => namedObject),
    )
    expect(names.get('quote_request')).toMatchObject({
      name: formatRequestNumber(trade.requestSerial),
      href: `/staff/requests/${formatRequestNumber(trade.requestSerial)}`,
    })
    expect(names.get('company')).toMatchObject({ href: `/staff/companies/${companyOf(trade)}` })
    const face = activityFace({ locale: 'en', to: (href) => href })
    for (const deed of deeds) expect(face.nameOf(deed)).not.toMatch(/undefined|null/)
    expect(formatOrderNumber(trade.orderSerial)).toMatch(/^SO-/)
  })
})

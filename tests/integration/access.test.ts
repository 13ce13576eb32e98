import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { knownContact } from '@/features/accounts/queries/known-contact'
import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { COMPANY_ROLES } from '@/features/accounts/rules/company-roles'
import { aMember } from '@/tests/support/a-member'
import { as } from '@/tests/support/as'
import { PaymentUnavailableError } from '@/features/payments/stripe/unavailable'
import { submitRequest } from '@/features/requests/commands/submit-request'
import { activatePriceList } from '@/features/price-lists/commands/activate-price-list'
import { savePriceList } from '@/features/price-lists/commands/save-price-list'
import { PictureRefusedError } from '@/features/catalog/pictures/refusal'
import { ZipRefusedError } from '@/features/catalog/pictures/zip'
import { db } from '@/platform/db/client'
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { aColleague } from '@/tests/support/a-colleague'
import { anonymous, now, seedRing } from './quotes/submit-request-fixtures'
import { aTrade, staff, type Trade } from './access/a-trade'
import { tradeCalls } from './access/trade'
import { againCalls } from './access/again'
import { answerCalls } from './access/answers'
import { freightCalls } from './access/freight'
import { ledgerCalls } from './access/ledger'
import { costCalls } from './access/costs'
import { catalogCalls } from './access/catalog'
import { importCalls } from './access/product-imports'
import { activityCalls } from './access/activity'
import { companyCalls } from './access/companies'
import { priceListCalls } from './access/price-lists'
import { peopleCalls } from './access/people'
import { figureCalls } from './access/figures'
import { searchCalls } from './access/search'
import { settingCalls } from './access/settings'
import { tariffCalls } from './access/tariffs'
import { OF_COMPANY_ROLES, OF_FORMER } from './access/company-roles'
import { OF_ROLES } from './access/roles'
import { eventCalls } from './access/events'
import { fulfilmentCalls } from './access/fulfilment'
import { threadCalls } from './access/threads'
import { claimCalls } from './access/claims'
import { capacityCalls } from './access/capacity'
import { orderChangeCalls } from './access/order-changes'
import { stripeCalls } from './access/stripe'
import { transferCalls } from './access/transfers'
import { trueUpCalls } from './access/true-up'
import { workCalls } from './access/work'
import type { Answer, Asker } from './access/expected'

// Every query and command that takes an actor, called by everybody for objects of one company. The rows are listed by
// room in ./access.

vi.mock('next/cache', () => ({ cacheLife: () => undefined, cacheTag: () => undefined }))

const calls = {
  ...tradeCalls,
  ...answerCalls,
  ...againCalls,
  ...catalogCalls,
  ...costCalls,
  ...importCalls,
  ...priceListCalls,
  ...ledgerCalls,
  ...freightCalls,
  ...tariffCalls,
  ...companyCalls,
  ...activityCalls,
  ...searchCalls,
  ...figureCalls,
  ...settingCalls,
  ...peopleCalls,
  ...eventCalls,
  ...transferCalls,
  ...stripeCalls,
  ...workCalls,
  ...threadCalls,
  ...fulfilmentCalls,
  ...trueUpCalls,
  ...capacityCalls,
  ...orderChangeCalls,
  ...claimCalls,
}

/** These take an actor, and concern only the actor's own things or what anybody may do. */
const OPEN_TO_ALL = { submitRequest, knownContact }

async function answerTo(promise: Promise<unknown>): Promise<Answer> {
  try {
    const value = await promise
    return value === null || (Array.isArray(value) && value.length === 0) ? 'nothing' : 'answered'
  } catch (error) {
    if (error instanceof ForbiddenError) return 'refused'
    if (error instanceof NotFoundError) return 'not found'
    // Let in, and then told that it is already signed or sent, or that Stripe isn't available.
    if (
      [
        ConflictError,
        InvalidInputError,
        PaymentUnavailableError,
        PictureRefusedError,
        ZipRefusedError,
      ].some((refusalClass) => error instanceof refusalClass)
    )
      return 'answered'
    throw error
  }
}

let mine: Trade

let askers: Record<Asker, Actor>

beforeAll(async () => {
  await boss()
  await seedRing()
  await aColleague()
  await db.complianceDocument.create({
    data: {
      code: 'UNNAMED',
      kind: 'reach',
      number: '1',
      issuer: 'A laboratory',
      issuedOn: now,
      scope: 'All',
      fileName: 'a.pdf',
      contentType: 'application/pdf',
      sizeBytes: 1,
      sha256: '0'.repeat(64),
      storageKey: 'documents/unnamed.pdf',
      by: 'Lin',
    },
  })
  mine = await aTrade('ana@aurora.example')
  const theirs = await aTrade('eve@elsewhere.example')
  const companies = mine.companyId
  await activatePriceList(
    as(staff, now),
    await savePriceList(as(staff), {
      serial: null,
      edit: 0,
      entries: {
        name: 'Own',
        validFrom: '2026-11-01',
        validUntil: '',
        priority: '0',
        companies,
        entries: 'whole | | | 10%',
      },
    }),
  )
  askers = {
    anonymous,
    stranger: theirs.buyer,
    'strange guest': theirs.guest,
    owner: mine.buyer,
    'linked guest': mine.guest,
    staff,
    enrolling: { kind: 'enrolling', userId: 'lin', name: 'Lin', email: 'lin@fsc.example' },
  }
})

afterAll(stopBoss)

describe('access', () => {
  for (const [name, { call, expected }] of Object.entries(calls)) {
    for (const asker of Object.keys(expected) as Asker[]) {
      it(`${name} by ${asker}: ${expected[asker]}`, async () => {
        expect(await answerTo(call(askers[asker], mine))).toBe(expected[asker])
      })
    }
  }

  for (const [name, { call, expected }] of Object.entries(calls))
    it(`${name} by each role of the staff`, async () => {
      const admitted: string[] = []
      for (const role of STAFF_ROLES)
        if ((await answerTo(call({ ...staff, roles: [role] } as Actor, mine))) !== 'refused')
          admitted.push(role)
      expect(admitted).toEqual(
        STAFF_ROLES.filter(
          (role) => expected.staff !== 'refused' && (OF_ROLES[name] ?? STAFF_ROLES).includes(role),
        ),
      )
    })

  for (const [name, { call, expected }] of Object.entries(calls))
    it(`${name} by each role at the company, and by who was removed`, async () => {
      const admitted: string[] = []
      for (const role of COMPANY_ROLES) {
        const answer = await answerTo(
          call(aMember({ companyId: mine.companyId, roles: [role] }), mine),
        )
        if (answer !== 'refused') admitted.push(role)
      }
      expect(admitted).toEqual(
        COMPANY_ROLES.filter(
          (role) =>
            expected.owner !== 'refused' &&
            (OF_COMPANY_ROLES[name] ?? COMPANY_ROLES).includes(role),
        ),
      )
      expect(await answerTo(call(aMember({ companyId: null }), mine))).toBe(
        OF_FORMER[name] ?? expected.stranger,
      )
    })

  it('lists roles only for functions that exist', () => {
    for (const roleCalls of [OF_ROLES, OF_COMPANY_ROLES, OF_FORMER])
      expect(Object.keys(calls)).toEqual(expect.arrayContaining(Object.keys(roleCalls)))
  })

  it('covers every function that takes an actor', () => {
    const found = new Set<string>()
    const walk = (folder: string) => {
      for (const entry of readdirSync(folder, { withFileTypes: true })) {
        const file = path.join(folder, entry.name)
        if (entry.isDirectory()) walk(file)
        else if (/(?<!\.test)\.ts$/.test(entry.name))
          for (const [, waited, streamed] of readFileSync(file, 'utf8').matchAll(
            /^export (?:async function\*? (\w+)\(\s*(?:actor: Actor|context: (?:Own)?Context)|function (\w+)\(\s*actor: Actor[^)]*\): ReadableStream)/gm,
          ))
            found.add(waited ?? streamed ?? '')
      }
    }
    walk('features')
    expect([...found].sort()).toEqual([...Object.keys(calls), ...Object.keys(OPEN_TO_ALL)].sort())
  })
})

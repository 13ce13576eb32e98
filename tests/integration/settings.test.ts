import { describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { saveSetting } from '@/features/company/commands/save-setting'
import { listSettings, settingHistory, settingOf } from '@/features/company/queries/settings'
import { quotingSetting } from '@/features/company/settings/quoting'
import { db } from '@/platform/db/client'
import { InvalidInputError, StaleEntriesError } from '@/platform/errors'
import { readHouse } from '@/platform/house/facts'
import { as } from '@/tests/support/as'

const owner: Actor = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  roles: STAFF_ROLES,
}
const COMPANY = {
  section: 'company',
  legalName: 'Steel House Ltd',
  localName: '钢屋有限公司',
  shortName: 'Steel House',
  taxNumber: '',
  address: '1 Mill Lane\n\n  Foshan  ',
  country: 'CN',
  email: 'hello@steel.example',
  phone: '',
  signatory: '',
  signatoryTitle: '',
  opensAt: '08:30',
  closesAt: '17:30',
  footer: '',
}
const company = async () => (await listSettings(owner)).find(({ name }) => name === 'company')
const refusalOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => error,
  )

describe('a setting', () => {
  it('is a version with author, note and change; the one before stays', async () => {
    const before = await company()
    await saveSetting(as(owner), { ...COMPANY, version: '1', note: 'Registered anew' })
    expect(await readHouse()).toMatchObject({
      legalName: 'Steel House Ltd',
      address: ['1 Mill Lane', 'Foshan'],
      isUnset: false,
    })
    const [now, first] = await settingHistory(owner, 'company', null)
    expect(now).toMatchObject({ version: 2, setBy: 'Lin', note: 'Registered anew' })
    expect(now?.changes).toContainEqual({
      field: 'legalName',
      before: before?.texts.legalName,
      after: 'Steel House Ltd',
    })
    expect(now?.changes.map(({ field }) => field)).not.toContain('country')
    expect(first).toMatchObject({ version: 1 })
    expect(
      await db.auditEvent.count({ where: { action: 'setting.set', objectId: 'company' } }),
    ).toBe(1)
    expect((await db.cacheChange.findMany()).flatMap(({ tags }) => tags)).toContain('settings')
  })

  it('set to the same again changes nothing', async () => {
    const was = await company()
    await saveSetting(as(owner), { ...COMPANY, version: String(was?.version) })
    expect((await company())?.version).toBe(was?.version)
  })

  it('reports each invalid field, and writes nothing', async () => {
    const was = await company()
    const error = await refusalOf(
      saveSetting(as(owner), {
        ...COMPANY,
        version: String(was?.version),
        legalName: '',
        email: 'nowhere',
        country: 'QX',
        opensAt: '25:00',
        address: '\n',
      }),
    )
    expect(error).toBeInstanceOf(InvalidInputError)
    expect(Object.keys((error as InvalidInputError).fieldErrors).toSorted()).toEqual([
      'address',
      'country',
      'email',
      'legalName',
      'opensAt',
    ])
    expect((await company())?.version).toBe(was?.version)
  })

  it('edited by two people from the same version keeps the first, and shows it to the second', async () => {
    const version = String((await company())?.version)
    await saveSetting(as(owner), { ...COMPANY, version, phone: '+86 1' })
    const error = await refusalOf(saveSetting(as(owner), { ...COMPANY, version, phone: '+86 2' }))
    expect(error).toBeInstanceOf(StaleEntriesError)
    expect(error).toMatchObject({
      by: { id: 'lin', name: 'Lin' },
      version: Number(version) + 1,
      base: { phone: '' },
      theirs: { phone: '+86 1' },
    })
  })

  it('saved by many at once has one winner per version', async () => {
    const version = String((await company())?.version)
    const outcomes = await Promise.allSettled(
      Array.from({ length: 6 }, (_, i) =>
        saveSetting(as(owner), { ...COMPANY, version, phone: `+86 10${i}` }),
      ),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await company())?.version).toBe(Number(version) + 1)
  })

  it('can’t be changed or deleted once it is written', async () => {
    await expect(
      db.settingVersion.updateMany({ where: { name: 'company' }, data: { note: 'other' } }),
    ).rejects.toThrow()
    await expect(db.settingVersion.deleteMany({ where: { name: 'company' } })).rejects.toThrow()
  })

  it('for the start of a quote comes with the installation', async () => {
    expect((await settingOf(quotingSetting))?.value).toEqual({
      depositPercent: '30',
      depositDays: null,
      longerLeadDays: null,
      longerLeadPercent: null,
      answerHours: null,
      salesDiscountPercent: null,
      managerDiscountPercent: null,
      validityDays: 21,
      oceanDays: 35,
      airDays: 7,
      capPercent: '10',
      lockMarginDays: 30,
      loadingPort: 'Shenzhen',
      cancelMaterialsPercent: null,
      cancelProductionPercent: null,
      lateInterestPercent: null,
      slotDays: null,
    })
  })
})

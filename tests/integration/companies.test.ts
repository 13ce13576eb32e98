import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { addNote } from '@/features/companies/commands/add-note'
import { mergeCompanies } from '@/features/companies/commands/merge-companies'
import { removeAddress, saveAddress } from '@/features/companies/commands/save-address'
import { saveCompany } from '@/features/companies/commands/save-company'
import { addTaxNumber } from '@/features/companies/commands/save-tax-number'
import { companyTrade, getCompany } from '@/features/companies/queries/company'
import { companyTable } from '@/features/companies/queries/company-table'
import { likelySame } from '@/features/companies/queries/likely-same'
import { MOVED, mergePreview } from '@/features/companies/queries/merge-preview'
import { COMPANY_LIST } from '@/features/companies/rules/company-list'
import { activatePriceList } from '@/features/price-lists/commands/activate-price-list'
import { savePriceList } from '@/features/price-lists/commands/save-price-list'
import { companyPriceLists } from '@/features/price-lists/queries/price-list-table'
import { db } from '@/platform/db/client'
import { ConflictError, InvalidInputError, StaleEntriesError } from '@/platform/errors'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { aColleague } from '@/tests/support/a-colleague'
import { as } from '../support/as'
import { listed } from '../support/listed'
import { aTrade, staff, type Trade } from './access/a-trade'
import { now, seedRing } from './quotes/submit-request-fixtures'

let first: Trade
let second: Trade
const companyOf = ({ companyId }: Trade): string => companyId

beforeAll(async () => {
  await boss()
  await seedRing()
  await aColleague('lin', ['owner', 'sales'])
  first = await aTrade('ana@aurora.example')
  second = await aTrade('bea@aurora.example')
})
afterAll(stopBoss)

const profileOf = async (id: string) => {
  const { name, legalName, country, website, phone, owner, version } = await getCompany(staff, id)
  return {
    id,
    name,
    legalName,
    country: country ?? '',
    website,
    phone,
    ownerId: owner?.id ?? '',
    version: String(version),
  }
}
const complaints = async (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => {
      if (error instanceof InvalidInputError) return error.fieldErrors
      throw error
    },
  )

describe('a company’s profile', () => {
  it('is saved with its author, and saving the same again changes nothing', async () => {
    const before = await profileOf(companyOf(first))
    const typed = { ...before, name: 'Aurora Trading', website: 'aurora.example', ownerId: 'lin' }
    await saveCompany(as(staff), typed)
    const after = await profileOf(before.id)
    expect(after).toMatchObject({
      name: 'Aurora Trading',
      website: 'https://aurora.example',
      ownerId: 'lin',
      version: '2',
    })
    await saveCompany(as(staff), { ...after })
    expect((await profileOf(before.id)).version).toBe('2')
    const deeds = await db.auditEvent.findMany({ where: { action: 'company.save' } })
    expect(deeds).toHaveLength(1)
    expect(deeds[0]).toMatchObject({
      actorName: 'Lin',
      before: { name: before.name, owner: '' },
      after: { name: 'Aurora Trading', owner: 'Lin' },
    })
  })

  it('shows what a colleague saved meanwhile, and what both began from', async () => {
    const profile = await profileOf(companyOf(first))
    await saveCompany(as(staff), { ...profile, phone: '+1 555 0100' })
    await saveCompany(as(staff), { ...profile, version: '3', phone: '+1 555 0101' })
    const mine = saveCompany(as(staff), { ...profile, legalName: 'Aurora Trading Inc.' })
    const error = await mine.then(
      () => null,
      (thrown: unknown) => thrown,
    )
    expect(error).toBeInstanceOf(StaleEntriesError)
    expect(error).toMatchObject({
      version: 4,
      base: { phone: '', name: 'Aurora Trading' },
      theirs: { phone: '+1 555 0101', legalName: '' },
      by: { name: 'Lin' },
    })
    expect((await profileOf(profile.id)).legalName).toBe('')
  })

  it('names what can’t be accepted', async () => {
    const openedProfile = await profileOf(companyOf(first))
    expect(
      await complaints(
        saveCompany(as(staff), {
          ...openedProfile,
          name: ' ',
          country: 'Mexico',
          website: 'javascript:x',
        }),
      ),
    ).toMatchObject({
      name: ['can’t be empty'],
      country: [expect.stringContaining('two letters')],
      website: [expect.stringContaining('web')],
    })
    expect(
      Object.keys(
        (await complaints(saveCompany(as(staff), { ...openedProfile, ownerId: 'eve' }))) ?? {},
      ),
    ).toEqual(['ownerId'])
    await expect(saveCompany(as(staff), { ...openedProfile, id: randomUUID() })).rejects.toThrow(
      'company',
    )
  })
})

describe('addresses, tax numbers and notes', () => {
  it('are saved, changed and removed, each with an audit record', async () => {
    const companyId = companyOf(first)
    const typed = {
      companyId,
      version: '0',
      kind: 'SHIPPING',
      lines: '1 Pier\nGate 4',
      city: 'Oakland',
      region: 'CA',
      postcode: '94607',
      country: 'us',
    }
    await saveAddress(as(staff), typed)
    const [address] = (await getCompany(staff, companyId)).addresses
    expect(address).toMatchObject({ city: 'Oakland', country: 'US', version: 1 })
    const change = { ...typed, id: address?.id, version: '1', city: 'Alameda' }
    await saveAddress(as(staff), change)
    await expect(saveAddress(as(staff), change)).rejects.toBeInstanceOf(StaleEntriesError)
    await removeAddress(as(staff), { companyId, id: address?.id })
    await expect(removeAddress(as(staff), { companyId, id: address?.id })).rejects.toThrow(
      'address',
    )
    expect((await getCompany(staff, companyId)).addresses).toEqual([])
    await saveAddress(as(staff), typed)
    expect(
      (
        await db.auditEvent.findMany({ where: { objectId: companyId }, orderBy: { at: 'asc' } })
      ).map(({ action }) => action),
    ).toEqual(
      expect.arrayContaining([
        'company.add_address',
        'company.change_address',
        'company.remove_address',
      ]),
    )
  })

  it('include a tax number once, with correct check digits', async () => {
    const typed = { companyId: companyOf(first), country: 'gb', kind: 'tax', number: '980 7806 84' }
    await addTaxNumber(as(staff), typed)
    expect(await complaints(addTaxNumber(as(staff), typed))).toEqual({
      number: ['this company has that number already'],
    })
    expect(
      await complaints(addTaxNumber(as(staff), { ...typed, number: '980 7806 85' })),
    ).toMatchObject({ number: [expect.stringContaining('check digits')] })
    await addTaxNumber(as(staff), { ...typed, companyId: companyOf(second) })
    expect((await getCompany(staff, companyOf(second))).taxNumbers[0]?.alsoOf).toEqual([
      { id: companyOf(first), name: 'Aurora Trading' },
    ])
  })

  it('include a note that stays as it was written', async () => {
    await addNote(as(staff, now), { companyId: companyOf(second), text: 'Pays on time.' })
    const [note] = (await getCompany(staff, companyOf(second))).notes
    expect(note).toMatchObject({ text: 'Pays on time.', by: 'Lin', at: now })
    const where = { id: note?.id ?? '' }
    await expect(db.companyNote.update({ where, data: { text: 'x' } })).rejects.toThrow()
    await expect(db.companyNote.delete({ where })).rejects.toThrow()
    expect((await getCompany(staff, companyOf(second))).notes).toEqual([note])
  })
})

describe('the list of companies', () => {
  it('is searched by name, person and tax number', async () => {
    const found = async (params: Record<string, string>) =>
      (await listed(COMPANY_LIST, await companyTable(staff), params)).rows.map(({ id }) => id)
    expect(await found({ q: 'aurora tra' })).toEqual([companyOf(first)])
    expect(await found({ q: 'BEA@aurora' })).toEqual([companyOf(second)])
    expect((await found({ q: '980780684' })).toSorted()).toEqual(
      [companyOf(first), companyOf(second)].toSorted(),
    )
    expect(await found({ owner: 'mine' })).toEqual([companyOf(first)])
    expect(await found({ merged: 'yes' })).toEqual([])
    const [row] = (await listed(COMPANY_LIST, await companyTable(staff), { owner: 'mine' })).rows
    expect(row).toMatchObject({ people: 1, requests: 1, quotes: 1, orders: 1, ownerName: 'Lin' })
  })
})

/** The number of rows of each kind, whoever they belong to. */
async function everything() {
  return {
    contacts: await db.contact.count(),
    requests: await db.quoteRequest.count(),
    quotes: await db.quote.count(),
    orders: await db.order.count(),
    notes: await db.companyNote.count(),
    addresses: await db.companyAddress.count(),
    revisions: await db.quoteRevision.findMany({
      orderBy: { id: 'asc' },
      select: { id: true, document: true, documentHash: true, state: true },
    }),
    acceptances: await db.acceptance.findMany({ orderBy: { id: 'asc' } }),
  }
}
const ownList = async (name: string, companies: string, priority: string) => {
  const draft = await savePriceList(as(staff), {
    serial: null,
    edit: 0,
    entries: {
      name,
      validFrom: '2026-11-01',
      validUntil: '',
      priority,
      companies,
      entries: 'whole | | | 10%',
    },
  })
  await activatePriceList(as(staff, now), draft)
  return draft.serial
}

describe('a merge', () => {
  it('is refused for a company with itself, for one that is gone, and where it differs from the preview', async () => {
    const [from, into] = [companyOf(second), companyOf(first)]
    const { basis } = await mergePreview(staff, from, into)
    expect(await complaints(mergeCompanies(as(staff), { from, into: from, basis }))).toEqual({
      change: ['a company isn’t merged into itself'],
    })
    expect(
      await complaints(mergeCompanies(as(staff), { from, into: randomUUID(), basis })),
    ).toMatchObject({ change: [expect.stringContaining('gone')] })
    await addNote(as(staff, now), { companyId: from, text: 'Meanwhile.' })
    await expect(mergeCompanies(as(staff), { from, into, basis })).rejects.toEqual(
      new ConflictError('stale'),
    )
  })

  it('is suggested by tax number before anything else', async () => {
    expect(await likelySame(staff, companyOf(second))).toMatchObject([
      { id: companyOf(first), by: 'tax_number', requests: 1, orders: 1 },
    ])
    expect(await likelySame(staff, companyOf(second), 'nobody of this name')).toEqual([])
  })

  it('waits until no two price lists would apply at once, and names them', async () => {
    const [from, into] = [companyOf(second), companyOf(first)]
    await ownList('Aurora 2026', into, '0')
    await ownList('Bea’s', from, '1')
    expect((await mergePreview(staff, from, into)).clashes).toEqual([])
    await ownList('Bea’s other', from, '0')
    const { clashes, basis } = await mergePreview(staff, from, into)
    expect(clashes).toEqual([{ a: 'Bea’s other', b: 'Aurora 2026' }])
    expect(await complaints(mergeCompanies(as(staff), { from, into, basis }))).toMatchObject({
      change: [expect.stringContaining('Bea’s other / Aurora 2026')],
    })
    const list = await db.priceListVersion.findFirstOrThrow({ where: { name: 'Bea’s other' } })
    await db.priceListVersion.update({ where: { id: list.id }, data: { state: 'WITHDRAWN' } })
  })

  it('moves everything at once, loses nothing, and leaves signed documents as they were signed', async () => {
    const [from, into] = [companyOf(second), companyOf(first)]
    const before = await everything()
    const sum = async () =>
      (await Promise.all([from, into].map((id) => companyTrade(staff, id)))).map(
        ({ counts }) => counts,
      )
    const [hadInto, hadFrom] = (await sum()).toReversed()
    const preview = await mergePreview(staff, from, into)
    expect(preview.moves).toMatchObject({ people: 1, requests: 1, quotes: 1, orders: 1, notes: 2 })
    expect(preview.doubles).toEqual({ signIns: 0, taxNumbers: 1, priceLists: 0, groups: 0 })

    await mergeCompanies(as(staff, now), { from, into, basis: preview.basis })

    expect(await everything()).toEqual(before)
    const [merged, stays] = await sum()
    expect(merged).toEqual({ requests: 0, quotes: 0, orders: 0, files: 0 })
    for (const kind of ['requests', 'quotes', 'orders', 'files'] as const)
      expect(stays?.[kind]).toBe((hadInto?.[kind] ?? 0) + (hadFrom?.[kind] ?? 0))
    const company = await getCompany(staff, into)
    expect(company.people.map(({ email }) => email).toSorted()).toEqual([
      'ana@aurora.example',
      'bea@aurora.example',
    ])
    expect(company.taxNumbers).toHaveLength(1)
    expect(company.notes).toHaveLength(2)
    expect(company.merged).toMatchObject([{ id: from, by: 'Lin' }])
    expect((await getCompany(staff, from)).mergedInto?.id).toBe(into)
    expect((await companyPriceLists(staff, into, now)).map(({ name }) => name).toSorted()).toEqual([
      'Aurora 2026',
      'Bea’s',
      'Bea’s other',
    ])
    const deeds = await db.auditEvent.findMany({ where: { action: 'company.merge' } })
    expect(deeds.map(({ objectId }) => objectId).toSorted()).toEqual([from, into].toSorted())
    // The second time, one of them no longer exists.
    expect(
      await complaints(mergeCompanies(as(staff), { from, into, basis: preview.basis })),
    ).toMatchObject({ change: [expect.stringContaining('gone')] })
    expect(MOVED.every((what) => what in preview.moves)).toBe(true)
  })

  it('also moves what is written for the merged company during the merge and after it', async () => {
    const remaining = await db.company.create({ data: { name: 'Borea' } })
    const twin = await db.company.create({ data: { name: 'Borea Ltd' } })
    const contact = await db.contact.create({
      data: { companyId: twin.id, name: 'Cy', email: 'cy@borea.example' },
    })
    const { basis } = await mergePreview(staff, twin.id, remaining.id)
    const request = () =>
      db.quoteRequest.create({
        data: {
          companyId: twin.id,
          contactId: contact.id,
          companyName: 'Borea Ltd',
          contactName: 'Cy',
          contactEmail: 'cy@borea.example',
          destination: 'US',
          incoterm: 'FOB',
          currency: 'USD',
          locale: 'en',
          estimateMinor: 100,
          idempotencyKey: randomUUID(),
        },
      })
    let submission: Promise<unknown> = Promise.resolve()
    await db.$transaction(async (transaction) => {
      const within: Actor = staff
      await mergeCompanies(
        { actor: within, now, transaction },
        { from: twin.id, into: remaining.id, basis },
      )
      // It is submitted before the merge is committed: it waits, and then follows the others.
      submission = request()
      await new Promise((resolve) => setTimeout(resolve, 150))
    })
    await submission
    await request()
    const found = await db.quoteRequest.findMany({ where: { contactId: contact.id } })
    expect(found.map(({ companyId }) => companyId)).toEqual([remaining.id, remaining.id])
  })
})

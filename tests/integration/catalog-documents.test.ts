import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { as, asSystem } from '@/tests/support/as'
import { dropEndedDocuments } from '@/features/catalog/commands/drop-ended-documents'
import { saveDocument } from '@/features/catalog/commands/save-document'
import { withdrawDocument } from '@/features/catalog/commands/withdraw-document'
import { documentFile, lackingDocuments, listDocuments } from '@/features/catalog/queries/documents'
import { saveSetting } from '@/features/company/commands/save-setting'
import { db } from '@/platform/db/client'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { fileStore } from '@/platform/files/store'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { anonymous, seedRing } from './quotes/submit-request-fixtures'
import { failure } from '@/tests/support/failure'
import { aMember } from '@/tests/support/a-member'

const lin: Actor = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  roles: STAFF_ROLES,
}
const buyer: Actor = aMember({ companyId: null })
const now = new Date('2026-11-26T04:00:00Z')
const entries = {
  code: 'NI-1',
  kind: 'nickel-release',
  number: 'SH-2026-11',
  issuer: 'A laboratory',
  issuedOn: '2026-01-05',
  expiresOn: '2026-12-31',
  scope: 'Rings of 316L',
}
async function* pdf(words = 'one'): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`%PDF-1.7\n${words}`)
}
const add = (
  change: object = {},
  file: { name: string; body: AsyncIterable<Uint8Array> } | null = {
    name: 'report.pdf',
    body: pdf(),
  },
) => saveDocument(as(lin), { id: '', version: 0, entries: { ...entries, ...change }, file })
const held = async (code = 'NI-1') =>
  (await listDocuments(lin, now)).find((each) => each.code === code)!

beforeAll(async () => {
  await boss()
  await seedRing()
  await seedRing('DRAFT', 'RG-2')
})
afterAll(stopBoss)

describe('a compliance document', () => {
  it('is stored with its file, whose type is found from its content', async () => {
    expect(await add()).toEqual({ code: 'NI-1' })
    expect(await held()).toMatchObject({
      ...entries,
      state: 'valid',
      version: 1,
      products: 0,
      fileKind: 'PDF',
      isDemo: false,
    })
    // Its end is announced as far ahead as the house has set.
    await saveSetting(as(lin), { section: 'reminders', version: '0', paperDays: '60' })
    expect(await held()).toMatchObject({ state: 'soon' })
    for (const [change, file, field] of [
      [{}, { name: 'report.pdf', body: pdf() }, 'code'],
      [{ code: 'NI-2', expiresOn: '2025-01-01' }, { name: 'report.pdf', body: pdf() }, 'expiresOn'],
      [{ code: 'NI-2' }, null, 'file'],
      [{ code: 'NI-2' }, { name: 'report.png', body: pdf() }, 'file'],
      [{ code: 'NI-2' }, { name: 'ring.stl', body: pdf() }, 'file'],
      [{ code: 'NI-2' }, { name: 'page.svg', body: pdf() }, 'file'],
    ] as const) {
      const error = await failure(add(change, file))
      expect(error instanceof InvalidInputError ? Object.keys(error.fieldErrors) : error).toEqual([
        field,
      ])
    }
    expect(await db.complianceDocument.count()).toBe(1)
  })

  it('is open to strangers only while it is valid and a product in the shop names it', async () => {
    const answers = async (at = now) =>
      Promise.all(
        [anonymous, buyer, lin].map(async (actor) => failure(documentFile(actor, 'NI-1', at))),
      )
    const no = new NotFoundError('document')
    expect(await answers()).toEqual([no, no, null])
    await db.product.update({ where: { styleNumber: 'RG-2' }, data: { documents: ['NI-1'] } })
    expect(await answers()).toEqual([no, no, null])
    await db.product.update({
      where: { styleNumber: 'RG-1' },
      data: { documents: ['NI-1', 'NI-9'] },
    })
    expect(await answers()).toEqual([null, null, null])
    // Its last day is included, in the factory's zone.
    expect(await answers(new Date('2026-12-31T15:59:00Z'))).toEqual([null, null, null])
    expect(await answers(new Date('2026-12-31T16:01:00Z'))).toEqual([no, no, null])
    await db.product.update({ where: { styleNumber: 'RG-1' }, data: { status: 'ARCHIVED' } })
    expect(await answers()).toEqual([no, no, null])
    await db.product.update({ where: { styleNumber: 'RG-1' }, data: { status: 'PUBLISHED' } })
    expect(await held()).toMatchObject({ products: 2, styles: ['RG-1', 'RG-2'] })
    expect(await failure(documentFile(lin, 'NI-404'))).toEqual(no)
  })

  it('keeps its code when replaced, and tells the second of two who replace it at once', async () => {
    const { id, version } = await held()
    const before = await documentFile(lin, 'NI-1')
    await saveDocument(as(lin), {
      id,
      version,
      entries: { ...entries, code: 'OTHER', number: 'SH-2027-1', expiresOn: '2027-12-31' },
      file: { name: 'new.pdf', body: pdf('two') },
    })
    expect(await held()).toMatchObject({
      code: 'NI-1',
      number: 'SH-2027-1',
      state: 'valid',
      version: 2,
    })
    const after = await documentFile(lin, 'NI-1')
    expect(
      [await fileStore().get(before.storageKey), await fileStore().get(after.storageKey)].map(
        (text) => text.slice(-3),
      ),
    ).toEqual(['one', 'two'])
    expect(await failure(saveDocument(as(lin), { id, version, entries, file: null }))).toEqual(
      new ConflictError('stale'),
    )
    expect(await db.auditEvent.findFirst({ where: { action: 'document.replace' } })).toMatchObject({
      before: { number: 'SH-2026-11', storageKey: before.storageKey },
    })
    await saveDocument(as(lin), {
      id,
      version: 2,
      entries: { ...entries, expiresOn: '' },
      file: null,
    })
    expect([(await documentFile(lin, 'NI-1')).storageKey, (await held()).state]).toEqual([
      after.storageKey,
      'valid',
    ])
  })

  it('has its pages refreshed as the day after its end begins', async () => {
    await add({ code: 'ENDS-1', expiresOn: '2026-12-31' })
    const told = () => db.cacheChange.count({ where: { tags: { has: 'documents' } } })
    const before = await told()
    expect([
      await dropEndedDocuments(asSystem(new Date('2026-12-31T15:00:00Z'))),
      await told(),
    ]).toEqual([0, before])
    expect([
      await dropEndedDocuments(asSystem(new Date('2026-12-31T16:01:00Z'))),
      await told(),
    ]).toEqual([1, before + 1])
  })

  it('is shown to nobody outside once withdrawn, and its products lack it', async () => {
    expect(await lackingDocuments(lin, ['NI-1', 'NI-9'], now)).toEqual([
      { code: 'NI-9', why: 'unknown' },
    ])
    const { id, version } = await held()
    await withdrawDocument(as(lin, now), { id, version })
    expect(await failure(withdrawDocument(as(lin, now), { id, version }))).toEqual(
      new ConflictError('stale'),
    )
    expect(await failure(documentFile(anonymous, 'NI-1', now))).toEqual(
      new NotFoundError('document'),
    )
    expect(await lackingDocuments(lin, ['NI-1'], now)).toEqual([{ code: 'NI-1', why: 'withdrawn' }])
    await saveDocument(as(lin), {
      id,
      version: version + 1,
      entries: { ...entries, expiresOn: '2026-11-25' },
      file: null,
    })
    expect(await lackingDocuments(lin, ['NI-1'], now)).toEqual([{ code: 'NI-1', why: 'expired' }])
  })
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attachArtwork } from '@/features/requests/commands/attach-artwork'
import { submitRequest } from '@/features/requests/commands/submit-request'
import { ownRequestTable } from '@/features/requests/queries/own-requests'
import { getAttachment, getRequest } from '@/features/requests/queries/requests'
import { OWN_REQUEST_LIST } from '@/features/requests/rules/own-request-list'
import { allRows } from '@/tests/support/listed'
import { InvalidRequestError } from '@/features/requests/rules/request-problems'
import { db } from '@/platform/db/client'
import { purgeUnclaimed, UNCLAIMED_DAYS } from '@/platform/files/purge'
import { fileStore } from '@/platform/files/store'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { ConflictError, ForbiddenError, NotFoundError } from '@/platform/errors'
import { anonymous, anUpload, aRequest, counts, now, seedRing } from './submit-request-fixtures'
import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { as } from '@/tests/support/as'
import { aMember } from '@/tests/support/a-member'

const submit = (input: unknown) => submitRequest(as(anonymous, now), input, 'en')
async function refused(input: unknown): Promise<string[]> {
  const error = await submit(input).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof InvalidRequestError)) throw error ?? new Error('it was taken')
  return error.problems.map((p) => `${p.path} ${p.code}`)
}
const guestOf = async (serial: number) => ({
  kind: 'guest' as const,
  linkedRequestIds: [(await db.quoteRequest.findUniqueOrThrow({ where: { serial } })).id],
})

beforeAll(async () => {
  await boss()
  await seedRing()
})
afterAll(stopBoss)

describe('files of a request', () => {
  it('are claimed with the secret of their uploader', async () => {
    const files = await Promise.all(Array.from({ length: 10 }, anUpload))
    const { serial } = await submit(
      aRequest({ files: files.map((file) => ({ ...file, linePosition: 2 })) }),
    )
    const request = await getRequest(await guestOf(serial), serial)
    expect(request.lines[1]?.attachments.map((file) => file.id).toSorted()).toEqual(
      files.map((file) => file.id).toSorted(),
    )
  })

  it('of somebody else, unknown, repeated or already claimed are refused, and nothing is written', async () => {
    const before = await counts()
    const [mine, theirs] = [await anUpload(), await anUpload()]
    expect(
      await refused(aRequest({ files: [mine, { ...theirs, claimToken: mine.claimToken }] })),
    ).toEqual(['files.1 file_gone'])
    expect(
      await refused(aRequest({ files: [{ id: randomUUID(), claimToken: mine.claimToken }, mine] })),
    ).toEqual(['files.0 file_gone'])
    expect(await refused(aRequest({ files: [mine, { ...mine, linePosition: 3 }] }))).toEqual([
      'files.1 file_gone',
    ])
    expect(await counts()).toEqual(before)
    expect(await db.attachment.findUniqueOrThrow({ where: { id: mine.id } })).toMatchObject({
      requestId: null,
      linePosition: null,
    })

    await submit(aRequest({ files: [mine] }))
    expect(await refused(aRequest({ files: [mine] }))).toEqual(['files.0 file_gone'])
  })

  it('claimed by two requests at once go to one of them', async () => {
    const file = await anUpload()
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, () => submit(aRequest({ files: [file] }))),
    )
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
  })

  it('that nobody attached to a request are deleted after a week, the others stay', async () => {
    const [given, claimed, fresh] = [await anUpload(), await anUpload(), await anUpload()]
    await submit(aRequest({ files: [claimed] }))
    const note = await db.attachment.findUniqueOrThrow({ where: { id: given.id } })
    await fileStore().put(note.storageKey, 'a drawing')
    const old = new Date(Date.now() - UNCLAIMED_DAYS * 86_400_000 - 60_000)
    await db.attachment.updateMany({
      where: { id: { in: [given.id, claimed.id] } },
      data: { createdAt: old },
    })
    expect(await purgeUnclaimed()).toBe(1)
    expect(
      (await db.attachment.findMany({ where: { id: { in: [given.id, claimed.id, fresh.id] } } }))
        .map((file) => file.id)
        .toSorted(),
    ).toEqual([claimed.id, fresh.id].toSorted())
    expect(await fileStore().exists(note.storageKey)).toBe(false)
    expect(await refused(aRequest({ files: [given] }))).toEqual(['files.0 file_gone'])
    expect(await purgeUnclaimed()).toBe(0)
  })

  it('are ten at most', async () => {
    const files = Array.from({ length: 11 }, () => ({
      id: randomUUID(),
      claimToken: 'x'.repeat(30),
    }))
    expect(await refused(aRequest({ files }))).toEqual(['files too_many_files'])
  })
})

describe('artwork of a catalog line', () => {
  const engraved = (sku: string, more: { artworkLater?: true } = {}) => ({
    kind: 'BULK' as const,
    sku,
    quantity: 500,
    optionCodes: ['engrave'],
    ...more,
  })
  beforeAll(async () => {
    await db.productOption.updateMany({ where: { code: 'engrave' }, data: { artwork: true } })
  })

  it('is sent with its line, serves the design’s other lines, and staff see where it is missing', async () => {
    const file = await anUpload()
    const { serial } = await submit(
      aRequest({
        lines: [
          engraved('RG-1-PL-17'),
          engraved('RG-1-PL-18'),
          { kind: 'BULK', sku: 'RG-1-PL-19', quantity: 500 },
        ],
        files: [{ ...file, linePosition: 1 }],
      }),
    )
    const { lines } = await getRequest(await guestOf(serial), serial)
    expect(
      lines.map(({ artwork, artworkLater, attachments }) => ({
        ...artwork,
        artworkLater,
        files: attachments.map(({ id }) => id),
      })),
    ).toEqual([
      { needs: ['Laser engraving'], lacks: [], from: null, artworkLater: false, files: [file.id] },
      { needs: ['Laser engraving'], lacks: [], from: 0, artworkLater: false, files: [] },
      { needs: [], lacks: [], from: null, artworkLater: false, files: [] },
    ])
    const without = await submit(
      aRequest({ lines: [engraved('RG-1-PL-17', { artworkLater: true })] }),
    )
    expect(
      (await getRequest(await guestOf(without.serial), without.serial)).lines[0],
    ).toMatchObject({ artwork: { lacks: ['Laser engraving'] }, artworkLater: true })
  })

  it('can come later, from people who may see the request, and only as their own upload', async () => {
    const { serial } = await submit(
      aRequest({ lines: [engraved('RG-1-PL-17', { artworkLater: true })] }),
    )
    const mine = await guestOf(serial)
    const theirs = await guestOf((await submit(aRequest({ contactEmail: 'bo@b.example' }))).serial)
    const [file, foreign] = [await anUpload(), await anUpload()]
    const attach = (actor: Actor, claim: { id: string; claimToken: string }, linePosition = 1) =>
      attachArtwork(as(actor), { serial, linePosition, file: claim })
    await expect(attach(theirs, file)).rejects.toBeInstanceOf(NotFoundError)
    await expect(attach(anonymous, file)).rejects.toBeInstanceOf(ForbiddenError)
    await expect(attach(mine, file, 2)).rejects.toBeInstanceOf(NotFoundError)
    // Somebody else's upload: its id may be known, its secret isn't.
    await expect(
      attach(mine, { id: foreign.id, claimToken: file.claimToken }),
    ).rejects.toBeInstanceOf(InvalidRequestError)
    expect(await db.attachment.findUniqueOrThrow({ where: { id: foreign.id } })).toMatchObject({
      requestId: null,
    })
    expect((await getRequest(mine, serial)).fileCount).toBe(0)

    await attach(mine, file)
    const [line] = (await getRequest(mine, serial)).lines
    expect(line).toMatchObject({ artwork: { lacks: [] }, attachments: [{ id: file.id }] })
    await expect(attach(mine, file)).rejects.toBeInstanceOf(InvalidRequestError)
    const [told] = await db.$queryRaw<
      { n: number }[]
    >`SELECT count(*)::int AS n FROM pgboss.job WHERE name = 'request.artwork-mail' AND data->>'fileId' = ${file.id}`
    expect(told).toEqual({ n: 1 })
    expect(await db.auditEvent.count({ where: { action: 'request.attach' } })).toBe(1)
  })

  it('is ten files at most, also when they come at once', async () => {
    const files = await Promise.all(Array.from({ length: 9 }, anUpload))
    const { serial } = await submit(
      aRequest({
        lines: [engraved('RG-1-PL-17')],
        files: files.map((file) => ({ ...file, linePosition: 1 })),
      }),
    )
    const mine = await guestOf(serial)
    const more = await Promise.all(Array.from({ length: 4 }, anUpload))
    const outcomes = await Promise.allSettled(
      more.map((file) => attachArtwork(as(mine), { serial, linePosition: 1, file })),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(ConflictError)
    expect((await getRequest(mine, serial)).fileCount).toBe(10)
  })
})

const requestsOf = async (actor: Actor) => allRows(OWN_REQUEST_LIST, await ownRequestTable(actor))

describe('the requests that an actor sees', () => {
  it('are theirs by link or company, and nobody else’s', async () => {
    const file = await anUpload()
    const { serial } = await submit(
      aRequest({ contactEmail: 'bo@b.example', files: [{ ...file, linePosition: 2 }] }),
    )
    const { id, companyId } = await db.quoteRequest.findUniqueOrThrow({ where: { serial } })
    const staff = {
      kind: 'staff' as const,
      userId: 's',
      name: 'S',
      email: 's@fsc.example',
      roles: STAFF_ROLES,
    }
    for (const actor of [
      { kind: 'guest' as const, linkedRequestIds: [id] },
      aMember({ companyId }),
      aMember({ companyId: null, linkedRequestIds: [id] }),
      staff,
    ]) {
      expect((await getRequest(actor, serial)).serial).toBe(serial)
      expect((await getAttachment(actor, file.id)).fileName).toBe('drawing.pdf')
      expect((await requestsOf(actor)).map((row) => row.serial)).toContain(serial)
    }
    const other = await db.company.create({ data: { name: 'Other' } })
    for (const actor of [
      { kind: 'guest' as const, linkedRequestIds: [randomUUID()] },
      aMember({ companyId: other.id }),
      aMember({ companyId: null }),
    ]) {
      await expect(getRequest(actor, serial)).rejects.toBeInstanceOf(NotFoundError)
      await expect(getAttachment(actor, file.id)).rejects.toBeInstanceOf(NotFoundError)
      expect(await requestsOf(actor)).toEqual([])
    }
    await expect(getRequest(anonymous, serial)).rejects.toBeInstanceOf(NotFoundError)
    await expect(getAttachment(staff, 'no-uuid')).rejects.toBeInstanceOf(NotFoundError)
    await expect(getAttachment(staff, (await anUpload()).id)).rejects.toBeInstanceOf(NotFoundError)
  })
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { linkToken } from '@/features/accounts/rules/links'
import { removeMember } from '@/features/companies/commands/remove-member'
import { addPaper, removePaper } from '@/features/companies/commands/save-paper'
import { adoptLegalData, setLegalData } from '@/features/companies/commands/set-legal-data'
import { setMemberLetters } from '@/features/companies/commands/set-member-letters'
import { legalData } from '@/features/companies/queries/legal-data'
import { companyPapers, paperFile } from '@/features/companies/queries/papers'
import { saveSetting } from '@/features/company/commands/save-setting'
import { acceptQuote } from '@/features/orders/commands/accept-quote'
import { legalParty } from '@/features/quotes/queries/legal-party'
import { db } from '@/platform/db/client'
import { addDays } from '@/platform/day'
import { ForbiddenError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { keepUnclaimed } from '@/platform/files/keep'
import { stopBoss } from '@/platform/jobs/boss'
import { as } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { SIGNING } from '@/tests/support/signing'
import { aCompany, aQuote, memberId, type Member } from './quotes/company-fixtures'
import { conflict, openDesk, staff } from './quotes/quote-fixtures'
import { now } from './quotes/submit-request-fixtures'

// What a buying company keeps about itself: papers, its legal data, and who gets its letters.

beforeAll(openDesk)
afterAll(stopBoss)

describe('a paper of a company', () => {
  /** The row of an uploaded file before it is attached to anything. */
  const upload = async (contentType = 'application/pdf') => {
    const file = { fileName: 'resale.pdf', contentType, sizeBytes: 9, sha256: 'a'.repeat(64) }
    const uploadRow = await keepUnclaimed({ ...file, storageKey: `requests/${randomUUID()}.pdf` })
    return { fileId: uploadRow.id, fileToken: uploadRow.claimToken }
  }

  it('is kept by owner and finance, shown to colleagues and the house, and announced before it ends', async () => {
    const { id: companyId, people } = await aCompany(['owner'], ['finance'], ['buyer'])
    const [owner, finance, buyer] = people as [Member, Member, Member]
    const strange = (await aCompany(['owner'])).people[0] as Member
    const entries = { companyId, kind: 'RESALE_CERTIFICATE', number: 'IL-4711' }
    const today = now.toISOString().slice(0, 10)
    const file = await upload()
    const ending = { ...entries, validUntil: addDays(today, 5), ...file }
    expect(await failure(addPaper(as(buyer), ending))).toBeInstanceOf(ForbiddenError)
    expect(await failure(addPaper(as(strange), ending))).toBeInstanceOf(NotFoundError)
    await addPaper(as(finance), ending)
    // One upload makes one paper; somebody else's file, an executable and an invalid day are refused.
    const wrong = [
      ending,
      { ...ending, ...(await upload()), fileToken: 'guessed' },
      { ...ending, ...(await upload('text/plain')) },
      { ...ending, fileId: '' },
      { ...ending, ...(await upload()), validUntil: '2026-02-30' },
    ]
    for (const each of wrong)
      expect(await failure(addPaper(as(owner), each))).toBeInstanceOf(InvalidInputError)
    await addPaper(as(owner), { ...entries, validUntil: addDays(today, -1), ...(await upload()) })
    await addPaper(as(owner), { ...entries, number: '', validUntil: '', ...(await upload()) })
    await saveSetting(as(staff), { section: 'reminders', version: '0', paperDays: '60' })
    const papers = await companyPapers(buyer, companyId, now)
    expect(papers.map(({ standing }) => standing)).toEqual(['ended', 'ends', 'holds'])
    expect(await companyPapers(staff, companyId, now)).toEqual(papers)
    expect(await failure(companyPapers(strange, companyId, now))).toBeInstanceOf(NotFoundError)
    const id = papers[1]?.id ?? ''
    expect(await paperFile(buyer, id)).toMatchObject({ fileName: 'resale.pdf' })
    expect(await failure(paperFile(strange, id))).toBeInstanceOf(NotFoundError)
    await removePaper(as(finance), { companyId, id })
    expect(await failure(removePaper(as(owner), { companyId, id }))).toBeInstanceOf(NotFoundError)
    expect(await failure(paperFile(owner, id))).toBeInstanceOf(NotFoundError)
  })
})

describe('the legal data typed with a signature', () => {
  it('are offered to the record, adopted only when an owner confirms, and never overwrite it', async () => {
    const { id: companyId, people } = await aCompany(['owner'], ['buyer'])
    const [owner, buyer] = people as [Member, Member]
    const { paper } = await aQuote(buyer)
    expect(await legalData(owner, companyId)).toMatchObject({ registered: null, offered: null })
    await acceptQuote(as(buyer, now), { ...paper, signerName: 'Bo', ...SIGNING }, null)
    const typed = { name: SIGNING.legalName, address: SIGNING.legalAddress, country: 'DE' }
    const { offered, version } = await legalData(owner, companyId)
    expect(offered).toMatchObject({ ...typed, quoteSerial: paper.serial, by: 'Bo' })
    const press = { companyId, version: String(version), acceptanceId: offered?.acceptanceId }
    expect(await failure(adoptLegalData(as(buyer), press))).toBeInstanceOf(ForbiddenError)
    const other = await aCompany(['owner'])
    const theirs = { ...press, companyId: other.id, version: '1' }
    expect(await failure(adoptLegalData(as(other.people[0] as Member), theirs))).toBeInstanceOf(
      NotFoundError,
    )
    await adoptLegalData(as(owner), press)
    expect(await conflict(adoptLegalData(as(owner), press))).toBe('stale')
    expect(await legalData(buyer, companyId)).toMatchObject({ registered: typed, offered: null })
    expect(await legalParty(buyer, companyId)).toEqual(typed)
    // After a change, what was signed stays, and is offered again beside the record.
    const newData = {
      legalName: 'Aurora Ltd',
      legalAddress: '9 Quay\n20095 Hamburg',
      legalCountry: 'DE',
    }
    const gap = { companyId, version: String(version + 1), ...newData, legalAddress: '' }
    expect(await failure(setLegalData(as(owner), gap))).toBeInstanceOf(InvalidInputError)
    await setLegalData(as(owner), { ...gap, ...newData })
    expect(await legalData(owner, companyId)).toMatchObject({
      registered: { name: 'Aurora Ltd' },
      offered: typed,
    })
    expect(await legalParty(buyer, companyId)).toMatchObject({ name: 'Aurora Ltd' })
  })
})

describe('letters of a company', () => {
  it('go to whom an owner chose besides the requester, without the secret link, and to nobody who left', async () => {
    const { people } = await aCompany(['owner'], ['buyer'], ['finance'])
    const [owner, buyer, finance] = people as [Member, Member, Member]
    const entries = { memberId: await memberId(finance), 'letter.QUOTES': 'on' }
    expect(await failure(setMemberLetters(as(buyer), entries))).toBeInstanceOf(ForbiddenError)
    await setMemberLetters(as(owner), entries)
    await setMemberLetters(as(owner), { memberId: await memberId(buyer), 'letter.QUOTES': 'on' })
    const { requestId, quoteId } = await aQuote(buyer)
    const revision = await db.quoteRevision.findFirstOrThrow({ where: { quoteId } })
    const lettersOf = (revisionId: string) =>
      db.mailMessage.findMany({
        where: { dedupeKey: { startsWith: `quote-sent:${revisionId}` } },
        orderBy: { dedupeKey: 'asc' },
      })
    const letters = await lettersOf(revision.id)
    expect(letters.map(({ toAddress }) => toAddress)).toEqual([buyer.email, finance.email])
    expect(letters.map(({ html }) => html.includes(linkToken(requestId)))).toEqual([true, false])
    await removeMember(as(owner), { memberId: await memberId(finance) })
    const later = await aQuote(buyer)
    const next = await db.quoteRevision.findFirstOrThrow({ where: { quoteId: later.quoteId } })
    expect(await lettersOf(next.id)).toHaveLength(1)
  })
})

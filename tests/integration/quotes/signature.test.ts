import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptQuote } from '@/features/orders/commands/accept-quote'
import { makeSignedDocument } from '@/features/quotes/commands/make-signed-document'
import { openSignedDocument } from '@/features/quotes/commands/open-signed-document'
import { signedDocumentJob } from '@/features/quotes/jobs/signed-document'
import { checkPaper } from '@/features/quotes/queries/check-paper'
import { legalParty } from '@/features/quotes/queries/legal-party'
import { saveSetting } from '@/features/company/commands/save-setting'
import { consentText } from '@/features/company/queries/consent'
import { getQuote } from '@/features/quotes/queries/quotes'
import { deskInstant } from '@/platform/dates'
import { db } from '@/platform/db/client'
import { InvalidInputError, NotFoundError } from '@/platform/errors'
import { keepUnclaimed } from '@/platform/files/keep'
import { receiveFile } from '@/platform/files/receive'
import { fileStore } from '@/platform/files/store'
import { formatQuoteNumber } from '@/platform/numbers'
import { stopBoss } from '@/platform/jobs/boss'
import { aMember } from '@/tests/support/a-member'
import { as } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { pagesOfPdf } from '@/tests/support/printed-quote'
import { anonymous, now } from './submit-request-fixtures'
import { aSentQuote, conflict, openDesk, staff } from './quote-fixtures'

beforeAll(openDesk)
afterAll(stopBoss)

const DRAWING = '80,300 200,80 320,300 400,120;420,300 700,180 1100,280'
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const acceptanceOf = (serial: number) =>
  db.acceptance.findFirstOrThrow({ where: { quote: { serial } }, include: { signature: true } })
const upload = async () => {
  const body = new Blob(['%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n%%EOF']).stream()
  const received = await receiveFile('PO-77.pdf', body)
  if ('refused' in received) throw new Error(received.refused)
  return { ...(await keepUnclaimed(received.file)), sha256: received.file.sha256 }
}

async function signed(more: object = {}) {
  const made = await aSentQuote()
  await acceptQuote(as(made.guest, now), { ...made.signature, ...more }, '203.0.113.7')
  return { ...made, acceptance: await acceptanceOf(made.serial) }
}

describe('a signature', () => {
  it('keeps how, where, for whom and under which words it was given, and is never rewritten', async () => {
    const file = await upload()
    const { acceptance, requestId } = await signed({
      means: 'drawn',
      drawing: DRAWING,
      signerTitle: 'Buyer',
      place: 'Leeds',
      purchaseOrder: 'PO-77',
      purchaseOrderFile: { id: file.id, claimToken: file.claimToken },
    })
    const consent = await consentText('en')
    expect(acceptance.signature).toMatchObject({
      means: 'DRAWN',
      drawing: DRAWING,
      signerTitle: 'Buyer',
      place: 'Leeds',
      consentText: consent.text,
      consentVersion: 0,
      consentLanguage: 'en',
      consentHash: sha256(Buffer.from(consent.text)),
      legalName: 'Aurora Trading Ltd',
      legalCountry: 'DE',
      purchaseOrder: 'PO-77',
      purchaseOrderFileId: file.id,
    })
    expect(await db.attachment.findUnique({ where: { id: file.id } })).toMatchObject({ requestId })
    for (const statement of [
      `UPDATE signature SET place = 'York'`,
      'DELETE FROM signature',
      `UPDATE signed_document SET sha256 = repeat('a', 64)`,
      'DELETE FROM signed_document',
    ])
      await expect(db.$executeRawUnsafe(statement), statement).rejects.toThrow(
        /permission denied|written once/,
      )
  })

  it('is refused with the missing field, whatever is sent as a drawing; nothing is written or claimed', async () => {
    const { guest, signature, serial } = await aSentQuote()
    const file = await upload()
    const sign = (more: object) =>
      acceptQuote(
        as(guest, now),
        {
          ...signature,
          purchaseOrderFile: { id: file.id, claimToken: file.claimToken },
          ...more,
        },
        null,
      )
    for (const [more, field] of [
      [{ means: 'drawn' }, 'drawing'],
      [{ means: 'drawn', drawing: 'x'.repeat(10_000_000) }, 'drawing'],
      [{ means: 'drawn', drawing: '10,10 11,11' }, 'drawing'],
      [{ means: 'drawn', drawing: '<svg onload=alert(1)>' }, 'drawing'],
      [{ means: 'stamped' }, 'means'],
      [{ legalName: '' }, 'legalName'],
      [{ legalAddress: '  ' }, 'legalAddress'],
      [{ legalCountry: '' }, 'legalCountry'],
      [{ legalCountry: 'Germany' }, 'legalCountry'],
      [{ place: 'a\nb' }, 'place'],
      [{ consentHash: '' }, 'consentHash'],
    ] as const) {
      const error = await failure(sign(more))
      expect(error, field).toBeInstanceOf(InvalidInputError)
      expect(Object.keys((error as InvalidInputError).complaints)).toEqual([field])
    }
    expect(await conflict(sign({ consentHash: 'a'.repeat(64) }))).toBe('consent_changed')
    expect(
      await conflict(sign({ purchaseOrderFile: { id: file.id, claimToken: 'x'.repeat(30) } })),
    ).toBe('file_gone')
    expect(await db.acceptance.count({ where: { quote: { serial } } })).toBe(0)
    // The same file is accepted once everything else is valid.
    await sign({})
    expect((await acceptanceOf(serial)).signature?.purchaseOrderFileId).toBe(file.id)
  })

  it('by two at once is one, with what its own signer sent', async () => {
    const { guest, signature, serial } = await aSentQuote()
    const answers = await Promise.all(
      ['Ana Ruiz', 'Ben Ruiz'].map((signerName, i) =>
        acceptQuote(
          as(guest, now),
          {
            ...signature,
            signerName,
            place: signerName,
            means: i ? 'drawn' : 'typed',
            drawing: i ? DRAWING : '',
          },
          null,
        ),
      ),
    )
    expect(new Set(answers.map(({ orderSerial }) => orderSerial)).size).toBe(1)
    const { signerName, signature: kept } = await acceptanceOf(serial)
    expect(kept?.place).toBe(signerName)
    expect(await db.signature.count({ where: { acceptance: { quote: { serial } } } })).toBe(1)
  })

  it('of a company’s own people is for its legal data as the house knows them; a link alone shows none', async () => {
    const { companyId, guest } = await signed()
    const member = aMember({ companyId })
    expect(await legalParty(guest, companyId)).toBeNull()
    expect(
      await legalParty(aMember({ companyId: (await aSentQuote()).requestId }), companyId),
    ).toBeNull()
    // The party it was last signed for, until an address is on file.
    expect(await legalParty(member, companyId)).toMatchObject({ name: 'Aurora Trading Ltd' })
    await db.company.update({ where: { id: companyId }, data: { legalName: 'Aurora GmbH' } })
    await db.companyAddress.create({
      data: {
        companyId,
        kind: 'BILLING',
        lines: 'Kai 1',
        city: 'Bremen',
        postcode: '28195',
        country: 'DE',
      },
    })
    expect(await legalParty(member, companyId)).toEqual({
      name: 'Aurora GmbH',
      address: 'Kai 1\n28195 Bremen',
      country: 'DE',
    })
  })
})

describe('the signed document', () => {
  it('is made once, whoever wants it first, and its bytes never change', async () => {
    const { acceptance, guest, serial, hash } = await signed({ means: 'drawn', drawing: DRAWING })
    const opened = await Promise.all([
      ...Array.from({ length: 4 }, () => openSignedDocument(as(guest, now), serial)),
      signedDocumentJob.handle({ acceptanceId: acceptance.id }).then(() => null),
    ])
    const row = await db.signedDocument.findUniqueOrThrow({
      where: { acceptanceId: acceptance.id },
    })
    for (const file of opened)
      if (file) expect([file.sha256, sha256(file.bytes)]).toEqual([row.sha256, row.sha256])
    const again = await openSignedDocument(as(staff, now), serial)
    expect(sha256(again.bytes)).toBe(row.sha256)
    expect(again.sizeBytes).toBe(row.sizeBytes)
    expect(again.fileName).toBe(`${formatQuoteNumber(serial)}-r1-signed.pdf`)
    // The files made by the others are discarded.
    const { objects } = await fileStore().listAll('signed')
    const kept = [...objects].filter(({ name }) => name.startsWith(acceptance.id))
    expect(kept).toHaveLength(1)
    // The page shows the hash of the stored row, the paper that of the revision.
    expect((await getQuote(guest, serial)).paper).toEqual({
      file: row.sha256,
      record: acceptance.signature?.recordHash,
    })
    const pages = await pagesOfPdf(Buffer.from(again.bytes))
    const audit = (pages.at(-1) ?? '').replaceAll(/\s/g, '')
    for (const words of [
      'Aurora Trading Ltd',
      'Ana Ruiz',
      '203.0.113.*',
      hash,
      acceptance.signature?.recordHash ?? '',
      deskInstant(now, 'en'),
    ])
      expect(audit).toContain(words.replaceAll(/\s/g, ''))
    expect(pages.join('')).not.toContain('203.0.113.7')
  })

  it('is mailed to both sides once, with exactly these bytes', async () => {
    const { acceptance, quoteId } = await signed().then(async (made) => ({
      ...made,
      quoteId: made.acceptance.quoteId,
    }))
    await signedDocumentJob.handle({ acceptanceId: acceptance.id })
    await signedDocumentJob.handle({ acceptanceId: acceptance.id })
    const { sha256: stored } = await makeSignedDocument(acceptance.id)
    const mails = await db.mailMessage.findMany({
      where: { template: 'quote-accepted', dedupeKey: { contains: quoteId } },
    })
    expect(mails.map(({ toAddress }) => toAddress).toSorted()).toEqual([
      'ana@aurora.example',
      'lin@fsc.example',
    ])
    for (const { attachments, text } of mails) {
      const [file] = attachments as { contentBase64: string }[]
      expect(sha256(Buffer.from(file?.contentBase64 ?? '', 'base64'))).toBe(stored)
      expect(text).toContain(stored)
    }
  })

  it('is verified by number and fingerprint, and says nothing of another’s', async () => {
    const { acceptance, serial } = await signed()
    const other = await signed()
    const { sha256: file } = await makeSignedDocument(acceptance.id)
    const number = formatQuoteNumber(serial)
    const record = acceptance.signature?.recordHash ?? ''
    const check = (asked: string, hash: string) => checkPaper(anonymous, { number: asked, hash })
    expect(await check(number, file)).toBe('file')
    // As copied from paper.
    expect(
      await check(` ${number.toLowerCase()} `, record.toUpperCase().replaceAll(/(.{8})/g, '$1 ')),
    ).toBe('signature')
    for (const [asked, hash] of [
      [formatQuoteNumber(other.serial), file],
      [formatQuoteNumber(other.serial), record],
      ['Q-99999', file],
      [number, 'a'.repeat(64)],
      // Everybody who was sent the quote has this hash: it must not reveal that the quote was
      // signed.
      [number, acceptance.documentHash],
    ] as const)
      expect(await check(asked, hash)).toBe('unknown')
    for (const [asked, hash] of [
      ['SO-00001', file],
      [number, 'abc'],
      [number, 'x'.repeat(1_000_000)],
    ] as const)
      expect(await failure(check(asked, hash))).toBeInstanceOf(InvalidInputError)
  })

  it('of an unsigned quote, or of somebody else’s, isn’t found', async () => {
    const { guest, serial } = await aSentQuote()
    const { serial: signedSerial } = await signed()
    for (const asked of [serial, signedSerial])
      expect(await failure(openSignedDocument(as(guest, now), asked))).toBeInstanceOf(NotFoundError)
  })
})

it('a house that changes the consent has new signatures under the new words, and keeps earlier ones', async () => {
  const { acceptance, guest, signature } = await signed().then(async (made) => ({
    acceptance: made.acceptance,
    ...(await aSentQuote()),
  }))
  const text =
    'I sign this for the company above, and I may. It binds the company like a signature by hand.'
  await saveSetting(as(staff, now), {
    section: 'consent',
    scope: 'en',
    version: '0',
    note: 'x',
    text,
  })
  expect(await conflict(acceptQuote(as(guest, now), signature, null))).toBe('consent_changed')
  const { sha256: consentHash, version } = await consentText('en')
  expect(version).toBe(1)
  await acceptQuote(as(guest, now), { ...signature, consentHash }, null)
  const [before, after] = await Promise.all([
    db.signature.findUniqueOrThrow({ where: { acceptanceId: acceptance.id } }),
    acceptanceOf(signature.serial),
  ])
  expect([before.consentVersion, after.signature?.consentVersion]).toEqual([0, 1])
  expect(after.signature?.consentText).toBe(text)
})

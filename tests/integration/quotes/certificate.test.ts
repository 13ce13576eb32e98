import { beforeAll, describe, expect, it, vi } from 'vitest'
import { saveDraft } from '@/features/quotes/commands/save-draft'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { documentHash } from '@/features/quotes/rules/canonical'
import { quoteDocumentSchema } from '@/features/quotes/schema'
import { getAttachment } from '@/features/requests/queries/requests'
import { db } from '@/platform/db/client'
import { InvalidInputError } from '@/platform/errors'
import { hashClaimToken } from '@/platform/files/claim'
import { as } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { onPage, onPaper } from '@/tests/support/quote-outlets'
import { aDraft, openDesk, staff } from './quote-fixtures'
import { now } from './submit-request-fixtures'

vi.mock('next-intl/server', () => import('@/tests/support/intl-server'))
vi.mock('next/root-params', () => ({ locale: () => Promise.resolve('en') }))
vi.mock('next/headers', () => ({ headers: () => Promise.resolve(new Headers()) }))

beforeAll(openDesk)

const certificate = {
  agreement: 'usmca',
  certifier: 'producer',
  certifierName: 'Bandejas de Monterrey S.A.',
  criterion: 'B',
  from: '2026-06-01',
  to: '2027-05-31',
}

/** A draft of a stainless tray made in Mexico, and a function that saves it with a certificate. */
async function aTray() {
  const made = await aDraft()
  const [line] = made.draft.lines
  let { version } = made
  const save = async (proof?: object, origin = 'MX') => {
    const saved = await saveDraft(as(staff, now), {
      serial: made.serial,
      revision: 1,
      version,
      draft: {
        ...made.draft,
        lines: [
          { ...line, origin, hsCode: '7323.93.0080', ...(proof ? { certificate: proof } : {}) },
        ],
      },
    })
    version = saved.version
    return saved
  }
  const problems = async (proof: object, origin?: string) => {
    const error = await failure(save(proof, origin))
    return error instanceof InvalidInputError ? Object.keys(error.fieldErrors) : error
  }
  return { ...made, save, problems }
}

/** An uploaded file that nobody has claimed yet. */
async function anUpload(fileName: string) {
  const claimToken = `claim-${fileName}-0123456789abcdef`
  const { id } = await db.attachment.create({
    data: {
      fileName,
      contentType: 'application/pdf',
      sizeBytes: 1,
      sha256: '0'.repeat(64),
      storageKey: `uploads/${fileName}`,
      claimTokenHash: hashClaimToken(claimToken),
    },
  })
  return { id, claimToken }
}

describe('a certificate of origin in a draft', () => {
  it('is refused at the field that is wrong, and nothing is saved', async () => {
    const { problems, save } = await aTray()
    expect(await problems(certificate, 'CN')).toEqual(['lines.0.origin'])
    expect(await problems({ ...certificate, to: '2026-05-01' })).toEqual(['lines.0.certificate.to'])
    expect(await problems({ ...certificate, to: '2027-06-01' })).toEqual(['lines.0.certificate.to'])
    expect(await problems({ ...certificate, certifierName: '' })).toEqual([
      'lines.0.certificate.certifierName',
    ])
    expect(await problems({ ...certificate, criterion: 'E' })).toEqual([
      'lines.0.certificate.criterion',
    ])
    const nobodys = { id: '00000000-0000-4000-8000-00000000beef', name: 'a.pdf' }
    expect(await problems({ ...certificate, file: nobodys })).toEqual(['lines.0.certificate.file'])
    expect((await save()).document.draft.lines[0]?.certificate).toBeUndefined()
  })

  it('lowers the duty, is signed with the quote, and its buyer can read its paper', async () => {
    const { save, serial, guest } = await aTray()
    const without = await save()
    const { id, claimToken } = await anUpload('certificate.pdf')
    const { document, version } = await save({
      ...certificate,
      file: { id, name: 'renamed by hand.pdf', claimToken },
    })
    expect(document.draft.lines[0]?.certificate).toEqual({
      ...certificate,
      file: { id, name: 'certificate.pdf' },
    })
    expect((await getAttachment(guest, id)).fileName).toBe('certificate.pdf')
    const freed = without.document.duty.lines[0]?.layers.find(
      ({ programme }) => programme === 'mfn',
    )
    const mpf = without.document.duty.fees.find(({ programme }) => programme === 'mpf')
    expect(freed?.amountMinor).toBeGreaterThan(0)
    expect(without.document.duty.totalMinor - document.duty.totalMinor).toBe(
      (freed?.amountMinor ?? 0) + (mpf?.amountMinor ?? 0),
    )
    const sent = await sendRevision(as(staff, now), {
      serial,
      revision: 1,
      version,
      expectedTotalMinor: document.totalMinor,
    })
    const row = await db.quoteRevision.findFirstOrThrow({ where: { number: 1, quote: { serial } } })
    expect(documentHash(quoteDocumentSchema.parse(row.document))).toBe(sent.documentHash)
    const said =
      /USMCA certificate of origin: criterion B, Jun 1, 2026 to May 31, 2027, certified by the producer Bandejas de Monterrey S\.A\./
    expect(await onPage(sent.document)).toMatch(said)
    expect(await onPaper(sent.document)).toMatch(said)
    expect(await onPage(sent.document)).toContain('Originates under USMCA: criterion B')
  })

  it('that is saved again keeps its paper without a secret', async () => {
    const { save } = await aTray()
    const { id, claimToken } = await anUpload('again.pdf')
    await save({ ...certificate, file: { id, name: 'again.pdf', claimToken } })
    const { document } = await save({ ...certificate, file: { id, name: 'again.pdf' } })
    expect(document.draft.lines[0]?.certificate?.file).toEqual({ id, name: 'again.pdf' })
  })

  it('refuses another request’s paper', async () => {
    const mine = await aTray()
    const { id, claimToken } = await anUpload('mine.pdf')
    await mine.save({ ...certificate, file: { id, name: 'mine.pdf', claimToken } })
    const theirs = await aTray()
    expect(
      await theirs.problems({ ...certificate, file: { id, name: 'mine.pdf', claimToken } }),
    ).toEqual(['lines.0.certificate.file'])
  })
})

import 'server-only'
import { paperOf, renderQuotePdf } from '@/documents/quote-pdf'
import { bankAccount } from '@/features/company/queries/bank'
import { signedRevision } from '../queries/agreed-document'
import { pickWords } from '../rules/offer-columns'
import { quoteDocumentSchema } from '../schema'
import { localeOf } from '@/i18n/routing'
import { db } from '@/platform/db/client'
import type { SignedDocument } from '@/platform/db/generated/client'
import { env } from '@/platform/env'
import { NotFoundError } from '@/platform/errors'
import { madeOnce } from '@/platform/files/made-once'
import { logoFile } from '@/platform/house/pictures'
import { signatureAudit } from '../rules/signature-record'

/**
 * Makes the signed document of an acceptance, the first time it is needed: by the worker that mails
 * it, or by an earlier reader. There is one for all.
 * @throws NotFoundError for an old acceptance, which lacks the facts of an audit page
 */
export function makeSignedDocument(acceptanceId: string): Promise<SignedDocument> {
  return madeOnce({
    found: () => db.signedDocument.findUnique({ where: { acceptanceId } }),
    make: () => renderSigned(acceptanceId),
    keyOf: (sha256) => `signed/${acceptanceId}-${sha256}.pdf`,
    write: (file) =>
      db.signedDocument.createMany({ data: [{ acceptanceId, ...file }], skipDuplicates: true }),
  })
}

async function renderSigned(acceptanceId: string): Promise<Buffer> {
  const acceptance = await db.acceptance.findUnique({
    where: { id: acceptanceId },
    include: { signature: { include: { purchaseOrderFile: true } }, revision: true },
  })
  if (!acceptance?.signature) throw new NotFoundError(`signature ${acceptanceId}`)
  const { signature, revision, ...accepted } = acceptance
  const offered = quoteDocumentSchema.parse(revision.document)
  const document = signedRevision({ ...revision, acceptance, answer: null })
  const file = signature.purchaseOrderFile
  return renderQuotePdf(document, {
    size: paperOf(document.draft.destination),
    sentAt: revision.sentAt,
    documentHash: revision.documentHash,
    acceptance: accepted,
    account: await bankAccount(document.draft.currency),
    logo: await logoFile(),
    audit: signatureAudit(signature, {
      documentHash: accepted.documentHash,
      signerName: accepted.signerName,
      signerEmail: accepted.signerEmail,
      signerTimeZone: accepted.signerTimeZone,
      acceptedAt: accepted.acceptedAt,
      ipAddress: accepted.ipAddress,
      purchaseOrderFile: file && { name: file.fileName, sha256: file.sha256 },
      picked: pickWords(offered, accepted.picks, localeOf(offered.language)),
      checkUrl: new URL('/check', env().APP_URL).href,
    }),
  })
}

import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { consentText, type ConsentText } from '@/features/company/queries/consent'
import { legalGaps, type LegalParty } from '../rules/legal-party'
import type { QuoteDocument } from '../schema'
import type { SignedEntries } from '../signing-schema'
import { claimFiles } from '@/features/requests/commands/claim-files'
import { InvalidRequestError } from '@/features/requests/rules/request-problems'
import { localeOf } from '@/i18n/routing'
import type { Prisma } from '@/platform/db/generated/client'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { enqueue } from '@/platform/jobs'
import { MISSING, schemaWords } from '@/platform/validation-words'
import { signedDocumentJob } from '../jobs/signed-document'
import { legalParty } from '../queries/legal-party'
import {
  signatureRecordHash,
  type SignatureColumns,
  type SignatureRecord,
} from '../rules/signature-record'

/** The checked entries of a signature. */
export interface ReadSigning {
  entries: SignedEntries
  consent: ConsentText
  legal: LegalParty
}

/**
 * Checks the entries of a signature: the consent read must be the one in force, the company's legal
 * data must be known, and a drawn signature must have strokes.
 * @throws ConflictError 'consent_changed', InvalidInputError by the missing fields
 */
export async function readSigning(
  database: Prisma.TransactionClient,
  actor: Actor,
  companyId: string,
  document: QuoteDocument,
  entries: SignedEntries,
): Promise<ReadSigning> {
  if (entries.means === 'drawn' && entries.drawing === '')
    throw new InvalidInputError({ drawing: [schemaWords.signature_empty] })
  const consent = await consentText(localeOf(document.language), database)
  if (consent.sha256 !== entries.consentHash) throw new ConflictError('consent_changed')
  const legal = (await legalParty(actor, companyId, database)) ?? {
    name: entries.legalName,
    address: entries.legalAddress.replaceAll('\r\n', '\n'),
    country: entries.legalCountry,
  }
  const gaps = legalGaps(legal)
  if (gaps.length > 0)
    throw new InvalidInputError(Object.fromEntries(gaps.map((field) => [field, [MISSING]])))
  return { entries, consent, legal }
}

/** The columns that record a signature, whatever it signs, with the fingerprint of all of them. */
export function signatureColumns(
  { entries, consent, legal }: ReadSigning,
  {
    signerName,
    signerEmail,
    signerTimeZone,
    acceptedAt,
  }: Pick<SignatureRecord, 'signerName' | 'signerEmail' | 'signerTimeZone' | 'acceptedAt'>,
  signed: Pick<
    SignatureRecord,
    'quoteSerial' | 'revision' | 'amendment' | 'documentHash' | 'picks' | 'purchaseOrderFile'
  >,
): SignatureColumns {
  const { signerTitle, place, purchaseOrder } = entries
  const { version, language, sha256 } = consent
  const drawing = entries.means === 'drawn' ? entries.drawing : ''
  return {
    drawing,
    signerTitle,
    place,
    consentText: consent.text,
    consentVersion: version,
    consentLanguage: language,
    consentHash: sha256,
    legalName: legal.name,
    legalAddress: legal.address,
    legalCountry: legal.country,
    purchaseOrder,
    recordHash: signatureRecordHash({
      ...signed,
      signerName,
      signerTitle,
      signerEmail,
      signerTimeZone,
      acceptedAt,
      place,
      drawing,
      consent: { version, language, sha256 },
      legal,
      purchaseOrder,
    }),
  }
}

/**
 * Records the signature of an acceptance, attaches the purchase order's file to the request, and
 * has the signed document made and mailed, in the transaction of the acceptance.
 * @throws ConflictError 'file_gone' for a file that isn't its sender's to attach
 */
export async function writeSignature(
  tx: Prisma.TransactionClient,
  acceptance: {
    id: string
    signerName: string
    signerEmail: string
    signerTimeZone: string | null
    acceptedAt: Date
    documentHash: string
    picks: string[]
  },
  requestId: string,
  signing: ReadSigning,
): Promise<void> {
  const { entries } = signing
  const file = entries.purchaseOrderFile
  if (file)
    await claimFiles(tx, requestId, [file]).catch((error: unknown) => {
      throw error instanceof InvalidRequestError ? new ConflictError('file_gone') : error
    })
  const stored = file && (await tx.attachment.findUniqueOrThrow({ where: { id: file.id } }))
  const { id: acceptanceId, picks, documentHash } = acceptance
  const columns = signatureColumns(signing, acceptance, {
    quoteSerial: entries.serial,
    revision: entries.revision,
    documentHash,
    ...(picks.length > 0 ? { picks } : {}),
    purchaseOrderFile: stored?.sha256 ?? null,
  })
  await tx.signature.create({
    data: {
      ...columns,
      acceptanceId,
      means: columns.drawing ? 'DRAWN' : 'TYPED',
      purchaseOrderFileId: stored?.id ?? null,
    },
  })
  await enqueue(tx, signedDocumentJob, { acceptanceId })
}

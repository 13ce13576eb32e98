import { documentHash } from './canonical'
import type { LegalParty } from './legal-party'
import { maskedAddress } from './masked-address'

/** Everything that a signature states, and what it signs. */
export interface SignatureRecord {
  quoteSerial: number
  revision: number
  /** for a signed amendment: its number; omitted for the revision */
  amendment?: number
  /** of the signed revision or amendment */
  documentHash: string
  /** the pick; omitted where there was nothing to pick */
  picks?: readonly string[]
  signerName: string
  signerTitle: string
  signerEmail: string
  place: string
  signerTimeZone: string | null
  acceptedAt: Date
  /** strokes of a drawn signature; empty where the name was only typed */
  drawing: string
  consent: { version: number; language: string; sha256: string }
  legal: LegalParty
  purchaseOrder: string
  /** SHA-256 of the purchase order's file */
  purchaseOrderFile: string | null
}

/**
 * The fingerprint of a signature: SHA-256 of everything that it states. It is printed on the audit
 * page, so that a printed copy can be checked too.
 */
export const signatureRecordHash = ({ acceptedAt, ...statement }: SignatureRecord): string =>
  documentHash({ ...statement, acceptedAt: acceptedAt.toISOString() })

/** What an audit page prints of a signature. */
export interface SignatureAudit extends Omit<
  SignatureRecord,
  'quoteSerial' | 'revision' | 'amendment' | 'picks' | 'consent' | 'purchaseOrderFile'
> {
  consent: { version: number; language: string; sha256: string; text: string }
  purchaseOrderFile: { name: string; sha256: string } | null
  /** see `maskedAddress`; empty if unknown */
  network: string
  /** SHA-256 of the signature, see `signatureRecordHash` */
  recordHash: string
  /** the pick of the revision, in words; empty where there was nothing to pick */
  picked: readonly string[]
  /** the page where papers are checked */
  checkUrl: string
}

/** The columns that all tables of signatures share. */
export interface SignatureColumns {
  drawing: string
  signerTitle: string
  place: string
  consentText: string
  consentVersion: number
  consentLanguage: string
  consentHash: string
  legalName: string
  legalAddress: string
  legalCountry: string
  purchaseOrder: string
  recordHash: string
}

/** What an audit page prints of a stored signature. */
export const signatureAudit = (
  columns: SignatureColumns,
  {
    ipAddress,
    ...signed
  }: Pick<
    SignatureAudit,
    | 'documentHash'
    | 'signerName'
    | 'signerEmail'
    | 'signerTimeZone'
    | 'acceptedAt'
    | 'purchaseOrderFile'
    | 'picked'
    | 'checkUrl'
  > & { ipAddress: string | null },
): SignatureAudit => ({
  ...signed,
  signerTitle: columns.signerTitle,
  place: columns.place,
  drawing: columns.drawing,
  legal: { name: columns.legalName, address: columns.legalAddress, country: columns.legalCountry },
  purchaseOrder: columns.purchaseOrder,
  consent: {
    version: columns.consentVersion,
    language: columns.consentLanguage,
    sha256: columns.consentHash,
    text: columns.consentText,
  },
  network: maskedAddress(ipAddress),
  recordHash: columns.recordHash,
})

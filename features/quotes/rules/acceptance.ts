import { instantText } from '@/platform/dates'
import { FACTORY_ZONE } from '@/platform/day'

/** A signature under one revision. */
export interface SignedAcceptance {
  signerName: string
  acceptedAt: Date
  documentHash: string
  /** the signer's own, IANA name; null where the browser sent none, and for older signatures */
  signerTimeZone: string | null
}

/**
 * When it was signed: by the signer's clock if it is known, and by the factory's. Each with its
 * zone.
 */
export function signedWhen(
  { acceptedAt, signerTimeZone }: Pick<SignedAcceptance, 'acceptedAt' | 'signerTimeZone'>,
  locale: string,
): string[] {
  const zones = [signerTimeZone ?? 'UTC', FACTORY_ZONE]
  return [...new Set(zones)].map((zone) => instantText(acceptedAt, zone, locale))
}

/** Hashes that verify a signed document. */
export interface SignedPaperHashes {
  /** SHA-256 of the signature record */
  record: string
  /** SHA-256 of the file; null until it is made */
  file: string | null
}

/**
 * The hashes of a stored acceptance.
 * @returns null for an old one, which has no audit page
 */
export const paperHashes = ({
  signature,
  signedDocument,
}: {
  signature: { recordHash: string } | null
  signedDocument: { sha256: string } | null
}): SignedPaperHashes | null =>
  signature && { record: signature.recordHash, file: signedDocument?.sha256 ?? null }

import { instantText } from '@/platform/dates'
import { FACTORY_ZONE } from '@/platform/day'

/** A signature under one revision. */
export interface SignedAcceptance {
  signerName: string
  acceptedAt: Date
  documentHash: string
  /** the signer's own, IANA name; null where the browser told none, and of signatures of before */
  signerTimeZone: string | null
}

/** When it was signed: by the signer's own clock where it is known, and by the factory's. Each with its zone. */
export function signedWhen(
  { acceptedAt, signerTimeZone }: Pick<SignedAcceptance, 'acceptedAt' | 'signerTimeZone'>,
  locale: string,
): string[] {
  const zones = [signerTimeZone ?? 'UTC', FACTORY_ZONE]
  return [...new Set(zones)].map((zone) => instantText(acceptedAt, zone, locale))
}

/** What a signed document is checked by. */
export interface SignedPaperHashes {
  /** SHA-256 of the signature and all that it says */
  record: string
  /** SHA-256 of the file; null until it is made */
  file: string | null
}

/** Of an acceptance as it is stored. @returns null for one of before, which has no audit page */
export const paperHashes = ({
  signature,
  signedDocument,
}: {
  signature: { recordHash: string } | null
  signedDocument: { sha256: string } | null
}): SignedPaperHashes | null =>
  signature && { record: signature.recordHash, file: signedDocument?.sha256 ?? null }

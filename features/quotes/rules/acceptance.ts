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

import { z } from 'zod'
import { CERTIFIERS, ORIGIN_CRITERIA } from '@/features/tariffs/data/certificates'
import type { Certificate } from '../../../schema'

/** Entries of a line's certificate of origin. */
export interface CertificateEntries {
  /** empty if it has none */
  certifier: string
  certifierName: string
  criterion: string
  certifiedFrom: string
  certifiedTo: string
  /** of the paper, see `fileEntry` */
  certificateFile: string
}

/**
 * The paper of a certificate; until it is saved, with the secret that claims it for the request.
 */
const fileSchema = z.object({
  id: z.string(),
  name: z.string(),
  claimToken: z.string().optional(),
})
type EnteredFile = z.infer<typeof fileSchema>

/** A paper as the text of an entry. */
export const fileEntry = (file: EnteredFile): string => JSON.stringify(file)

/** The paper of an entry; null for none. */
export const enteredFile = (entry: string): EnteredFile | null =>
  entry ? fileSchema.parse(JSON.parse(entry)) : null

/** What the fields show for a saved certificate. */
export const certificateEntries = (certificate?: Certificate): CertificateEntries => ({
  certifier: certificate?.certifier ?? '',
  certifierName: certificate?.certifierName ?? '',
  criterion: certificate?.criterion ?? 'B',
  certifiedFrom: certificate?.from ?? '',
  certifiedTo: certificate?.to ?? '',
  // Without its secret, which is used up by the save.
  certificateFile: certificate?.file
    ? fileEntry({ id: certificate.file.id, name: certificate.file.name })
    : '',
})

/** The certificate that a line's entries make; null without a certifier. */
export function toCertificate(entries: CertificateEntries): Certificate | null {
  const certifier = CERTIFIERS.find((each) => each === entries.certifier)
  if (!certifier) return null
  const file = enteredFile(entries.certificateFile)
  return {
    agreement: 'usmca',
    certifier,
    certifierName: entries.certifierName.trim(),
    criterion: ORIGIN_CRITERIA.find((each) => each === entries.criterion) ?? 'B',
    from: entries.certifiedFrom,
    to: entries.certifiedTo,
    ...(file ? { file } : {}),
  }
}

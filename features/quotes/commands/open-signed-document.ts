import 'server-only'
import type { OwnContext } from '@/features/accounts/context'
import { scopeOf } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import { NotFoundError } from '@/platform/errors'
import { fileStore } from '@/platform/files/store'
import { formatQuoteNumber } from '@/platform/numbers'
import { makeSignedDocument } from './make-signed-document'

/** A file to be downloaded. */
interface OpenedFile {
  fileName: string
  sizeBytes: number
  sha256: string
  bytes: Uint8Array
}

/**
 * The signed document of a quote, for readers of the quote. It exists as soon as the quote is
 * signed.
 * @throws NotFoundError also for somebody else's, and for one that nobody has signed
 */
export async function openSignedDocument(context: OwnContext, serial: number): Promise<OpenedFile> {
  const { actor } = context
  const acceptance = await db.acceptance.findFirst({
    where: { quote: { serial, ...scopeOf(actor, 'quote.read') } },
    select: { id: true, revision: { select: { number: true } } },
  })
  if (!acceptance) throw new NotFoundError(`signed quote ${serial}`)
  const { storageKey, sizeBytes, sha256 } = await makeSignedDocument(acceptance.id)
  return {
    fileName: signedFileName(serial, acceptance.revision.number),
    sizeBytes,
    sha256,
    bytes: await fileStore().getBytes(storageKey),
  }
}

export const signedFileName = (serial: number, revision: number): string =>
  `${formatQuoteNumber(serial)}-r${revision}-signed.pdf`

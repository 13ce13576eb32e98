import 'server-only'
import { createHash } from 'node:crypto'
import { renderAmendmentPdf } from '@/documents/amendment-pdf'
import type { OwnContext } from '@/features/accounts/context'
import { scopeOf } from '@/features/accounts/rules/permissions'
import { maskedAddress } from '@/features/quotes/rules/masked-address'
import { db } from '@/platform/db/client'
import type { AmendmentFile } from '@/platform/db/generated/client'
import { env } from '@/platform/env'
import { NotFoundError } from '@/platform/errors'
import { fileStore } from '@/platform/files/store'
import { logoFile } from '@/platform/house/pictures'
import { formatOrderNumber } from '@/platform/numbers'
import { amendmentToPrint } from '../queries/amendment-to-print'
import { amendmentSheet } from '../rules/amendment-sheet'

export const amendmentFileName = (serial: number, number: number): string =>
  `${formatOrderNumber(serial)}-amendment-${number}.pdf`

/**
 * The paper of a signed amendment, which is made the first time that somebody wants it. Whoever makes it second throws
 * theirs away, so that there is one for all.
 * @throws NotFoundError for one that isn’t signed by both
 */
export async function makeAmendmentPaper(amendmentId: string): Promise<AmendmentFile> {
  const made = await db.amendmentFile.findUnique({ where: { amendmentId } })
  if (made) return made
  const bytes = await render(amendmentId)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const storageKey = `amendments/${amendmentId}-${sha256}.pdf`
  // The bytes first: a row names what is there.
  await fileStore().put(storageKey, bytes)
  await db.amendmentFile.createMany({
    data: [{ amendmentId, sha256, sizeBytes: bytes.length, storageKey }],
    skipDuplicates: true,
  })
  const kept = await db.amendmentFile.findUniqueOrThrow({ where: { amendmentId } })
  if (kept.storageKey !== storageKey) await fileStore().delete(storageKey)
  return kept
}

/**
 * The paper of a signed amendment, for who may read the order.
 * @throws NotFoundError also for somebody else’s, and for one that isn’t signed by both
 */
export async function openAmendmentPaper(
  context: OwnContext,
  { serial, number }: { serial: number; number: number },
): Promise<{ fileName: string; sizeBytes: number; sha256: string; bytes: Uint8Array }> {
  const { actor } = context
  const found = await db.orderAmendment.findFirst({
    where: { number, state: 'SIGNED', order: { serial, quote: scopeOf(actor, 'order.read') } },
    select: { id: true },
  })
  if (!found) throw new NotFoundError(`amendment ${number} of order ${serial}`)
  const { storageKey, sizeBytes, sha256 } = await makeAmendmentPaper(found.id)
  return {
    fileName: amendmentFileName(serial, number),
    sizeBytes,
    sha256,
    bytes: await fileStore().getBytes(storageKey),
  }
}

async function render(amendmentId: string): Promise<Buffer> {
  const { amendment, before, documentHash, house, signature } = await amendmentToPrint(amendmentId)
  return renderAmendmentPdf(amendment, {
    sheet: amendmentSheet(before, amendment),
    before,
    documentHash,
    house,
    logo: await logoFile(),
    audit: {
      documentHash,
      signerName: signature.signerName,
      signerTitle: signature.signerTitle,
      signerEmail: signature.signerEmail,
      place: signature.place,
      signerTimeZone: signature.signerTimeZone,
      acceptedAt: signature.signedAt,
      drawing: signature.drawing,
      legal: {
        name: signature.legalName,
        address: signature.legalAddress,
        country: signature.legalCountry,
      },
      purchaseOrder: signature.purchaseOrder,
      purchaseOrderFile: null,
      consent: {
        version: signature.consentVersion,
        language: signature.consentLanguage,
        sha256: signature.consentHash,
        text: signature.consentText,
      },
      network: maskedAddress(signature.ipAddress),
      recordHash: signature.recordHash,
      picked: [],
      checkUrl: new URL('/check', env().APP_URL).href,
    },
  })
}

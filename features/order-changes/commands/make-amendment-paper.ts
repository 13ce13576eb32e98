import 'server-only'
import { renderAmendmentPdf } from '@/documents/amendment-pdf'
import type { OwnContext } from '@/features/accounts/context'
import { scopeOf } from '@/features/accounts/rules/permissions'
import { signatureAudit } from '@/features/quotes/rules/signature-record'
import { db } from '@/platform/db/client'
import type { AmendmentFile } from '@/platform/db/generated/client'
import { env } from '@/platform/env'
import { NotFoundError } from '@/platform/errors'
import { madeOnce } from '@/platform/files/made-once'
import { fileStore } from '@/platform/files/store'
import { logoFile } from '@/platform/house/pictures'
import { formatOrderNumber } from '@/platform/numbers'
import { amendmentToPrint } from '../queries/amendment-to-print'
import { amendmentSheet } from '../rules/amendment-sheet'

export const amendmentFileName = (serial: number, number: number): string =>
  `${formatOrderNumber(serial)}-amendment-${number}.pdf`

/**
 * The paper of a signed amendment, made when it is first asked for, and once.
 * @throws NotFoundError for one that isn’t signed by both
 */
export function makeAmendmentPaper(amendmentId: string): Promise<AmendmentFile> {
  return madeOnce({
    found: () => db.amendmentFile.findUnique({ where: { amendmentId } }),
    make: () => render(amendmentId),
    keyOf: (sha256) => `amendments/${amendmentId}-${sha256}.pdf`,
    write: (file) =>
      db.amendmentFile.createMany({ data: [{ amendmentId, ...file }], skipDuplicates: true }),
  })
}

/**
 * The paper of a signed amendment, for actors who may read the order.
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
    audit: signatureAudit(signature, {
      documentHash,
      signerName: signature.signerName,
      signerEmail: signature.signerEmail,
      signerTimeZone: signature.signerTimeZone,
      acceptedAt: signature.signedAt,
      ipAddress: signature.ipAddress,
      purchaseOrderFile: null,
      picked: [],
      checkUrl: new URL('/check', env().APP_URL).href,
    }),
  })
}

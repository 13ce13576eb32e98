import 'server-only'
import { z } from 'zod'
import { signedRevision } from '../queries/agreed-document'
import { db } from '@/platform/db/client'
import { fileStore } from '@/platform/files/store'
import { defineJob } from '@/platform/jobs'
import { queueMails } from '@/platform/mail'
import { makeSignedDocument } from '../commands/make-signed-document'
import { signedFileName } from '../commands/open-signed-document'
import { acceptedMails } from '../mails/acceptance-letters'

/** Makes the signed document and mails it to both sides: the very bytes that are stored. */
export const signedDocumentJob = defineJob({
  // Queued jobs are found by this name, so the old one stays.
  name: 'orders.signed-document',
  payload: z.object({ acceptanceId: z.uuid() }),
  handle: async ({ acceptanceId }) => {
    const { storageKey, sha256 } = await makeSignedDocument(acceptanceId)
    const acceptance = await db.acceptance.findUniqueOrThrow({
      where: { id: acceptanceId },
      include: { revision: true, quote: { select: { requestId: true } } },
    })
    const document = signedRevision({ ...acceptance.revision, acceptance, answer: null })
    const mails = await acceptedMails({
      acceptance,
      document,
      requestId: acceptance.quote.requestId,
      paper: {
        fileName: signedFileName(document.quoteSerial, document.revision),
        bytes: Buffer.from(await fileStore().getBytes(storageKey)),
        sha256,
      },
    })
    await db.$transaction((tx) => queueMails(tx, mails))
  },
})

import 'server-only'
import { z } from 'zod'
import { db } from '@/platform/db/client'
import { fileStore } from '@/platform/files/store'
import { defineJob } from '@/platform/jobs'
import { queueMails } from '@/platform/mail'
import { amendmentFileName, makeAmendmentPaper } from '../commands/make-amendment-paper'
import { amendmentSignedMails } from '../mails/amendment-letters'
import { amendmentToPrint } from '../queries/amendment-to-print'

/** Makes the paper of a signed amendment and mails it to both sides: exactly the stored bytes. */
export const amendmentPaperJob = defineJob({
  name: 'order-changes.amendment-paper',
  payload: z.object({ amendmentId: z.uuid() }),
  handle: async ({ amendmentId }) => {
    const { storageKey, sha256 } = await makeAmendmentPaper(amendmentId)
    const { order, before, amendment, signature } = await amendmentToPrint(amendmentId)
    const mails = await amendmentSignedMails(
      { ...order, document: before },
      {
        id: amendmentId,
        amendment,
        signerName: signature.signerName,
        signerEmail: signature.signerEmail,
        paper: {
          fileName: amendmentFileName(order.serial, amendment.number),
          bytes: Buffer.from(await fileStore().getBytes(storageKey)),
          sha256,
        },
      },
    )
    await db.$transaction((tx) => queueMails(tx, mails))
  },
})

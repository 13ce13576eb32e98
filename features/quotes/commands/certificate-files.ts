import 'server-only'
import { z } from 'zod'
import type { Prisma } from '@/platform/db/generated/client'
import { InvalidInputError } from '@/platform/errors'
import { hashClaimToken } from '@/platform/files/claim'
import { tieUploads, type ClaimedUpload } from '@/platform/files/claim-uploads'
import { schemaWords } from '@/platform/validation-words'
import type { DraftLine } from '../schema'

/** The papers sent with entries: a newly uploaded one brings the secret that claims it. */
const sentFiles = z.object({
  lines: z.array(
    z.object({
      certificate: z
        .object({
          file: z
            .object({ id: z.uuid(), claimToken: z.string().min(20).max(100).optional() })
            .optional()
            .catch(undefined),
        })
        .optional()
        .catch(undefined),
    }),
  ),
})

interface SentFile extends ClaimedUpload {
  line: number
}

const filesOf = (entries: unknown): SentFile[] => {
  const parsed = sentFiles.safeParse(entries)
  return (parsed.data?.lines ?? []).flatMap(({ certificate }, line) =>
    certificate?.file
      ? [{ line, id: certificate.file.id, claimToken: certificate.file.claimToken ?? '' }]
      : [],
  )
}

/**
 * Returns the lines with their certificates' papers named as uploaded.
 * @throws InvalidInputError for a paper that is neither of this request nor the sender's to add
 */
export async function withCertificateFiles(
  database: Pick<Prisma.TransactionClient, 'attachment'>,
  requestId: string,
  lines: readonly DraftLine[],
  entries: unknown,
): Promise<DraftLine[]> {
  const files = filesOf(entries)
  if (files.length === 0) return [...lines]
  const uploads = await database.attachment.findMany({
    where: { id: { in: files.map(({ id }) => id) } },
    select: { id: true, requestId: true, fileName: true, claimTokenHash: true },
  })
  const nameOf = ({ id, claimToken }: SentFile): string | undefined =>
    uploads.find(
      (row) =>
        row.id === id &&
        (row.requestId === requestId ||
          (row.requestId === null && row.claimTokenHash === hashClaimToken(claimToken))),
    )?.fileName
  const unknownFiles = files.filter((file) => nameOf(file) === undefined)
  if (unknownFiles.length > 0)
    throw new InvalidInputError(
      Object.fromEntries(
        unknownFiles.map(({ line }) => [
          `lines.${line}.certificate.file`,
          [schemaWords.certificate_file],
        ]),
      ),
    )
  return lines.map((line, i) => {
    const file = files.find((each) => each.line === i)
    return file && line.certificate
      ? {
          ...line,
          certificate: { ...line.certificate, file: { id: file.id, name: nameOf(file) ?? '' } },
        }
      : line
  })
}

/** Adds new uploads to the files of the request. Repeating it has no effect. */
export async function claimCertificateFiles(
  tx: Prisma.TransactionClient,
  requestId: string,
  entries: unknown,
): Promise<void> {
  await tieUploads(tx, requestId, filesOf(entries))
}

import 'server-only'
import type { OwnContext } from '@/features/accounts/context'
import { authorize } from '@/features/accounts/rules/permissions'
import { openSignedDocument } from '@/features/quotes/commands/open-signed-document'
import { openPaper } from '@/features/papers/commands/open-paper'
import { db } from '@/platform/db/client'
import { fileStore } from '@/platform/files/store'
import type { DisputeDesk } from '../queries/dispute-desk'
import { threadText, type EvidenceKind, type FileKind } from '../rules/evidence'

export interface EvidenceFile {
  kind: FileKind
  name: string
  type: string
  bytes: Uint8Array
  sha256: string
}

/** The stored files of the chosen kinds: papers that the buyer has too. */
export async function evidenceFiles(
  context: OwnContext,
  { quoteSerial, proofs }: Pick<DisputeDesk, 'quoteSerial' | 'proofs'>,
  kinds: ReadonlySet<EvidenceKind>,
): Promise<EvidenceFile[]> {
  authorize(context.actor, 'dispute.answer')
  const files: EvidenceFile[] = []
  for (const { kind, id } of proofs) {
    if (!kinds.has(kind)) continue
    if (kind === 'signed_quote') {
      const { fileName, bytes, sha256 } = await openSignedDocument(context, quoteSerial)
      files.push({ kind, name: fileName, type: 'application/pdf', bytes, sha256 })
    } else if (kind === 'photograph') {
      const photo = await db.attachment.findUniqueOrThrow({ where: { id } })
      files.push({
        kind,
        name: photo.fileName,
        type: photo.contentType,
        bytes: await fileStore().getBytes(photo.storageKey),
        sha256: photo.sha256,
      })
    } else if (kind !== 'tracking' && kind !== 'thread') {
      const { fileName, bytes, sha256 } = await openPaper(context, id)
      files.push({ kind, name: fileName, type: 'application/pdf', bytes, sha256 })
    }
  }
  return files
}

/** The conversation of both sides about the trade, as text. */
export async function evidenceThread(requestId: string): Promise<string> {
  const entries = await db.threadEntry.findMany({
    where: { requestId, audience: 'SHARED', kind: { in: ['MESSAGE', 'QUESTION'] } },
    orderBy: { serial: 'asc' },
    select: { at: true, authorName: true, body: true },
  })
  return threadText(
    entries.map(({ at, authorName, body }) => ({
      at: at.toISOString().slice(0, 16).replace('T', ' '),
      by: authorName,
      words: body,
    })),
  )
}

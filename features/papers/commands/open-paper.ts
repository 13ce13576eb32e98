import 'server-only'
import { createHash } from 'node:crypto'
import { renderTradePaper } from '@/documents/trade-paper-pdf'
import type { OwnContext } from '@/features/accounts/context'
import { scopeOf } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import type { TradePaperFile } from '@/platform/db/generated/client'
import { NotFoundError } from '@/platform/errors'
import { fileStore } from '@/platform/files/store'
import { logoFile } from '@/platform/house/pictures'
import { formatPaperNumber } from '../rules/paper-number'
import { paperDocumentSchema } from '../schema'
import { seenPapers } from '../queries/seen-papers'

/** A paper to be downloaded. */
interface OpenedPaper {
  fileName: string
  sizeBytes: number
  sha256: string
  bytes: Uint8Array
}

/**
 * A paper of an order, for who may read the order: always the same bytes.
 * @throws NotFoundError also for somebody else’s, and for a buyer one that isn’t handed over yet
 */
export async function openPaper(context: OwnContext, id: string): Promise<OpenedPaper> {
  const { actor } = context
  const paper = await db.tradePaper.findFirst({
    where: { id, order: { quote: scopeOf(actor, 'order.read') }, ...seenPapers(actor) },
    select: { id: true, series: true, year: true, serial: true },
  })
  if (!paper) throw new NotFoundError(`paper ${id}`)
  const { storageKey, sizeBytes, sha256 } = await makePaper(id)
  return {
    fileName: `${formatPaperNumber(paper.series, paper.year, paper.serial)}.pdf`,
    sizeBytes,
    sha256,
    bytes: await fileStore().getBytes(storageKey),
  }
}

/** The bytes of a paper, made the first time that somebody wants them. Whoever makes them second throws theirs away. */
async function makePaper(id: string): Promise<TradePaperFile> {
  const made = await db.tradePaperFile.findUnique({ where: { paperId: id } })
  if (made) return made
  const { document, issuedAt } = await db.tradePaper.findUniqueOrThrow({ where: { id } })
  const bytes = await renderTradePaper(paperDocumentSchema.parse(document), {
    issuedAt,
    logo: await logoFile(),
  })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const storageKey = `papers/${id}-${sha256}.pdf`
  // The bytes first: a row names what is there.
  await fileStore().put(storageKey, bytes)
  await db.tradePaperFile.createMany({
    data: [{ paperId: id, sha256, sizeBytes: bytes.length, storageKey }],
    skipDuplicates: true,
  })
  const kept = await db.tradePaperFile.findUniqueOrThrow({ where: { paperId: id } })
  if (kept.storageKey !== storageKey) await fileStore().delete(storageKey)
  return kept
}

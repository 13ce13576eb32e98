import 'server-only'
import { renderAccountStatement } from '@/documents/account-statement-pdf'
import { accountStatementRows } from '@/documents/account-statement-sheet'
import { renderTradePaper } from '@/documents/trade-paper-pdf'
import { tradePaperRows } from '@/documents/trade-paper-sheet'
import type { OwnContext } from '@/features/accounts/context'
import { db } from '@/platform/db/client'
import type { TradePaper, TradePaperFile } from '@/platform/db/generated/client'
import { NotFoundError } from '@/platform/errors'
import { madeOnce } from '@/platform/files/made-once'
import { fileStore } from '@/platform/files/store'
import { logoFile } from '@/platform/house/pictures'
import { SHEET_TYPES, writeSheet, type SheetCell } from '@/platform/sheets/write'
import { formatsOf } from '../rules/formats'
import { formatPaperNumber } from '../rules/paper-number'
import { accountStatementSchema, paperDocumentSchema, type PaperFormat } from '../schema'
import { openablePapers } from '../queries/seen-papers'

/** A paper to be downloaded. */
interface OpenedPaper {
  fileName: string
  contentType: string
  sizeBytes: number
  sha256: string
  bytes: Uint8Array
}

const TYPES: Record<PaperFormat, string> = { pdf: 'application/pdf', xlsx: SHEET_TYPES.xlsx }
const STORED = { pdf: 'PDF', xlsx: 'XLSX' } as const

/**
 * Opens a paper of an order or an account for actors who may read it: always the same bytes.
 * @throws NotFoundError also for somebody else’s, for one that isn’t handed over to the buyer yet, and for a
 *   workbook of a paper that has none
 */
export async function openPaper(
  context: OwnContext,
  id: string,
  format: PaperFormat = 'pdf',
): Promise<OpenedPaper> {
  const { actor } = context
  const paper = await db.tradePaper.findFirst({ where: { AND: [{ id }, openablePapers(actor)] } })
  if (!paper || !formatsOf(paper.kind).includes(format)) throw new NotFoundError(`paper ${id}`)
  const { storageKey, sizeBytes, sha256 } = await makePaper(paper, format)
  return {
    fileName: `${formatPaperNumber(paper.series, paper.year, paper.serial)}.${format}`,
    contentType: TYPES[format],
    sizeBytes,
    sha256,
    bytes: await fileStore().getBytes(storageKey),
  }
}

/** The bytes of a paper, made when they are first asked for. */
function makePaper(paper: TradePaper, format: PaperFormat): Promise<TradePaperFile> {
  const of = { paperId: paper.id, format: STORED[format] }
  return madeOnce({
    found: () => db.tradePaperFile.findUnique({ where: { paperId_format: of } }),
    make: () => (format === 'pdf' ? pdfOf(paper) : workbookOf(paper)),
    keyOf: (sha256) => `papers/${paper.id}-${sha256}.${format}`,
    write: (file) =>
      db.tradePaperFile.createMany({ data: [{ ...of, ...file }], skipDuplicates: true }),
  })
}

async function pdfOf({ kind, document, issuedAt }: TradePaper): Promise<Buffer> {
  const options = { issuedAt, logo: await logoFile() }
  return kind === 'STATEMENT_OF_ACCOUNT'
    ? renderAccountStatement(accountStatementSchema.parse(document), options)
    : renderTradePaper(paperDocumentSchema.parse(document), options)
}

async function workbookOf({ kind, document }: TradePaper): Promise<Buffer> {
  const rows =
    kind === 'STATEMENT_OF_ACCOUNT'
      ? accountStatementRows(accountStatementSchema.parse(document))
      : tradePaperRows(paperDocumentSchema.parse(document))
  const sheet = writeSheet('xlsx', SHEET_NAME, oneByOne(rows))
  return Buffer.from(await new Response(sheet).arrayBuffer())
}

const SHEET_NAME = 'paper'

async function* oneByOne(
  rows: readonly (readonly SheetCell[])[],
): AsyncGenerator<readonly SheetCell[]> {
  yield* rows
}

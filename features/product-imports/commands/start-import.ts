import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import type { OwnContext } from '@/features/accounts/context'
import { inTransaction, databaseOf } from '@/platform/db/transaction'
import { recordAudit } from '@/platform/audit'
import { InvalidInputError } from '@/platform/errors'
import { fileStore } from '@/platform/files/store'
import { withSpooled } from '@/platform/files/spool'
import { enqueue } from '@/platform/jobs'
import { openSheet, sheetKind, type SheetKind } from '@/platform/sheets/open'
import { SheetProblem } from '@/platform/sheets/sheet'
import type { ContentField } from '@/features/catalog/rules/content'
import { productImportJob } from '../jobs/work'
import {
  mappingProblems,
  matchHeadings,
  readMapping,
  undecided,
  type Mapping,
} from '../rules/headings'

export const MOST_IMPORT_MEGABYTES = 200

/**
 * Takes a file of products, CSV or XLSX by its content, and has it read when every heading is understood; otherwise
 * staff match them first.
 * @param labels the desk's names of the fields: headings are matched to them too
 * @throws InvalidInputError for a file that is too large or isn't a sheet, with a sentence for the person
 */
export async function startImport(
  context: OwnContext,
  {
    fileName,
    body,
    labels,
  }: {
    fileName: string
    body: AsyncIterable<Uint8Array>
    labels: Partial<Record<ContentField, string>>
  },
): Promise<{ id: string }> {
  const { actor } = context
  authorize(actor, 'catalog.edit')
  const sheetName =
    fileName
      .replaceAll(/[\p{Cc}/\\]/gu, ' ')
      .trim()
      .slice(-120) || 'products'
  try {
    const started = await withSpooled(
      body,
      MOST_IMPORT_MEGABYTES * 1024 * 1024,
      async ({ path, sizeBytes }) => {
        const kind = await sheetKind(path)
        const headings = await headingsOf(path, kind, sizeBytes)
        const storageKey = `imports/${randomUUID()}.${kind.format}`
        await fileStore().putStream(storageKey, createReadStream(path))
        return keep(
          context,
          { fileName: sheetName, ...kind, storageKey, sizeBytes, headings },
          labels,
        )
      },
    )
    if (started === null)
      throw new SheetProblem({
        code: 'sheets.too_large',
        values: { megabytes: MOST_IMPORT_MEGABYTES },
      })
    return started
  } catch (error) {
    if (error instanceof SheetProblem) throw new InvalidInputError({ file: [error.problem] })
    throw error
  }
}

async function headingsOf(path: string, kind: SheetKind, sizeBytes: number): Promise<string[]> {
  const sheet = await openSheet(path, kind, sizeBytes)
  try {
    const { value } = await sheet.rows.next()
    if (!value) throw new SheetProblem({ code: 'sheets.no_rows' })
    return value.cells.map((heading) => heading.slice(0, 200))
  } finally {
    await sheet.rows.return(undefined)
  }
}

async function keep(
  context: OwnContext,
  file: SheetKind & { fileName: string; storageKey: string; sizeBytes: number; headings: string[] },
  labels: Partial<Record<ContentField, string>>,
): Promise<{ id: string }> {
  const { actor } = context
  const database = databaseOf(context)
  const remembered = await database.importMapping.findUnique({
    where: { key: mappingKey(file.headings) },
  })
  const mapping: Mapping = remembered
    ? readMapping(remembered.mapping)
    : matchHeadings(file.headings, labels)
  const clear =
    mappingProblems(file.headings, mapping).length === 0 &&
    (remembered !== null || undecided(file.headings, mapping).length === 0)
  return inTransaction(context, async (tx) => {
    const { id } = await tx.productImport.create({
      data: { ...file, mapping, state: clear ? 'READING' : 'MAPPING', createdBy: nameOf(actor) },
      select: { id: true },
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'product_import.start',
      objectType: 'product_import',
      objectId: id,
      after: { file: file.fileName, sizeBytes: file.sizeBytes },
    })
    if (clear) await enqueue(tx, productImportJob, {})
    return { id }
  })
}

/** The key under which the mapping of a set of headings is remembered. */
export const mappingKey = (headings: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(headings)).digest('hex')

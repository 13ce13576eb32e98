import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { db } from '@/platform/db/client'
import { NotFoundError } from '@/platform/errors'
import type { SheetFormat } from '@/platform/sheets/sheet'
import { writeSheet } from '@/platform/sheets/write'
import type { Locale } from '@/i18n/routing'
import { sayComplaint } from '@/i18n/say'
import { WRONG } from '../rules/headings'
import { openStored, widened, type StoredSheet } from './import-file'
import { getImport, problemsSchema } from '../queries/imports'

const AT_ONCE = 500

/**
 * The wrong rows of an import as they were in its file, with a column that names the fault of each: once corrected,
 * the file can be read again.
 * @param locale of whoever corrects it
 * @throws NotFoundError
 */
export async function wrongRowsFile(
  actor: Actor,
  id: string,
  locale: Locale,
): Promise<{ fileName: string; format: SheetFormat; body: ReadableStream<Uint8Array> }> {
  authorize(actor, 'catalog.desk')
  const { fileName, headings, purgedAt } = await getImport(actor, id)
  if (purgedAt) throw new NotFoundError('import file')
  const stored = await db.productImport.findUniqueOrThrow({
    where: { id },
    select: { storageKey: true, format: true, encoding: true, sizeBytes: true },
  })
  if (stored.storageKey === null) throw new NotFoundError('import file')
  const format: SheetFormat = stored.format === 'xlsx' ? 'xlsx' : 'csv'
  return {
    fileName: `${fileName.replace(/\.\w{1,5}$/, '')}-wrong-rows.${format}`,
    format,
    body: writeSheet(format, 'Wrong rows', wrongRows(id, stored, headings, locale)),
  }
}

/** Both the file and the problems are in the order of lines: they are walked side by side. */
async function* wrongRows(
  importId: string,
  stored: StoredSheet,
  headings: readonly string[],
  locale: Locale,
): AsyncGenerator<string[]> {
  const own = (cells: readonly string[]) => cells.filter((_, i) => headings[i] !== WRONG)
  yield [...own(headings), WRONG]
  const problems = problemsOf(importId, locale)
  let next = await problems.next()
  if (next.done) return
  const sheet = await openStored(stored)
  try {
    for await (const { line, cells } of sheet.rows) {
      if (next.done) return
      if (next.value.line !== line) continue
      yield [...own(widened('xlsx', cells, headings.length)), next.value.messages]
      next = await problems.next()
    }
  } finally {
    await sheet.close()
  }
}

async function* problemsOf(
  importId: string,
  locale: Locale,
): AsyncGenerator<{ line: number; messages: string }, void, undefined> {
  for (let after = 0; ;) {
    const rows = await db.productImportRow.findMany({
      where: { importId, outcome: 'WRONG', line: { gt: after } },
      orderBy: { line: 'asc' },
      take: AT_ONCE,
      select: { line: true, problems: true },
    })
    for (const { line, problems } of rows)
      yield {
        line,
        messages: (problemsSchema.safeParse(problems).data ?? [])
          .map(({ field, problem }) => {
            const words = sayComplaint(problem, locale)
            return field ? `${field}: ${words}` : words
          })
          .join('; '),
      }
    if (rows.length < AT_ONCE) return
    after = rows.at(-1)?.line ?? after
  }
}

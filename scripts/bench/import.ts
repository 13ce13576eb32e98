import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { startImport } from '@/features/product-imports/commands/start-import'
import { applyImport } from '@/features/product-imports/commands/steer-import'
import {
  CONTENT_FIELDS,
  contentSchema,
  type ContentEntries,
} from '@/features/catalog/rules/content'
import { getImport } from '@/features/product-imports/queries/imports'
import { workOnImports } from '@/features/product-imports/jobs/work'
import { cellsOf } from '@/features/product-imports/rules/check-row'
import { db } from '@/platform/db/client'
import { stopBoss } from '@/platform/jobs/boss'
import type { SheetFormat } from '@/platform/sheets/sheet'
import { writeSheet } from '@/platform/sheets/write'
import type { Figure } from './figure'

const staff = {
  kind: 'staff',
  userId: 'bench',
  name: 'Bench',
  email: 'bench@fsc.example',
  roles: STAFF_ROLES,
} as const
const EMPTY = Object.fromEntries(CONTENT_FIELDS.map((field) => [field, '']))

/** A made-up design with five breaks, four SKUs and two options, as a row. */
function row(round: string, i: number): string[] {
  const style = `BENCH-${round}-${i}`
  const entries: Partial<ContentEntries> = {
    name: `Bench ring ${i}`,
    slug: `bench-${round.toLowerCase()}-${i}`,
    styleNumber: style,
    line: 'jewelry',
    type: 'rings',
    summary: 'A ring of the benchmark',
    description: 'Seamless turned band. '.repeat(8).trim(),
    grade: '316L',
    material: '316L stainless steel',
    dimensions: 'Band width | 6.0\nThickness | 2.0',
    unitWeightGrams: '5.2',
    moq: '100',
    orderMultiple: '20',
    leadTimeDays: '24',
    sampleLeadTimeDays: '7',
    cartonPieces: '1000',
    cartonLengthMm: '400',
    cartonWidthMm: '300',
    cartonHeightMm: '280',
    cartonGrossGrams: '12100',
    hsCodeUs: '7117.19.9000',
    routes: 'CN',
    priceBreaks: [100, 300, 500, 1_000, 3_000]
      .map((quantity, step) => `${quantity} | ${((120 + (i % 50) - 8 * step) / 100).toFixed(2)}`)
      .join('\n'),
    variants: ['polished', 'brushed', 'pvd-gold', 'pvd-black']
      .map((finish, f) => `${style}-${f} | ${finish} | ${finish} | 7 | US 7 | 0.0${3 * f}`)
      .join('\n'),
    options: ['engraving', 'gift-box']
      .map((code) => `${code} | packaging | ${code} | 0.12 | 25.00 | 100 | 3`)
      .join('\n'),
  }
  return cellsOf(contentSchema.parse({ ...EMPTY, ...entries }))
}

async function* sheetOf(round: string, count: number): AsyncGenerator<readonly string[]> {
  yield CONTENT_FIELDS
  for (let i = 0; i < count; i++) yield row(round, i)
}

/**
 * Memory that a heap keeps for later says nothing about a program: bytes are counted after a full
 * garbage collection.
 */
const BETWEEN_COUNTS_MS = 500
const bytesInUse = (): number => {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed + process.memoryUsage().external
}

/** Measures memory during some work. @returns the most bytes in use */
async function mostInUse(work: () => Promise<unknown>): Promise<number> {
  let most = bytesInUse()
  const timer = setInterval(() => (most = Math.max(most, bytesInUse())), BETWEEN_COUNTS_MS)
  await work().finally(() => clearInterval(timer))
  return most
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'bench-import-'))
const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024)

/** Imports a sheet from its upload to the last product. */
async function timedImport(
  format: SheetFormat,
  round: string,
  count: number,
): Promise<{ rowsPerSecond: number; seconds: Record<string, number> }> {
  const file = path.join(folder, `${round}.${format}`)
  await pipeline(
    Readable.fromWeb(
      writeSheet(format, 'Products', sheetOf(round, count)) as Parameters<
        typeof Readable.fromWeb
      >[0],
    ),
    createWriteStream(file),
  )
  globalThis.gc?.()
  const start = performance.now()
  const { id } = await startImport(
    { actor: staff, now: new Date() },
    {
      fileName: `bench.${format}`,
      body: createReadStream(file),
      labels: {},
    },
  )
  await workOnImports()
  const checked = performance.now()
  const run = await getImport(staff, id)
  if (run.added !== count)
    throw new Error(`${run.added} of ${count} rows are good: ${run.problem ?? ''}`)
  await applyImport({ actor: staff, now: new Date() }, id, { how: 'batches', batchSize: 1_000 })
  await workOnImports()
  const end = performance.now()
  const { applied } = await getImport(staff, id)
  if (applied !== count) throw new Error(`${applied} of ${count} products were taken`)
  return {
    rowsPerSecond: Math.round((count / (end - start)) * 1000),
    seconds: { checked: (checked - start) / 1000, applied: (end - checked) / 1000 },
  }
}

const SMALL = Number(process.env.BENCH_ROWS ?? 100_000) / 10
await timedImport('csv', 'WARM', 1_000)
const large = await timedImport('csv', 'LARGE', SMALL * 10)
const book = await timedImport('xlsx', 'BOOK', SMALL)
// Apart from the time: collecting garbage takes some.
const [usedBySmall, usedByLarge] = [
  megabytes(await mostInUse(() => timedImport('csv', 'SMALL', SMALL))),
  megabytes(await mostInUse(() => timedImport('csv', 'AGAIN', SMALL * 10))),
]
const timings = ({ seconds }: { seconds: Record<string, number> }) =>
  `${seconds.checked?.toFixed(1)} s to read and check, ${seconds.applied?.toFixed(1)} s to write`
const figures: Figure[] = [
  {
    name: 'Taking a sheet of products (CSV)',
    value: large.rowsPerSecond,
    unit: 'rows a second',
    bound: { atLeast: 3_000 },
    detail: `${SMALL * 10} new products of 5 breaks, 4 SKUs and 2 options, from upload to the last one written: ${timings(large)}`,
  },
  {
    name: 'Memory of a sheet ten times as long',
    value: usedByLarge / usedBySmall,
    unit: 'times the memory in use',
    bound: { atMost: 1.5 },
    detail: `${usedByLarge} MB in use at most at ${SMALL * 10} rows, ${usedBySmall} MB at ${SMALL}, the program itself included`,
  },
  {
    name: 'Taking a workbook (XLSX)',
    value: book.rowsPerSecond,
    unit: 'rows a second',
    bound: { atLeast: 1_500 },
    detail: `${SMALL} rows: ${timings(book)}`,
  },
]
console.log(JSON.stringify(figures))
rmSync(folder, { recursive: true, force: true })
await stopBoss()
await db.$disconnect()

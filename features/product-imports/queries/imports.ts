import 'server-only'
import { z } from 'zod'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { db } from '@/platform/db/client'
import type { Prisma, ProductImport } from '@/platform/db/generated/client'
import { NotFoundError } from '@/platform/errors'
import { CONTENT_FIELDS, type ContentField } from '@/features/catalog/rules/content'
import { keptComplaintSchema } from '@/i18n/message-schema'
import type { Complaint } from '@/platform/validation-words'

export const ROWS_A_PAGE = 50
const LISTED = 20
export const TABS = ['wrong', 'added', 'changed', 'same'] as const
export type Tab = (typeof TABS)[number]
const OUTCOMES = { wrong: 'WRONG', added: 'ADD', changed: 'CHANGE', same: 'SAME' } as const

const SHOWN = {
  id: true,
  fileName: true,
  format: true,
  encoding: true,
  sizeBytes: true,
  state: true,
  problem: true,
  headings: true,
  mapping: true,
  decimalSign: true,
  openNumbers: true,
  progress: true,
  rowsRead: true,
  added: true,
  changed: true,
  same: true,
  wrong: true,
  applied: true,
  published: true,
  whole: true,
  batchSize: true,
  batchIds: true,
  createdBy: true,
  appliedBy: true,
  createdAt: true,
  updatedAt: true,
  purgedAt: true,
  change: true,
} satisfies Prisma.ProductImportSelect
export type DeskImport = Pick<ProductImport, keyof typeof SHOWN>

/** The latest imports, newest first; all are listed by `importTable`. */
export async function listImports(actor: Actor): Promise<DeskImport[]> {
  authorize(actor, 'catalog.desk')
  return db.productImport.findMany({ orderBy: { createdAt: 'desc' }, take: LISTED, select: SHOWN })
}

/** Imports by their ids. The caller checks the actor's right. */
export const importsById = (ids: string[]): Promise<DeskImport[]> =>
  db.productImport.findMany({ where: { id: { in: ids } }, select: SHOWN })

/** One import. @throws NotFoundError */
export async function getImport(actor: Actor, id: string): Promise<DeskImport> {
  authorize(actor, 'catalog.desk')
  const isId = z.uuid().safeParse(id).success
    ? await db.productImport.findUnique({ where: { id }, select: SHOWN })
    : null
  if (!isId) throw new NotFoundError('import')
  return isId
}

/** A stored problem of a row. */
interface FoundProblem {
  field: ContentField | ''
  problem: Complaint
}

export interface DeskImportRow {
  line: number
  styleNumber: string
  name: string
  productId: string | null
  differences: { field: ContentField; before: string; after: string }[]
  problems: FoundProblem[]
  applied: boolean
}

const fieldSchema = z
  .string()
  .transform((name) => CONTENT_FIELDS.find((field) => field === name) ?? '')
const differencesSchema = z.array(
  z.object({
    field: fieldSchema.pipe(z.enum(CONTENT_FIELDS)),
    before: z.string(),
    after: z.string(),
  }),
)
const openNumbersSchema = z.array(
  z.object({
    line: z.int(),
    field: fieldSchema,
    text: z.string(),
    point: z.string().nullable(),
    comma: z.string().nullable(),
  }),
)
/** Numbers that a file asks about, answered or not. */
export const openNumbersOf = ({ openNumbers }: Pick<DeskImport, 'openNumbers'>) =>
  openNumbersSchema.safeParse(openNumbers ?? []).data ?? []
/** The problems of a row; one checked before sentences were stored as values has its words. */
export const problemsSchema = z.array(
  z
    .object({
      field: fieldSchema,
      problem: keptComplaintSchema.optional(),
      message: z.string().optional(),
    })
    .transform(({ field, problem, message }): FoundProblem => ({
      field,
      problem: problem ?? message ?? '',
    })),
)

/** A page of what an import's rows would do, in the file's order. */
export async function listImportRows(
  actor: Actor,
  id: string,
  { tab, page }: { tab: Tab; page: number },
): Promise<DeskImportRow[]> {
  authorize(actor, 'catalog.desk')
  const rows = await db.productImportRow.findMany({
    where: { importId: id, outcome: OUTCOMES[tab] },
    orderBy: { line: 'asc' },
    skip: (page - 1) * ROWS_A_PAGE,
    take: ROWS_A_PAGE,
    select: {
      line: true,
      styleNumber: true,
      name: true,
      productId: true,
      differences: true,
      problems: true,
      appliedAt: true,
    },
  })
  return rows.map(({ differences, problems, appliedAt, ...row }) => ({
    ...row,
    differences: differencesSchema.safeParse(differences ?? []).data ?? [],
    problems: problemsSchema.safeParse(problems ?? []).data ?? [],
    applied: appliedAt !== null,
  }))
}

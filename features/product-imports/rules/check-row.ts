import type { Message } from '@/i18n/message'
import { complaintOf, type Complaint } from '@/platform/validation-words'
import type { DecimalSign } from '@/platform/amounts'
import type { NumberExample } from '@/platform/numbers-among'
import type { SheetRow } from '@/platform/sheets/sheet'
import { openNumbers, settledEntry } from '@/features/catalog/rules/content-numbers'
import {
  CONTENT_FIELDS,
  contentSchema,
  differences,
  entriesOf,
  type ContentEntries,
  type ContentField,
  type Difference,
  type ProductContent,
} from '@/features/catalog/rules/content'
import type { Mapping } from './headings'

/** What a row of a sheet would do to the catalog. Pure. */

/** An existing product with its entries, published or not. */
export interface HeldProduct {
  id: string
  version: number
  content: ProductContent
}

export interface RowProblem {
  /** empty where the whole row is concerned */
  field: ContentField | ''
  problem: Message
  /** the ambiguous number, where the row waits for an answer */
  open?: NumberExample
}

export interface CheckedRow {
  line: number
  styleNumber: string
  name: string
  /** names that no other row may have: its style, address and SKUs */
  names: string[]
  result:
    | { outcome: 'ADD'; content: ProductContent }
    | { outcome: 'CHANGE'; content: ProductContent; differences: Difference[]; held: HeldProduct }
    | { outcome: 'SAME'; held: HeldProduct }
    | { outcome: 'WRONG'; problems: RowProblem[]; held?: HeldProduct }
}

const EMPTY = Object.fromEntries(CONTENT_FIELDS.map((field) => [field, ''])) as ContentEntries
/** What a new product must have: fields that can't be empty. */
const NEEDED = new Set(
  (contentSchema.safeParse(EMPTY).error?.issues ?? []).map(({ path }) => String(path[0])),
)

/** The names of a product, which other rows and products can't have. */
export const namesOf = (content: ProductContent): string[] => [
  `style ${content.styleNumber}`,
  `address ${content.slug}`,
  ...content.variants.map(({ sku }) => `SKU ${sku}`),
]

/** Such a name in words. */
export function nameMessage(name: string): Message {
  const blank = name.indexOf(' ')
  const [kind, value] = [name.slice(0, blank), name.slice(blank + 1)]
  const of = kind === 'SKU' ? 'sku' : kind === 'address' ? 'address' : 'style'
  return { code: `productRows.named_${of}`, values: { name: value } }
}

/** A product as a row of all its fields. */
export function cellsOf(content: ProductContent): string[] {
  const entries = entriesOf(content)
  return CONTENT_FIELDS.map((field) => entries[field])
}

/** The style number that a row names. */
export const styleIn = ({ cells }: SheetRow, mapping: Mapping): string =>
  cells[mapping.indexOf('styleNumber')]?.trim() ?? ''

/**
 * Says what a row would do. A product is identified by its style number; fields without a column stay as they are,
 * and a new product needs them. Nothing is written.
 * @param chosenSign the file's decimal sign, if somebody chose one
 * @param columns the width of the first row; a text row of another width was cut or has a separator too many
 */
export function checkRow(
  row: SheetRow,
  {
    mapping,
    columns,
    held,
    said,
  }: {
    mapping: Mapping
    columns: number
    held: ReadonlyMap<string, HeldProduct>
    said?: DecimalSign | undefined
  },
): CheckedRow {
  const styleNumber = styleIn(row, mapping)
  const { given, unread, open } = givenIn(row, mapping, said)
  const existing = held.get(styleNumber) ?? null
  const rowBase = {
    line: row.line,
    styleNumber: styleNumber.slice(0, 80),
    name: (given.name ?? existing?.content.name ?? '').slice(0, 120),
  }
  const wrong = (problems: RowProblem[]): CheckedRow => ({
    ...rowBase,
    names: [],
    result: { outcome: 'WRONG', problems },
  })
  if (row.cells.length !== columns)
    return wrong([
      {
        field: '',
        problem: { code: 'productRows.cells', values: { count: row.cells.length, columns } },
      },
    ])
  const faults = (row.faults ?? []).flatMap((column) =>
    mapping[column]
      ? [
          {
            field: mapping[column],
            problem: {
              code: 'productRows.sheet_error' as const,
              values: { text: row.cells[column] ?? '' },
            },
          },
        ]
      : [],
  )
  if (faults.length > 0) return wrong(faults)
  if (unread.length > 0) return wrong(unread)
  const asking = ({ result, ...checked }: CheckedRow): CheckedRow => ({
    ...checked,
    result:
      result.outcome === 'WRONG'
        ? { ...result, problems: withOpen(result.problems, open) }
        : result,
  })
  if (existing) return asking(checkHeld(existing, given, { named: rowBase, wrong }))
  const lacking = CONTENT_FIELDS.filter(
    (field) => NEEDED.has(field) && (given[field] ?? '').trim() === '',
  )
  if (lacking.length > 0)
    return wrong([
      {
        field: '',
        problem: {
          code: styleNumber ? 'productRows.new_lacks' : 'productRows.new_lacks_style',
          values: {
            style: styleNumber,
            fields: {
              list: lacking.map((each): Message => ({ code: `staff.catalog.fields.${each}` })),
              between: 'commas',
            },
          },
        },
      },
    ])
  const parsed = contentSchema.safeParse({ ...EMPTY, ...given })
  return parsed.success
    ? { ...rowBase, names: namesOf(parsed.data), result: { outcome: 'ADD', content: parsed.data } }
    : asking(wrong(problemsOf(parsed.error.issues)))
}

/** The row's entry for each field, with numbers written out where their reading is clear. */
function givenIn(
  { cells, points = [] }: SheetRow,
  mapping: Mapping,
  chosenSign: DecimalSign | undefined,
): {
  given: Partial<ContentEntries>
  /** numbers that don't fit the chosen sign */
  unread: RowProblem[]
  /** numbers that are still ambiguous, by field */
  open: ReadonlyMap<string, NumberExample>
} {
  const entries: Partial<ContentEntries> = {}
  const unread: RowProblem[] = []
  const open = new Map<string, NumberExample>()
  mapping.forEach((field, i) => {
    if (!field) return
    const text = cells[i] ?? ''
    const sign = points.includes(i) ? '.' : chosenSign
    const settled = sign ? settledEntry(field, text, sign) : { text, problems: [] }
    entries[field] = settled.text
    unread.push(...settled.problems.map((problem) => ({ field, problem })))
    const [first] = sign ? [] : openNumbers(field, text)
    if (first) open.set(field, first)
  })
  return { given: entries, unread, open }
}

/** The problems of a row, the first of each field with its ambiguous number. */
function withOpen(
  problems: readonly RowProblem[],
  open: ReadonlyMap<string, NumberExample>,
): RowProblem[] {
  return problems.map((problem, i) => {
    const openNumber = open.get(problem.field)
    const isFirst = problems.findIndex(({ field }) => field === problem.field) === i
    return openNumber && isFirst ? { ...problem, open: openNumber } : problem
  })
}

function checkHeld(
  existing: HeldProduct,
  given: Partial<ContentEntries>,
  {
    named,
    wrong,
  }: {
    named: Pick<CheckedRow, 'line' | 'styleNumber' | 'name'>
    wrong: (problems: RowProblem[]) => CheckedRow
  },
): CheckedRow {
  const entries = entriesOf(existing.content)
  // Line ends and surrounding blanks don't survive a sheet: they don't count as changes.
  const changedFields = (Object.keys(given) as ContentField[]).filter(
    (field) => flat(given[field] ?? '') !== flat(entries[field]),
  )
  const same: CheckedRow = {
    ...named,
    names: namesOf(existing.content),
    result: { outcome: 'SAME', held: existing },
  }
  if (changedFields.length === 0) return same
  const parsed = contentSchema.safeParse({
    ...entries,
    ...Object.fromEntries(changedFields.map((field) => [field, given[field] ?? ''])),
  })
  if (!parsed.success) return wrong(problemsOf(parsed.error.issues))
  const changes = differences(existing.content, parsed.data).filter(({ field }) =>
    changedFields.includes(field),
  )
  return changes.length === 0
    ? same
    : {
        ...named,
        names: namesOf(parsed.data),
        result: { outcome: 'CHANGE', content: parsed.data, differences: changes, held: existing },
      }
}

const flat = (text: string): string => text.replaceAll(/\r\n?/g, '\n').trim()

const problemsOf = (issues: readonly { path: PropertyKey[]; message: string }[]): RowProblem[] =>
  issues.map(({ path, message }) => ({
    field: CONTENT_FIELDS.find((field) => field === path[0]) ?? '',
    problem: asMessage(complaintOf(message)),
  }))

/** Every issue of a content is a message; otherwise the entry is said to be unacceptable. */
const asMessage = (complaint: Complaint): Message =>
  typeof complaint === 'string' ? { code: 'validation.refused' } : complaint

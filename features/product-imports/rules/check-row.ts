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

/** What is held of a product: what is entered of it, published or not. */
export interface HeldProduct {
  id: string
  version: number
  content: ProductContent
}

export interface RowProblem {
  /** empty where the whole row is meant */
  field: ContentField | ''
  problem: Message
  /** the number that can be two, where the row waits for an answer */
  open?: NumberExample
}

export interface CheckedRow {
  line: number
  styleNumber: string
  name: string
  /** what no other row may name: its style, address and SKUs */
  names: string[]
  result:
    | { outcome: 'ADD'; content: ProductContent }
    | { outcome: 'CHANGE'; content: ProductContent; differences: Difference[]; held: HeldProduct }
    | { outcome: 'SAME'; held: HeldProduct }
    | { outcome: 'WRONG'; problems: RowProblem[]; held?: HeldProduct }
}

const EMPTY = Object.fromEntries(CONTENT_FIELDS.map((field) => [field, ''])) as ContentEntries
/** What a new product can't do without: what its field doesn't take empty. */
const NEEDED = new Set(
  (contentSchema.safeParse(EMPTY).error?.issues ?? []).map(({ path }) => String(path[0])),
)

/** What a product is named by, as other rows and products may not be. */
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
 * Says what a row would do. A product is named by its style number; fields without a column stay as they are,
 * and a new product needs them. Nothing is done.
 * @param said how the file's numbers part a fraction, where somebody said so
 * @param columns how many the first row has; a row of text that has another number was cut or has a separator too many
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
  const known = held.get(styleNumber) ?? null
  const named = {
    line: row.line,
    styleNumber: styleNumber.slice(0, 80),
    name: (given.name ?? known?.content.name ?? '').slice(0, 120),
  }
  const wrong = (problems: RowProblem[]): CheckedRow => ({
    ...named,
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
  if (known) return asking(checkHeld(known, given, { named, wrong }))
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
    ? { ...named, names: namesOf(parsed.data), result: { outcome: 'ADD', content: parsed.data } }
    : asking(wrong(problemsOf(parsed.error.issues)))
}

/** What a row gives for each field, with its numbers written out where it is known how they are meant. */
function givenIn(
  { cells, points = [] }: SheetRow,
  mapping: Mapping,
  said: DecimalSign | undefined,
): {
  given: Partial<ContentEntries>
  /** numbers that can't be taken as they are meant */
  unread: RowProblem[]
  /** numbers that can be two still, by field */
  open: ReadonlyMap<string, NumberExample>
} {
  const given: Partial<ContentEntries> = {}
  const unread: RowProblem[] = []
  const open = new Map<string, NumberExample>()
  mapping.forEach((field, i) => {
    if (!field) return
    const text = cells[i] ?? ''
    const sign = points.includes(i) ? '.' : said
    const settled = sign ? settledEntry(field, text, sign) : { text, problems: [] }
    given[field] = settled.text
    unread.push(...settled.problems.map((problem) => ({ field, problem })))
    const [first] = sign ? [] : openNumbers(field, text)
    if (first) open.set(field, first)
  })
  return { given, unread, open }
}

/** The problems of a row, each field's first with the number that it asks about. */
function withOpen(
  problems: readonly RowProblem[],
  open: ReadonlyMap<string, NumberExample>,
): RowProblem[] {
  return problems.map((problem, i) => {
    const asks = open.get(problem.field)
    const isFirst = problems.findIndex(({ field }) => field === problem.field) === i
    return asks && isFirst ? { ...problem, open: asks } : problem
  })
}

function checkHeld(
  known: HeldProduct,
  given: Partial<ContentEntries>,
  {
    named,
    wrong,
  }: {
    named: Pick<CheckedRow, 'line' | 'styleNumber' | 'name'>
    wrong: (problems: RowProblem[]) => CheckedRow
  },
): CheckedRow {
  const entries = entriesOf(known.content)
  // Line ends and the blanks around a text don't survive a sheet: they are no change.
  const moved = (Object.keys(given) as ContentField[]).filter(
    (field) => flat(given[field] ?? '') !== flat(entries[field]),
  )
  const same: CheckedRow = {
    ...named,
    names: namesOf(known.content),
    result: { outcome: 'SAME', held: known },
  }
  if (moved.length === 0) return same
  const parsed = contentSchema.safeParse({
    ...entries,
    ...Object.fromEntries(moved.map((field) => [field, given[field] ?? ''])),
  })
  if (!parsed.success) return wrong(problemsOf(parsed.error.issues))
  const changes = differences(known.content, parsed.data).filter(({ field }) =>
    moved.includes(field),
  )
  return changes.length === 0
    ? same
    : {
        ...named,
        names: namesOf(parsed.data),
        result: { outcome: 'CHANGE', content: parsed.data, differences: changes, held: known },
      }
}

const flat = (text: string): string => text.replaceAll(/\r\n?/g, '\n').trim()

const problemsOf = (issues: readonly { path: PropertyKey[]; message: string }[]): RowProblem[] =>
  issues.map(({ path, message }) => ({
    field: CONTENT_FIELDS.find((field) => field === path[0]) ?? '',
    problem: asMessage(complaintOf(message)),
  }))

/** Every issue of a content is a sentence; what is none says that the entry can’t be taken. */
const asMessage = (complaint: Complaint): Message =>
  typeof complaint === 'string' ? { code: 'validation.refused' } : complaint

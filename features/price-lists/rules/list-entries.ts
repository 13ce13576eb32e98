import { mergeFields, mergeRows, type Row } from '@/components/form/merge'
import { SCOPES } from '@/features/pricing/rules/price-lists'
import { ENTRY_COLUMNS, plainRows } from './entry-lines'

/**
 * What is entered of a price list's draft, and two people's entries of one put together. Pure;
 * browser-safe. An entry's id is its name, `entries.<row>` of a row as a whole, or
 * `entries.<row>.<column>`. A row is what it is for and from which quantity.
 */

export interface Named {
  id: string
  name: string
}
export interface ListEntries {
  name: string
  validFrom: string
  validUntil: string
  priority: string
  note: string
  companies: readonly Named[]
  groups: readonly Named[]
  /** rows as text */
  entries: string
}

const TEXTS = ['name', 'validFrom', 'validUntil', 'priority', 'note'] as const
type Text = (typeof TEXTS)[number]
const PEOPLE = ['companies', 'groups'] as const
type Column = (typeof ENTRY_COLUMNS)[number]

interface MergedList {
  entries: ListEntries
  /** ids of theirs, taken over */
  taken: string[]
  /** ids of what both changed, and not to the same: mine stand */
  conflicts: string[]
}

/** @param base what both began with */
export function mergeLists(base: ListEntries, mine: ListEntries, theirs: ListEntries): MergedList {
  const terms = mergeFields(textsOf(base), textsOf(mine), textsOf(theirs))
  const people = PEOPLE.map((field) => mergeNamed(base[field], mine[field], theirs[field]))
  const rows = mergeText(base.entries, mine.entries, theirs.entries)
  return {
    // In the order of what is typed: the editor tells by its text whether something differs.
    entries: {
      ...mine,
      ...terms.entries,
      companies: people[0]?.named ?? [],
      groups: people[1]?.named ?? [],
      entries: rows.text,
    },
    taken: [
      ...terms.taken,
      ...PEOPLE.filter((_, i) => people[i]?.taken),
      ...rows.taken.map((id) => `entries.${id}`),
    ],
    conflicts: [...terms.conflicts, ...rows.conflicts.map((id) => `entries.${id}`)],
  }
}

const textsOf = (entries: ListEntries): Record<Text, string> => ({
  name: entries.name,
  validFrom: entries.validFrom,
  validUntil: entries.validUntil,
  priority: entries.priority,
  note: entries.note,
})

/** Who came in on either side is in, who went out on either side is out: that can't collide. */
export function mergeNamed(
  base: readonly Named[],
  mine: readonly Named[],
  theirs: readonly Named[],
): { named: readonly Named[]; taken: boolean } {
  const ids = (all: readonly Named[]) => new Set(all.map(({ id }) => id))
  const [was, my, their] = [ids(base), ids(mine), ids(theirs)]
  const kept = mine.filter(({ id }) => their.has(id) || !was.has(id))
  const added = theirs.filter(({ id }) => !was.has(id) && !my.has(id))
  const isLess = added.length > 0 || kept.length < mine.length
  return { named: isLess ? [...kept, ...added] : mine, taken: isLess }
}

/** Two changes of the rows. A side that changed nothing leaves the other's text as it is. */
function mergeText(
  base: string,
  mine: string,
  theirs: string,
): { text: string; taken: string[]; conflicts: string[] } {
  const [was, my, their] = [rowsOf(base), rowsOf(mine), rowsOf(theirs)]
  const { entries: rows, taken, conflicts } = mergeRows<Column>(was, my, their)
  const untouched = (side: readonly Row<Column>[]) => JSON.stringify(side) === JSON.stringify(was)
  const text = untouched(their)
    ? mine
    : untouched(my)
      ? theirs
      : rows.toSorted(inOrder).map(lineOf).join('\n')
  return { text, taken, conflicts }
}

/** Rows by what they are for; the same written twice is told apart by its turn. */
function rowsOf(text: string): Row<Column>[] {
  const seen = new Map<string, number>()
  return plainRows(text).map((cells) => {
    const id = cells.slice(0, 3).map(safe).join(' ')
    const turn = (seen.get(id) ?? 0) + 1
    seen.set(id, turn)
    return {
      key: turn === 1 ? id : `${id} ${turn}`,
      cells: Object.fromEntries(
        ENTRY_COLUMNS.map((column, i) => [column, cells[i] ?? '']),
      ) as Record<Column, string>,
    }
  })
}

/** A part of an id: no dot, which parts ids, and no space, which parts its parts. */
const safe = (cell: string): string => encodeURIComponent(cell.toLowerCase()).replaceAll('.', '%2E')

const lineOf = ({ cells }: Row<Column>): string =>
  ENTRY_COLUMNS.map((column) => cells[column])
    .join(' | ')
    .replace(/( \| )+$/, '')

/** As the database gives them back: by scope, by key, and a key's breaks from few pieces to many. */
function inOrder({ cells: one }: Row<Column>, { cells: other }: Row<Column>): number {
  const scope = (cells: Row<Column>['cells']) => {
    const at = SCOPES.findIndex((each) => each.toLowerCase() === cells.for.toLowerCase())
    return at === -1 ? SCOPES.length : at
  }
  return (
    scope(one) - scope(other) ||
    (one.which < other.which ? -1 : one.which > other.which ? 1 : 0) ||
    (Number(one.fromQuantity) || 0) - (Number(other.fromQuantity) || 0)
  )
}

interface At {
  row: string
  column: Column | null
}
function rowAt(id: string): At | null {
  const [of, row, column] = id.split('.')
  if (of !== 'entries' || row === undefined) return null
  return { row, column: ENTRY_COLUMNS.find((each) => each === column) ?? null }
}

/** What stands in an entry, as text; empty where its row is gone. */
export function listEntryAt(entries: ListEntries, id: string): string {
  const text = TEXTS.find((each) => each === id)
  if (text) return entries[text]
  const at = rowAt(id)
  const row = at && rowsOf(entries.entries).find(({ key }) => key === at.row)
  if (!at || !row) return ''
  return at.column ? row.cells[at.column] : lineOf(row)
}

/** The entries with another text in one of them; a row without a text is taken away. */
export function withListEntry(entries: ListEntries, id: string, text: string): ListEntries {
  const field = TEXTS.find((each) => each === id)
  if (field) return { ...entries, [field]: text }
  const at = rowAt(id)
  if (!at) return entries
  const { column } = at
  const rows = rowsOf(entries.entries)
  const others = rows.filter(({ key }) => key !== at.row)
  const changed = column
    ? rows.map((row) =>
        row.key === at.row ? { ...row, cells: { ...row.cells, [column]: text } } : row,
      )
    : text === ''
      ? others
      : [...others, ...rowsOf(text)]
  return { ...entries, entries: changed.toSorted(inOrder).map(lineOf).join('\n') }
}

/** What a row is for, and the column, as they are written. */
export function entryName(
  id: string,
  within: readonly ListEntries[],
): { row: string; column: Column | null } | null {
  const at = rowAt(id)
  if (!at) return null
  const row = within
    .flatMap(({ entries }) => rowsOf(entries))
    .find(({ key }) => key === at.row)?.cells
  return {
    row: row ? [row.for, row.which, row.fromQuantity].filter(Boolean).join(' ') : '',
    column: at.column,
  }
}

import { mergeFields, mergeRows, type Row } from '@/components/form/merge'
import { SCOPES } from '@/features/pricing/rules/price-lists'
import { ENTRY_COLUMNS, plainRows } from './entry-lines'

/**
 * The entries of a price list's draft, and merging two people's entries of one. Pure; browser-safe. An entry's id is
 * its name, `entries.<row>` for a whole row, or `entries.<row>.<column>`. A row is identified by its scope and its
 * quantity.
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
  /** ids of theirs that were adopted */
  taken: string[]
  /** ids that both changed differently: mine stay */
  conflicts: string[]
}

/** @param base what both started from */
export function mergeLists(base: ListEntries, mine: ListEntries, theirs: ListEntries): MergedList {
  const terms = mergeFields(textsOf(base), textsOf(mine), textsOf(theirs))
  const people = PEOPLE.map((field) => mergeNamed(base[field], mine[field], theirs[field]))
  const rows = mergeText(base.entries, mine.entries, theirs.entries)
  return {
    // In the order of typing: the editor compares texts to tell whether something differs.
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

/** Whoever was added on either side is in, whoever was removed on either side is out: that can't conflict. */
export function mergeNamed(
  base: readonly Named[],
  mine: readonly Named[],
  theirs: readonly Named[],
): { named: readonly Named[]; taken: boolean } {
  const ids = (all: readonly Named[]) => new Set(all.map(({ id }) => id))
  const [was, my, their] = [ids(base), ids(mine), ids(theirs)]
  const keptRows = mine.filter(({ id }) => their.has(id) || !was.has(id))
  const added = theirs.filter(({ id }) => !was.has(id) && !my.has(id))
  const isLess = added.length > 0 || keptRows.length < mine.length
  return { named: isLess ? [...keptRows, ...added] : mine, taken: isLess }
}

/** Merges two changes of the rows. If one side changed nothing, the other's text stays as it is. */
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

/** Rows by their scope; a repeated one is told apart by its position. */
function rowsOf(text: string): Row<Column>[] {
  const counts = new Map<string, number>()
  return plainRows(text).map((cells) => {
    const id = cells.slice(0, 3).map(safe).join(' ')
    const turn = (counts.get(id) ?? 0) + 1
    counts.set(id, turn)
    return {
      key: turn === 1 ? id : `${id} ${turn}`,
      cells: Object.fromEntries(
        ENTRY_COLUMNS.map((column, i) => [column, cells[i] ?? '']),
      ) as Record<Column, string>,
    }
  })
}

/** A part of an id: no dot, which separates ids, and no space, which separates their parts. */
const safe = (cell: string): string => encodeURIComponent(cell.toLowerCase()).replaceAll('.', '%2E')

const lineOf = ({ cells }: Row<Column>): string =>
  ENTRY_COLUMNS.map((column) => cells[column])
    .join(' | ')
    .replace(/( \| )+$/, '')

/** In the database's order: by scope, by key, and a key's breaks by rising quantity. */
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

/** The text of an entry; empty where its row no longer exists. */
export function listEntryAt(entries: ListEntries, id: string): string {
  const text = TEXTS.find((each) => each === id)
  if (text) return entries[text]
  const at = rowAt(id)
  const row = at && rowsOf(entries.entries).find(({ key }) => key === at.row)
  if (!at || !row) return ''
  return at.column ? row.cells[at.column] : lineOf(row)
}

/** The entries with another text in one of them; a row without a text is removed. */
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

/** The scope of a row, and the column, as written. */
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

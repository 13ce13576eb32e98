import { mergeFields, mergeRows, type Row } from '@/components/form/merge'
import type { Entries } from './form-model'
import type { LineEntry } from './line-entry'

/** Two people's entries of one quote put together. Pure. An entry's id is its name, or `lines.<line's id>.<column>`. */

type Column = keyof Omit<LineEntry, 'id' | 'added'>
type Term = keyof Omit<Entries, 'lines'>

export interface MergedEntries {
  entries: Entries
  /** ids of theirs, taken over */
  taken: string[]
  /** ids of what both changed, and not to the same: mine stand */
  conflicts: string[]
}

const termsOf = ({ lines: _, choices = '', ...terms }: Entries): Record<Term, string> => ({
  ...terms,
  choices,
})
const rowsOf = (lines: readonly LineEntry[]): Row<Column>[] =>
  lines.map(({ id, added: _, optional = '', ...cells }) => ({
    key: id,
    cells: { ...cells, optional },
  }))

/** @param base what both began with */
export function mergeEntries(base: Entries, mine: Entries, theirs: Entries): MergedEntries {
  const terms = mergeFields(termsOf(base), termsOf(mine), termsOf(theirs))
  const lines = mergeRows(rowsOf(base.lines), rowsOf(mine.lines), rowsOf(theirs.lines))
  // What a line was made with is no entry of anybody's: it goes along until the line is saved.
  const madeWith = new Map(
    [...theirs.lines, ...mine.lines].map(({ id, added }) => [id, added] as const),
  )
  const ids = (all: readonly string[]) => all.map((each) => `lines.${each}`)
  return {
    // In the order of what is typed: the editor tells by its text whether something differs.
    entries: {
      ...mine,
      ...(terms.entries as Omit<Entries, 'lines'>),
      lines: lines.entries.map(({ key, cells }) => ({
        id: key,
        added: madeWith.get(key) ?? '',
        ...cells,
      })),
    },
    taken: [...ids(lines.taken), ...terms.taken],
    conflicts: [...ids(lines.conflicts), ...terms.conflicts],
  }
}

const lineAt = (id: string): { line: string; column: Column } | null => {
  const [of, line, column] = id.split('.')
  return of === 'lines' && line && column ? { line, column: column as Column } : null
}

/** What stands in an entry; empty where its line is gone. */
export function entryAt(entries: Entries, id: string): string {
  const at = lineAt(id)
  if (!at) return id in entries && id !== 'lines' ? (entries[id as Term] ?? '') : ''
  return entries.lines.find((line) => line.id === at.line)?.[at.column] ?? ''
}

/** The entries with another text in one of them. */
export function withEntry(entries: Entries, id: string, text: string): Entries {
  const at = lineAt(id)
  if (!at) return { ...entries, [id]: text }
  return {
    ...entries,
    lines: entries.lines.map((line) =>
      line.id === at.line ? { ...line, [at.column]: text } : line,
    ),
  }
}

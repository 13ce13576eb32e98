import { mergeFields, mergeRows, type Row } from '@/components/form/merge'
import type { Entries } from './form-model'
import type { LineEntry } from './line-entry'

/**
 * Merges two people's entries of one quote. Pure. An entry's id is its name, or `lines.<line's
 * id>.<column>`.
 */

type Column = keyof Omit<LineEntry, 'id' | 'added'>
type Term = keyof Omit<Entries, 'lines'>

export interface MergedEntries {
  entries: Entries
  /** ids of their entries that were taken over */
  taken: string[]
  /** ids of entries that both changed to different texts: mine stay */
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

/**
 * Merges both sides.
 * @param base the entries that both started from
 */
export function mergeEntries(base: Entries, mine: Entries, theirs: Entries): MergedEntries {
  const terms = mergeFields(termsOf(base), termsOf(mine), termsOf(theirs))
  const lines = mergeRows(rowsOf(base.lines), rowsOf(mine.lines), rowsOf(theirs.lines))
  // The line that an entry was made with is nobody's entry: it is carried along until the line is
  // saved.
  const madeWith = new Map(
    [...theirs.lines, ...mine.lines].map(({ id, added }) => [id, added] as const),
  )
  const ids = (all: readonly string[]) => all.map((each) => `lines.${each}`)
  return {
    // In the order of the typed entries: the editor detects differences by this text.
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

/** The text of an entry; empty where its line is gone. */
export function entryAt(entries: Entries, id: string): string {
  const at = lineAt(id)
  if (!at) return id in entries && id !== 'lines' ? (entries[id as Term] ?? '') : ''
  return entries.lines.find((line) => line.id === at.line)?.[at.column] ?? ''
}

/** The entries with a new text in one of them. */
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

/**
 * Merges two people's changes of the same entries, from their common base. A change by only one of
 * them is taken; where both made different changes, the entry is named and left as "mine" for a
 * person to choose. Pure; browser-safe.
 */
export type Fields<K extends string = string> = Readonly<Record<K, string>>

export interface Merged<K extends string, Entries> {
  entries: Entries
  /** theirs, taken over */
  taken: K[]
  /** changed by both, differently */
  conflicts: K[]
}

type Same<K extends string> = (one: string, other: string, field: K) => boolean
const sameText = (one: string, other: string): boolean => one.trim() === other.trim()

/**
 * Merges two changes of a map of fields. A missing field counts as empty.
 * @param same whether two texts of a field mean the same; by default, apart from spaces around them
 */
export function mergeFields<K extends string>(
  base: Fields<K>,
  mine: Fields<K>,
  theirs: Fields<K>,
  same: Same<K> = sameText,
): Merged<K, Record<K, string>> {
  const fields = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])] as K[]
  const [taken, conflicts]: [K[], K[]] = [[], []]
  const entries = {} as Record<K, string>
  for (const field of fields) {
    const [was, my, their] = [base[field] ?? '', mine[field] ?? '', theirs[field] ?? '']
    entries[field] = my
    if (same(my, their, field) || same(their, was, field)) continue
    if (same(my, was, field)) {
      entries[field] = their
      taken.push(field)
    } else conflicts.push(field)
  }
  return { entries, taken, conflicts }
}

export interface Row<C extends string = string> {
  key: string
  cells: Fields<C>
}

/**
 * Merges two changes of lines, line by line by their keys, cell by cell. The order is theirs,
 * followed by lines that only I have. A line that one removed and the other left unchanged is gone;
 * one that the other changed stays, and is named by its key alone.
 * @returns what was taken over and what conflicts, as `key` for a whole line or `key.cell`; a key
 * contains no dot
 */
export function mergeRows<C extends string>(
  base: readonly Row<C>[],
  mine: readonly Row<C>[],
  theirs: readonly Row<C>[],
  same: Same<C> = sameText,
): Merged<string, Row<C>[]> {
  const by = (rows: readonly Row<C>[]) => new Map(rows.map((row) => [row.key, row.cells]))
  const [was, my, their] = [by(base), by(mine), by(theirs)]
  const [taken, conflicts]: [string[], string[]] = [[], []]
  const entries: Row<C>[] = []
  const unchanged = (one: Fields<C>, other: Fields<C>) =>
    Object.keys({ ...one, ...other }).every((cell) =>
      same(one[cell as C] ?? '', other[cell as C] ?? '', cell as C),
    )
  for (const key of new Set([...their.keys(), ...my.keys()])) {
    const [before, own, other] = [was.get(key), my.get(key), their.get(key)]
    if (own && other) {
      const merged = mergeFields(before ?? ({} as Fields<C>), own, other, same)
      entries.push({ key, cells: merged.entries })
      taken.push(...merged.taken.map((cell) => `${key}.${cell}`))
      conflicts.push(...merged.conflicts.map((cell) => `${key}.${cell}`))
      continue
    }
    const cells = own ?? other
    if (!cells) continue
    const removed = before !== undefined
    if (removed && unchanged(before, cells)) {
      if (own) taken.push(key)
      continue
    }
    entries.push({ key, cells })
    if (removed) conflicts.push(key)
    else if (other) taken.push(key)
  }
  return { entries, taken, conflicts }
}

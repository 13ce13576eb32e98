import { mergeFields } from '@/components/form/merge'
import { mergeNamed, type Named } from './list-entries'

/** The entries of a group, and merging two people's entries of one. Pure; browser-safe. */

export interface GroupEntries {
  name: string
  members: readonly Named[]
}

/** @param base what both started from */
export function mergeGroups(
  base: GroupEntries,
  mine: GroupEntries,
  theirs: GroupEntries,
): {
  entries: GroupEntries
  /** theirs, adopted */
  taken: ('name' | 'companies')[]
  /** both changed it differently: mine stays */
  conflicts: 'name'[]
} {
  const { entries, taken, conflicts } = mergeFields(
    { name: base.name },
    { name: mine.name },
    { name: theirs.name },
  )
  const people = mergeNamed(base.members, mine.members, theirs.members)
  return {
    entries: { ...entries, members: people.named },
    taken: [...taken, ...(people.taken ? (['companies'] as const) : [])],
    conflicts,
  }
}

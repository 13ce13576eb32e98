import { mergeFields } from '@/components/form/merge'
import { mergeNamed, type Named } from './list-entries'

/** What is entered of a group, and two people's entries of one put together. Pure; browser-safe. */

export interface GroupEntries {
  name: string
  members: readonly Named[]
}

/** @param base what both began with */
export function mergeGroups(
  base: GroupEntries,
  mine: GroupEntries,
  theirs: GroupEntries,
): {
  entries: GroupEntries
  /** theirs, taken over */
  taken: ('name' | 'companies')[]
  /** both changed it, and not to the same: mine stands */
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

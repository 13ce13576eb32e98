import type { SavedMeanwhile } from '@/components/form/conflict-panel'
import { mergeFields } from '@/components/form/merge'
import type { DeskConflict } from './result'

/** The result of a stale save of a form: both sides merged, field by field. Pure; browser-safe. */
export interface Collided {
  saved: SavedMeanwhile
  version: number
  mine: Record<string, string>
  theirs: Record<string, string>
  /** names of fields taken over from the other side */
  taken: string[]
  /** names of fields that both changed to different texts: mine stay */
  conflicts: string[]
  /** what the fields show now */
  entries: Record<string, string>
}

/** @param names of the form's fields; anything else it sends is no entry */
export function collide(
  { saved, version, base, theirs }: DeskConflict,
  typed: Readonly<Record<string, string>>,
  names: readonly string[],
): Collided {
  const of = (all: Readonly<Record<string, string>>) =>
    Object.fromEntries(names.map((name) => [name, all[name] ?? '']))
  const mine = of(typed)
  // A side without a field has its base text.
  const their = of({ ...base, ...theirs })
  return { saved, version, mine, theirs: their, ...mergeFields(of(base), mine, their) }
}

import { designConflicts } from './design-conflicts'
import { LETTERS } from './letter-room'
import { FAMILIES } from './families'
import { type Conflict, type Design } from './family'

/** The nearest way out of what can't be made, in one step a conflict. Pure; browser-safe. */

export interface Change {
  /** a dimension, a choice, `finish` or `engraving` */
  field: string
  value: number | string
}

/** The design with one thing changed. */
export function withChange(design: Design, { field, value }: Change): Design {
  if (field === 'finish') return { ...design, finish: String(value) }
  if (field === 'engraving') return { ...design, engraving: String(value) }
  if (field in FAMILIES[design.family].dimensions)
    return { ...design, dimensions: { ...design.dimensions, [field]: Number(value) } }
  return { ...design, choices: { ...design.choices, [field]: String(value) } }
}

const keyOf = ({ field, rule }: Conflict): string => `${field} ${rule}`
/** Conflicts of a value by itself: while there are any, no others are looked for. */
const outside = ({ rule }: Conflict): boolean =>
  rule === 'bounds' || rule === 'step' || rule === 'unknown'

/**
 * The smallest single change after which a conflict is gone and no other has come. The conflict's
 * own field is tried first, its nearest values before farther ones; then other dimensions, choices,
 * and at last the engraving is left out.
 * @param keep fields that must stay as they are
 */
export function fixOf(
  design: Design,
  conflict: Conflict,
  keep: readonly string[] = [],
): Change | null {
  const before = new Set(designConflicts(design).map(keyOf))
  const gone = keyOf(conflict)
  const family = FAMILIES[design.family]
  // A line that is too long is given room before it is given up.
  const fields = [
    ...(conflict.rule === 'engraving_room' ? [] : [conflict.field]),
    ...Object.keys(family.dimensions),
    ...Object.keys(family.choices),
    'finish',
    'engraving',
  ]
  for (const field of new Set(fields)) {
    if (keep.includes(field)) continue
    for (const value of valuesOf(design, field)) {
      const after = designConflicts(withChange(design, { field, value }))
      const better = outside(conflict)
        ? !after.some((each) => keyOf(each) === gone) &&
          after.filter(outside).every((each) => before.has(keyOf(each)))
        : after.every((each) => keyOf(each) !== gone && before.has(keyOf(each)))
      if (better) return { field, value }
    }
  }
  return null
}

/** Every value a field may take, the nearest to the present one first. */
function valuesOf(design: Design, field: string): (number | string)[] {
  const family = FAMILIES[design.family]
  if (field === 'engraving') {
    const letters = [...design.engraving]
      .filter((letter) => LETTERS.test(letter))
      .join('')
      .trim()
    return letters !== '' && letters !== design.engraving ? [letters, ''] : ['']
  }
  if (field === 'finish') return family.finishes.filter((value) => value !== design.finish)
  const range = family.dimensions[field]
  if (!range)
    return (family.choices[field] ?? []).filter((value) => value !== design.choices[field])
  const { least, step, most, start } = range
  const now = Number.isFinite(design.dimensions[field])
    ? (design.dimensions[field] ?? start)
    : start
  const values = Array.from({ length: Math.round((most - least) / step) + 1 }, (_, i) =>
    Number((least + i * step).toFixed(2)),
  )
  return values.sort((a, b) => Math.abs(a - now) - Math.abs(b - now))
}

export interface WayOut {
  design: Design
  changes: Change[]
}

/** Mends every conflict, one fix after another; null when there is no way without touching what must be kept. */
export function wayOut(design: Design, keep: readonly string[] = []): WayOut | null {
  const changes: Change[] = []
  let next = design
  for (let turn = 0; turn < 24; turn++) {
    const [conflict] = designConflicts(next)
    if (!conflict) return { design: next, changes }
    const fix =
      fixOf(next, conflict, keep) ??
      designConflicts(next)
        .map((each) => fixOf(next, each, keep))
        .find((each) => each !== null)
    if (!fix) return null
    changes.push(fix)
    next = withChange(next, fix)
  }
  return null
}

export interface Offered {
  value: string
  /** why it can't be had as things stand; empty where it can */
  conflicts: Conflict[]
  /** the nearest design that has it; null where nothing is in its way */
  way: WayOut | null
}

/** What each value of a choice would bring, the rest of the design as it is. @param field a choice or `finish` */
export function offered(design: Design, field: string): Offered[] {
  const family = FAMILIES[design.family]
  const values = field === 'finish' ? family.finishes : (family.choices[field] ?? [])
  const present = new Set(designConflicts(design).map(keyOf))
  return values.map((value) => {
    const tried = withChange(design, { field, value })
    // What is wrong already isn't this value's fault.
    const conflicts = designConflicts(tried).filter((each) => !present.has(keyOf(each)))
    return { value, conflicts, way: conflicts.length === 0 ? null : wayOut(tried, [field]) }
  })
}

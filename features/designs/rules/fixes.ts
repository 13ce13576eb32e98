import { designConflicts } from './design-conflicts'
import { LETTERS } from './letter-room'
import { FAMILIES } from './families'
import { type Conflict, type Design } from './family'

/** The nearest fix of what can't be made, one step for each conflict. Pure; browser-safe. */

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
/** Whether a conflict concerns a value by itself: others are only looked for once there are none of these. */
const outside = ({ rule }: Conflict): boolean =>
  rule === 'bounds' || rule === 'step' || rule === 'unknown'

/**
 * The smallest single change that resolves a conflict without causing another. It tries the conflict's own field first,
 * its nearest values before farther ones; then other dimensions and choices, and finally leaves the engraving out.
 * @param keep fields that must stay as they are
 */
export function fixOf(
  design: Design,
  conflict: Conflict,
  keep: readonly string[] = [],
): Change | null {
  const before = new Set(designConflicts(design).map(keyOf))
  const conflictKey = keyOf(conflict)
  const family = FAMILIES[design.family]
  // A line that is too long gets more room before it is given up.
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
        ? !after.some((each) => keyOf(each) === conflictKey) &&
          after.filter(outside).every((each) => before.has(keyOf(each)))
        : after.every((each) => keyOf(each) !== conflictKey && before.has(keyOf(each)))
      if (better) return { field, value }
    }
  }
  return null
}

/** Every value that a field may take, the nearest to the current one first. */
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

/** Resolves every conflict, one fix after another; null where that takes changing a field that must be kept. */
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
  /** why it isn't available as things stand; empty where it is */
  conflicts: Conflict[]
  /** the nearest design that has it; null where it is available as things stand */
  way: WayOut | null
}

/** The effect of each value of a choice, with the rest of the design unchanged. @param field a choice or `finish` */
export function offered(design: Design, field: string): Offered[] {
  const family = FAMILIES[design.family]
  const values = field === 'finish' ? family.finishes : (family.choices[field] ?? [])
  const present = new Set(designConflicts(design).map(keyOf))
  return values.map((value) => {
    const candidate = withChange(design, { field, value })
    // Existing conflicts aren't caused by this value.
    const conflicts = designConflicts(candidate).filter((each) => !present.has(keyOf(each)))
    return { value, conflicts, way: conflicts.length === 0 ? null : wayOut(candidate, [field]) }
  })
}

import { type Design, type Conflict, conflict } from './family'
import { FAMILIES } from './families'
import { LETTERS } from './letter-room'

/** Width of a letter with its spacing, at most, as a multiple of its height. */
const LETTER_WIDTH = 0.86
/** Capitals lower than this, mm, fill up when they are engraved. */
const LEAST_LETTER_MM = 1

/** Whether an engraving is lighter than its surroundings: a laser removes a dark coat and bares the steel. */
export const baresSteel = ({ finish }: Design): boolean => finish === 'pvd-black'

/** The height of the capitals of an engraving, mm; null where it has no room. */
export function letterHeight(design: Design): number | null {
  const room = FAMILIES[design.family].engraving?.(design)
  if (!room || design.engraving === '') return null
  const height = Math.min(room.heightMm, room.lengthMm / (LETTER_WIDTH * design.engraving.length))
  return height < LEAST_LETTER_MM ? null : height
}

/** Every reason why a design can't be made. */
export function designConflicts(design: Design): Conflict[] {
  const family = FAMILIES[design.family]
  const outside = Object.entries(family.dimensions).flatMap(
    ([field, { least, most, step }]): Conflict[] => {
      const value = design.dimensions[field]
      if (value === undefined || !Number.isFinite(value) || value < least || value > most)
        return [{ field, rule: 'bounds', values: { least, most } }]
      return Math.abs(value / step - Math.round(value / step)) > 1e-6
        ? [{ field, rule: 'step', values: { step } }]
        : []
    },
  )
  const unknown = [...Object.entries(family.choices), ['finish', family.finishes] as const].flatMap(
    ([field, values]): Conflict[] =>
      values.includes(field === 'finish' ? design.finish : (design.choices[field] ?? ''))
        ? []
        : [{ field, rule: 'unknown', values: {} }],
  )
  if (outside.length > 0 || unknown.length > 0) return [...outside, ...unknown]
  const room = family.engraving?.(design)
  const engraving: Conflict[] =
    design.engraving === ''
      ? []
      : !LETTERS.test(design.engraving)
        ? [conflict('engraving', 'engraving_characters')]
        : letterHeight(design) === null
          ? [
              conflict('engraving', 'engraving_room', {
                characters:
                  room && room.heightMm >= LEAST_LETTER_MM
                    ? Math.floor(room.lengthMm / (LETTER_WIDTH * LEAST_LETTER_MM))
                    : 0,
              }),
            ]
          : []
  const conflicts = family.conflicts(design)
  return [
    ...conflicts,
    ...engraving.filter(({ field }) => !conflicts.some((each) => each.field === field)),
  ]
}

/** Whether the values of a design can be drawn, even if it can't be made. */
export const drawable = (design: Design): boolean =>
  !designConflicts(design).some(
    ({ rule }) => rule === 'bounds' || rule === 'step' || rule === 'unknown',
  )

import { SECTIONS, type Section } from '../settings/kind'

/** The sections that nobody has set, as a house sets them up. Pure. @param names of all that is set */
export const missingSections = (names: readonly string[]): Section[] => {
  const set = new Set(names.map((name) => name.split(':')[0]))
  return SECTIONS.filter((section) => !set.has(section))
}

import { SECTIONS, type Section } from '../settings/kind'

/** The sections that nobody has set, in setup order. Pure. @param names of everything that is set */
export const missingSections = (names: readonly string[]): Section[] => {
  const sectionsSet = new Set(names.map((name) => name.split(':')[0]))
  return SECTIONS.filter((section) => !sectionsSet.has(section))
}

/** From this month on the calendar of the next year is asked for: the State Council's notice appears about then. */
const NOTICE_MONTH = '11'

/** The years within reach of quotes whose calendar nobody has entered. Pure. @param today at the factory */
export function calendarYearsMissing(names: readonly string[], today: string): string[] {
  const year = today.slice(0, 4)
  const reached = today.slice(5, 7) >= NOTICE_MONTH ? [year, String(Number(year) + 1)] : [year]
  return reached.filter((each) => !names.includes(`calendar:${each}`))
}

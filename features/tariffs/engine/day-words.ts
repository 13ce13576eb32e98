const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/**
 * A calendar day in the words of the engine's own messages, `Nov 28, 2026`: all digits are March to one reader and
 * April to another. The engine imports nothing, so it writes them itself.
 * @param day `YYYY-MM-DD`; what is none stays as it is
 */
export function dayInWords(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? []
  const name = MONTHS[Number(month) - 1]
  return name ? `${name} ${Number(date)}, ${year}` : day
}

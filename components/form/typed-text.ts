/** What is typed into a form while an answer to it is on its way. Pure. */

/** A text that was typed, and what stood in its field before. */
export interface TypedText {
  of: string
  text: string
}

/**
 * What a field shows whose page, or answer, now has `start`: what was typed since stays; where nothing was, the new
 * text takes its place.
 */
export const textOver = ({ of, text }: TypedText, start: string): string =>
  text === of ? start : text

/**
 * The fields that stand as they were sent: an answer is about these. The others were typed into since, and are left as
 * they are.
 * @param sent texts by field; null where what was sent isn't known, so that all go by the answer
 * @param now the same as they stand
 */
export const standAsSent = (
  names: readonly string[],
  sent: Readonly<Record<string, string>> | null,
  now: Readonly<Record<string, string>>,
): string[] => (sent === null ? [...names] : names.filter((name) => sent[name] === now[name]))

/** Text typed into a form while an answer is on its way. Pure. */

/** A typed text, and the text of its field before. */
export interface TypedText {
  of: string
  text: string
}

/**
 * What a field shows when its page or answer now has `start`: text typed since stays; otherwise it
 * shows the new text.
 */
export const textOver = ({ of, text }: TypedText, start: string): string =>
  text === of ? start : text

/**
 * The fields that are as they were sent: an answer is about these. The others were changed since,
 * and are left alone.
 * @param sent texts by field; null where it isn't known what was sent, so that all follow the
 * answer
 * @param now the texts now
 */
export const standAsSent = (
  names: readonly string[],
  sent: Readonly<Record<string, string>> | null,
  now: Readonly<Record<string, string>>,
): string[] => (sent === null ? [...names] : names.filter((name) => sent[name] === now[name]))

/** Signs that never begin a line: they stay with the letter before them. */
const CLOSING = /[，。、；：？！）》」』】〕〉”’％…—,.;:?!)\]}%]/u
/** Signs that never end a line: they stay with the letter after them. */
const OPENING = /[（《「『【〔〈“‘([{]/u
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
/** A longer word may be broken anywhere: a long code or address must not leave its column. */
const LONGEST_WORD = 22

/**
 * Where a word may be broken, in the renderer's form: its parts, with an empty one between two that may separate
 * without a hyphen. Chinese and Japanese break between any two letters, except that closing signs don't begin a line
 * and opening ones don't end it. Other scripts break at spaces only.
 */
export function breakable(word: string): string[] {
  return parts(word).flatMap((part, i) => (i === 0 ? [part] : ['', part]))
}

function parts(word: string): string[] {
  if (!IDEOGRAPH.test(word)) return chunks(word)
  const parts: string[] = []
  let open = ''
  for (const [letters] of word.matchAll(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[，。、；：？！）》」』】〕〉（《「『【〔〈]|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}，。、；：？！）》」』】〕〉（《「『【〔〈]+/gu,
  )) {
    if (letters.length === 1 && OPENING.test(letters)) open += letters
    else if (open === '' && parts.length > 0 && CLOSING.test(letters[0] ?? ''))
      parts.push((parts.pop() ?? '') + letters)
    else {
      parts.push(...chunks(open + letters))
      open = ''
    }
  }
  if (open) parts.push((parts.pop() ?? '') + open)
  return parts
}

const chunks = (word: string): string[] =>
  word.length <= LONGEST_WORD
    ? [word]
    : Array.from({ length: Math.ceil([...word].length / LONGEST_WORD) }, (_, i) =>
        [...word].slice(i * LONGEST_WORD, (i + 1) * LONGEST_WORD).join(''),
      )

/**
 * What somebody wrote in a letter, without the quotation of the letter that they answer. Pure. In doubt more is kept
 * rather than less.
 */

/** Our letters begin with it; the words between depend on the language. */
const ABOVE = /^[>\s|]*##\s.{1,200}\s##\s*$/

/** What programs write above a letter that they quote whole. */
const BEGINS_QUOTE = [
  /^-{2,}\s*(original message|original-nachricht|ursprüngliche nachricht|message d'origine|mensaje original|messaggio originale|mensagem original|oprindelig meddelelse|原始邮件|原始郵件)\s*-{2,}$/i,
  /^_{10,}$/,
  /^(on|am|le|el|il|em|op|den)\s.{4,160}\s(wrote|schrieb|a écrit|escribió|ha scritto|escreveu|schreef|skrev).{0,80}:$/i,
  /^.{4,120}(写道|寫道)[:：]$/,
]
/** Outlook's headers of a letter: two of them in a row mark one. */
const HEAD =
  /^\*?(from|sent|to|cc|subject|date|von|gesendet|an|betreff|de|envoyé|à|objet|enviado|para|asunto|发件人|发送时间|收件人|主题)\*?\s?[:：]\s?\S/i
/** From here on a signature, by the custom of a hundred programs. */
const SIGNATURE = /^-- ?$/
const QUOTED = /^\s*>/

/** @param text of a letter, with any line ends */
export function withoutQuote(text: string): string {
  const lines = text.replaceAll(/\r\n?/g, '\n').split('\n')
  const above = lines.findIndex((line) => ABOVE.test(line))
  const own = above >= 0 ? lines.slice(0, above) : lines
  const end = own.findIndex(
    (line, i) =>
      SIGNATURE.test(line) ||
      BEGINS_QUOTE.some((begins) => begins.test(together(own, i))) ||
      (HEAD.test(line.trim()) && HEAD.test(own[i + 1]?.trim() ?? '')),
  )
  const body = end > 0 && written(own.slice(0, end)) !== '' ? own.slice(0, end) : own
  // Whoever answers between the lines of a quote keeps their own lines.
  return written(body)
}

/** A line, joined with the next where a program broke "On … wrote:" in two. */
function together(lines: readonly string[], i: number): string {
  const line = (lines[i] ?? '').replace(/^[>\s]+/, '').trim()
  const next = (lines[i + 1] ?? '').trim()
  return /^(on|am|le|el|il|em|op|den)\s/i.test(line) && !line.endsWith(':') && next.endsWith(':')
    ? `${line} ${next}`
    : line
}

const written = (lines: readonly string[]): string =>
  lines
    .filter(
      (line, i) =>
        !QUOTED.test(line) && !BEGINS_QUOTE.some((begins) => begins.test(together(lines, i))),
    )
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()

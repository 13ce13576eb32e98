import type { LineNote } from './imported'

/**
 * The line on which each element of an array in a JSON text begins, from 1: `JSON.parse` says what is wrong, not
 * where.
 * @param start index of the array's opening bracket
 */
export function elementLines(json: string, start: number): number[] {
  const lines: number[] = []
  let line = 1
  for (let i = 0; i < start; i++) if (json.charCodeAt(i) === NEWLINE) line++
  let [depth, quoted, fresh] = [0, false, false]
  for (let i = start; i < json.length; i++) {
    const char = json.charCodeAt(i)
    if (char === NEWLINE) line++
    else if (quoted) {
      if (char === BACKSLASH) i++
      else if (char === QUOTE) quoted = false
    } else if (char > SPACE) {
      const opens = char === 0x5b || char === 0x7b
      const closes = char === 0x5d || char === 0x7d
      if (depth === 1 && fresh && !closes && char !== COMMA) {
        lines.push(line)
        fresh = false
      }
      if (char === QUOTE) quoted = true
      if (opens) fresh = ++depth === 1 || fresh
      else if (closes && --depth === 0) break
      else if (char === COMMA && depth === 1) fresh = true
    }
  }
  return lines
}

const [NEWLINE, SPACE, QUOTE, COMMA, BACKSLASH] = [0x0a, 0x20, 0x22, 0x2c, 0x5c]

/** Why a text isn't JSON, with its line; a text that is cut off is reported as such. */
export function jsonProblem(json: string, error: unknown): LineNote {
  if (isOpen(json))
    return {
      line: json.trimEnd().split('\n').length,
      message: { code: 'tariffImport.file.cut_off' },
    }
  // The JavaScript engine's message names the place; where it doesn't, the code says enough.
  const why = error instanceof Error ? error.message : ''
  return {
    line: errorLine(json, why),
    message: { code: 'tariffImport.file.no_json', values: { why } },
  }
}

/** Whether a text ends inside something that it began. */
function isOpen(json: string): boolean {
  let [depth, quoted] = [0, false]
  for (let i = 0; i < json.length; i++) {
    const char = json.charCodeAt(i)
    if (quoted) {
      if (char === BACKSLASH) i++
      else if (char === QUOTE) quoted = false
    } else if (char === QUOTE) quoted = true
    else if (char === 0x5b || char === 0x7b) depth++
    else if (char === 0x5d || char === 0x7d) depth--
  }
  return quoted || depth > 0
}

/** Where in a text `JSON.parse` stopped, as a line; 1 where its message doesn't say. */
function errorLine(json: string, message: string): number {
  const position = Number(/position (\d+)/.exec(message)?.[1] ?? 0)
  return json.slice(0, position).split('\n').length
}

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { inRoot, ROOT } from '../lib/paths'

/** How many lines a file may have. */
export const FILE_LINES = 400
/** How long a line may be outside texts and class strings: code and comments. */
export const LINE_COLUMNS = 120
/** Where Prettier breaks code. It leaves a test's title on one line, however long. */
const CODE_COLUMNS = 100

/** The files of the repository that we wrote ourselves, according to git: neither built nor copied from others. */
export function sourceFiles(): string[] {
  const names = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  return names
    .split('\n')
    .filter((name) => /\.(tsx?|mjs|cjs|css)$/.test(name) && !name.startsWith('public/'))
}

const TEXTS = new Set([
  ts.SyntaxKind.StringLiteral,
  ts.SyntaxKind.NoSubstitutionTemplateLiteral,
  ts.SyntaxKind.TemplateExpression,
  ts.SyntaxKind.RegularExpressionLiteral,
  ts.SyntaxKind.JsxText,
])

/** The texts in a source: start and end of each. Comments don't count: they can be broken anywhere. */
function textsOf(name: string, text: string): [number, number][] {
  if (name.endsWith('.css'))
    return [...text.matchAll(/url\("[^"]*"\)/g)].map(({ index, 0: found }) => [
      index,
      index + found.length,
    ])
  const source = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true)
  const found: [number, number][] = []
  const visit = (node: ts.Node): void => {
    // A template is one text, with everything put into it.
    if (TEXTS.has(node.kind)) found.push([node.getStart(source), node.end])
    for (const child of node.getChildren(source)) visit(child)
  }
  visit(source)
  return found
}

/** A quick check that saves parsing: a line of code without its quoted texts. */
const mayBeLong = (line: string): boolean =>
  line.length > LINE_COLUMNS &&
  (/^\s*(?:\/\/|\/?\*)/.test(line) ||
    line.replace(/'(?:[^'\\]|\\.)*'|"[^"]*"|`[^`]*`/g, '').length > CODE_COLUMNS)

/**
 * Lines that are too long, counted from 1: longer than LINE_COLUMNS, or with more outside their
 * texts than Prettier's width.
 */
export function longLines(name: string, text: string): number[] {
  const lines = text.split('\n')
  if (!lines.some(mayBeLong)) return []
  const texts = textsOf(name, text)
  const long: number[] = []
  let start = 0
  for (const [index, line] of lines.entries()) {
    const isText = (at: number): boolean => texts.some(([from, to]) => from <= at && at < to)
    if (line.length > LINE_COLUMNS) {
      const code = Array.from(line, (_, i) => start + i).filter((at) => !isText(at))
      if (code.length > CODE_COLUMNS) long.push(index + 1)
    }
    start += line.length + 1
  }
  return long
}

export interface Lengths {
  files: number
  /** lines of a file: the median, the 95th percentile, the longest */
  median: number
  p95: number
  longest: number
  /** what is too long: files by name, lines by file and number */
  tooLong: string[]
}

/** Measures every source of the repository. */
export function measureLengths(files = sourceFiles()): Lengths {
  const counts: number[] = []
  const tooLong: string[] = []
  for (const name of files) {
    const text = readFileSync(inRoot(name), 'utf8')
    const lines = text.replace(/\n$/, '').split('\n').length
    counts.push(lines)
    if (lines > FILE_LINES) tooLong.push(`${name} has ${lines} lines`)
    for (const line of longLines(name, text))
      tooLong.push(`${name}:${line} is longer than ${LINE_COLUMNS}`)
  }
  counts.sort((a, b) => a - b)
  const at = (share: number): number => counts[Math.floor((counts.length - 1) * share)] ?? 0
  return { files: counts.length, median: at(0.5), p95: at(0.95), longest: at(1), tooLong }
}

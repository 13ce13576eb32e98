import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '..')
const FOLDERS = ['app', 'components', 'documents', 'emails', 'features', 'i18n', 'platform']
/** The only files that write days and instants or calculate with calendar days. */
const HOME = new Set(['platform/dates.ts', 'platform/day.ts'])
/** Ways of writing a date or figure that know neither the house's form nor its zone. */
const OTHER_WRITERS = /\.dateTime(?:Range)?\(|toLocale(?:Date|Time)?String\(|Intl\.DateTimeFormat\(/
/** Zones and offsets that have a named constant. */
const OTHER_ZONES = /'(?:Asia\/Shanghai|America\/New_York)'|\+08:00|8 \* 3_600_000/
/** Properties that hold a calendar day, `YYYY-MM-DD`, or an instant. */
const DAYS = new Set([
  'acceptedAt',
  'asOf',
  'createdAt',
  'entryDate',
  'entryDay',
  'expiresOn',
  'issuedOn',
  'knownAt',
  'knownFrom',
  'knownTo',
  'publishedAt',
  'sentAt',
  'setAt',
  'since',
  'updatedAt',
  'validFrom',
  'validUntil',
  'wantedDate',
])

const NAMES_A_DAY = new RegExp(`\\b(?:${[...DAYS, 'toISOString'].join('|')})\\b`)

describe('a date or figure that a person reads', () => {
  it('is written only by platform/dates or platform/money', () => {
    expect(sources().flatMap(({ file, text }) => (OTHER_WRITERS.test(text) ? [file] : []))).toEqual(
      [],
    )
  })

  it('is never put bare into a text or a page, where it would be all digits', () => {
    expect(sources().flatMap(bareDays)).toEqual([])
    expect(bareDays({ file: 'a.tsx', text: "t('asOf', { date: duty.asOf })" })).toHaveLength(1)
    expect(bareDays({ file: 'a.tsx', text: 'const a = <p>{duty.asOf}</p>' })).toHaveLength(1)
    expect(bareDays({ file: 'a.tsx', text: 'const a = <p>{at.toISOString()}</p>' })).toHaveLength(1)
    expect(bareDays({ file: 'a.tsx', text: 'const a = `by ${spec.wantedDate}`' })).toHaveLength(1)
    expect(bareDays({ file: 'a.tsx', text: 'const a = <p>{dayText(duty.asOf)}</p>' })).toEqual([])
  })

  it('is not written by a message either', () => {
    const folder = path.join(ROOT, 'messages/en')
    expect(
      readdirSync(folder).filter((name) =>
        /\{\w+, (?:date|time)\b/.test(readFileSync(path.join(folder, name), 'utf8')),
      ),
    ).toEqual([])
  })

  it('takes its zone from platform/day, which alone names the factory’s and that of US duties', () => {
    expect(sources().flatMap(({ file, text }) => (OTHER_ZONES.test(text) ? [file] : []))).toEqual(
      [],
    )
    expect(OTHER_ZONES.test("dayIn('Asia/Shanghai', now)")).toBe(true)
    expect(OTHER_ZONES.test('at.getTime() + 8 * 3_600_000')).toBe(true)
  })

  it("is New York's in nothing that goes anywhere else", () => {
    const rooms =
      /^(?:features\/(?:quotes|catalog|pricing|orders|requests)|app\/.*storefront|app\/api\/v1)/
    expect(
      sources()
        .filter(({ file, text }) => rooms.test(file) && text.includes('newYorkDay'))
        .map(({ file }) => file),
    ).toEqual([])
  })
})

interface Source {
  file: string
  text: string
}

let read: Source[] | undefined

/** All sources, read once. */
function sources(): Source[] {
  return (read ??= FOLDERS.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => path.join(folder, name))
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|db\/generated/.test(file))
      .filter((file) => !HOME.has(file))
      .map((file) => ({ file, text: readFileSync(path.join(ROOT, file), 'utf8') })),
  ))
}

/** Places where a day goes into a message's values, an element or a sentence without being formatted. */
function bareDays({ file, text }: Source): string[] {
  // Only a file that names a day is worth parsing.
  if (!NAMES_A_DAY.test(text)) return []
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const look = (node: ts.Node): void => {
    const expression = shownExpression(node)
    if (expression && isDay(expression)) found.push(`${file}: ${expression.getText()}`)
    ts.forEachChild(node, look)
  }
  look(source)
  return found
}

function shownExpression(node: ts.Node): ts.Expression | undefined {
  if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) return node.expression
  if (ts.isPropertyAssignment(node) && ts.isCallExpression(node.parent.parent)) {
    const [key] = node.parent.parent.arguments
    return key && ts.isStringLiteral(key) ? node.initializer : undefined
  }
  if (ts.isTemplateSpan(node) && ts.isTaggedTemplateExpression(node.parent.parent)) return undefined
  // "Wanted by …": an address or a key has no spaces.
  if (ts.isTemplateSpan(node) && / /.test(node.parent.head.text)) return node.expression
  return undefined
}

function isDay(shown: ts.Expression): boolean {
  if (ts.isBinaryExpression(shown)) return isDay(shown.left)
  if (ts.isConditionalExpression(shown)) return isDay(shown.whenTrue) || isDay(shown.whenFalse)
  if (ts.isCallExpression(shown)) return shown.getText().endsWith('.toISOString()')
  return ts.isPropertyAccessExpression(shown) && DAYS.has(shown.name.text)
}

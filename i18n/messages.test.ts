import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { CONFLICT_RULES, DESIGN_FAMILIES } from '@/features/designs/rules/family'
import { FAMILIES } from '@/features/designs/rules/families'
import { ADVICE_RULES } from '@/features/designs/rules/notes'
import { LINES, SORTS, WEIGHT_BANDS } from '@/features/catalog/rules/filters'
import { messages } from './messages'

const ROOT = path.resolve(import.meta.dirname, '..')
/** Functions that return the texts of a namespace. */
const GIVES = new Set(['useTranslations', 'getTranslations', 'translator', 'documentTranslator'])
const FOLDERS = ['app', 'components', 'documents', 'emails', 'features', 'platform']

const families = Object.values(FAMILIES)
const every = (values: readonly string[]) => [...new Set(values)].toSorted()
/**
 * The members of a union type, read from its source file: types leave nothing behind at run time
 * that a test could use.
 */
const namesIn = (file: string, from: RegExp): string[] => {
  const text = from.exec(readFileSync(path.join(ROOT, file), 'utf8'))?.[0] ?? ''
  return [...text.matchAll(/'(\w+)'/g)].map(([, name = '']) => name)
}

/**
 * Keys that are composed at run time and that the compiler doesn't check, with all the values they
 * are composed of. A new one fails below until it is listed here.
 */
const MADE: Record<string, readonly string[]> = {
  'design.families.*': DESIGN_FAMILIES,
  'design.engravedOn.*': DESIGN_FAMILIES,
  'design.fields.*': every([
    ...families.flatMap(({ dimensions, choices }) => Object.keys({ ...dimensions, ...choices })),
    'finish',
    'engraving',
  ]),
  'design.values.*': every(
    families.flatMap(({ choices, finishes }) => [...Object.values(choices).flat(), ...finishes]),
  ),
  'design.conflicts.*': CONFLICT_RULES,
  'design.notes.*': [...ADVICE_RULES, 'must', 'mustWord', 'adviceWord', 'title'],
  'catalog.lines.*': LINES,
  'catalog.weights.*': WEIGHT_BANDS,
  'catalog.sorts.*': SORTS,
  'staff.request.stl.*': namesIn(
    'features/requests/components/request-lines.tsx',
    /stlTexts: StlTexts = \{[\s\S]*?\n {2}\}/,
  ),
}

interface Call {
  file: string
  /** the namespaces that the function may belong to; none where it came from elsewhere */
  namespaces: readonly string[]
  /** the whole key, or its beginning where it is composed */
  key: string
  made: boolean
  /** a composed key whose type is asserted, not checked */
  told: boolean
}

const allNamespaces = namespacesOf(messages.en, '')
const calls = FOLDERS.flatMap((folder) => [...sources(folder)]).flatMap(callsIn)

describe('messages', () => {
  it('has every text that is requested by its name', () => {
    const asked = calls.filter(({ made }) => !made)
    expect(asked.length).toBeGreaterThan(1_000)
    expect(
      asked.filter((call) => !isThere(call)).map(({ file, key }) => `${file}: ${key}`),
    ).toEqual([])
  })

  it('lists every key that is composed of values known to the compiler only by type', () => {
    const unlisted = calls
      .filter(({ made, told }) => made && told)
      .filter(
        ({ namespaces, key }) =>
          !namespaces.some((namespace) => `${namespace}.${key}*` in MADE) &&
          !Object.keys(MADE).some((pattern) => pattern.endsWith(`.${key}*`)),
      )
    expect(unlisted.map(({ file, key }) => `${file}: ${key}*`)).toEqual([])
  })

  it('has every sentence that rules and engines return as a value', () => {
    const names = FOLDERS.flatMap((folder) => [...sources(folder)]).flatMap((file) =>
      [
        ...readFileSync(path.join(ROOT, file), 'utf8').matchAll(/code: '([a-zA-Z]\w*(?:\.\w+)+)'/g),
      ].map(([, code = '']) => `${file}: ${code}`),
    )
    expect(names.length).toBeGreaterThan(40)
    expect(names.filter((name) => typeof at(name.split(': ')[1] ?? '') !== 'string')).toEqual([])
  })

  it('is in no file that nobody uses', () => {
    const texts = [...FOLDERS, 'i18n', 'server']
      .flatMap((folder) => [...sources(folder)])
      .filter((file) => file !== path.join('i18n', 'messages.ts'))
      .map((file) => readFileSync(path.join(ROOT, file), 'utf8'))
    const isAsked = (name: string): boolean => {
      const subject = name.replaceAll(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase())
      const asked = new RegExp(`messages/en/${name}\\.json'|['"\`]${subject}[.'"\`]`)
      return texts.some((text) => asked.test(text))
    }
    const names = readdirSync(path.join(ROOT, 'messages/en')).map((file) => path.parse(file).name)
    expect(names.length).toBeGreaterThan(30)
    expect(names.filter((name) => !isAsked(name))).toEqual([])
    expect(isAsked('nobody-asks-for-these')).toBe(false)
  })

  it.each(Object.entries(MADE))('has a text for every value of %s', (pattern, values) => {
    expect(values.length).toBeGreaterThan(1)
    const missing = values.filter((value) => typeof at(pattern.replace('*', value)) !== 'string')
    expect(missing).toEqual([])
  })
})

/** The value at a dotted key. */
function at(key: string): unknown {
  return key
    .split('.')
    .reduce<unknown>(
      (node, name) =>
        typeof node === 'object' && node !== null
          ? (node as Record<string, unknown>)[name]
          : undefined,
      messages.en,
    )
}

/**
 * Whether a key exists under one of its namespaces; under any of the site's where the function came
 * from elsewhere.
 */
function isThere({ namespaces, key }: Call): boolean {
  const where = namespaces.length > 0 ? namespaces : allNamespaces
  return where.some((namespace) => at(`${namespace}.${key}`) !== undefined)
}

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(path.join(ROOT, folder), { withFileTypes: true })) {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) {
      if (entry.name !== 'generated') yield* sources(file)
    } else if (/\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name)) yield file
  }
}

function callsIn(file: string): Call[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(path.join(ROOT, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  )
  const named = new Map<string, Set<string>>()
  const found: Call[] = []
  const name = (identifier: string, namespace: string) =>
    (named.get(identifier) ?? named.set(identifier, new Set()).get(identifier))?.add(namespace)
  const collect = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.initializer) bind(node.name, node.initializer, name)
    ts.forEachChild(node, collect)
  }
  const read = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const said = calledOn(node)
      const key = said === null ? null : keyOf(node.arguments[0])
      if (said !== null && key)
        found.push({ file, namespaces: [...(named.get(said) ?? [])], ...key })
    }
    ts.forEachChild(node, read)
  }
  collect(source)
  read(source)
  return found
}

/** The namespace in `useTranslations('a')`, `await getTranslations({ namespace: 'a' })`, `translator('a') as X`. */
function namespaceOf(node: ts.Expression): string | null {
  if (ts.isAwaitExpression(node) || ts.isAsExpression(node) || ts.isParenthesizedExpression(node))
    return namespaceOf(node.expression)
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return null
  if (!GIVES.has(node.expression.text)) return null
  const [first] = node.arguments
  if (first && ts.isStringLiteral(first)) return first.text
  return null
}

function bind(
  target: ts.BindingName,
  value: ts.Expression,
  name: (identifier: string, namespace: string) => void,
): void {
  if (ts.isIdentifier(target)) {
    const namespace = namespaceOf(value)
    if (namespace !== null) name(target.text, namespace)
    return
  }
  // const [t, messages] = await Promise.all([getTranslations('a'), …])
  const all = ts.isAwaitExpression(value) ? value.expression : value
  if (!ts.isArrayBindingPattern(target) || !ts.isCallExpression(all)) return
  const [list] = all.arguments
  if (!list || !ts.isArrayLiteralExpression(list)) return
  target.elements.forEach((element, i) => {
    const given = list.elements[i]
    if (ts.isBindingElement(element) && given) bind(element.name, given, name)
  })
}

/** The name of the function that gives a text: `t` of `t(…)`, `t.rich(…)` and the like. */
function calledOn({ expression }: ts.CallExpression): string | null {
  if (ts.isIdentifier(expression))
    return /^(t|t[A-Z]\w*|say)$/.test(expression.text) ? expression.text : null
  if (
    ts.isPropertyAccessExpression(expression) &&
    ts.isIdentifier(expression.expression) &&
    ['rich', 'raw', 'markup', 'has'].includes(expression.name.text) &&
    /^(t|t[A-Z]\w*|say)$/.test(expression.expression.text)
  )
    return expression.expression.text
  return null
}

function keyOf(node: ts.Expression | undefined): Pick<Call, 'key' | 'made' | 'told'> | null {
  if (!node) return null
  if (ts.isAsExpression(node)) {
    const inner = keyOf(node.expression)
    return inner && { ...inner, told: true }
  }
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node))
    return { key: node.text, made: false, told: false }
  if (ts.isTemplateExpression(node)) return { key: node.head.text, made: true, told: false }
  return null
}

function namespacesOf(node: object, before: string): string[] {
  return Object.entries(node).flatMap(([name, value]) => {
    const here = before ? `${before}.${name}` : name
    return typeof value === 'object' && value !== null
      ? [here, ...namespacesOf(value as object, here)]
      : []
  })
}

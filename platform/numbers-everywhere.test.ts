import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '..')
/** Folders that typed numbers pass through. */
const FOLDERS = ['app', 'components', 'features']
/** Names given to typed entries. */
const TYPED =
  /\b(?:typed|entered|entry(?!\.)|text|trimmed|form\.get|(?:input|target|currentTarget)\.value)\b/
/** Not typed: hidden fields that count versions and rows, numbers of records, sliders. */
const NOT_TYPED =
  /\b(?:version|edit|serial|expectedVersion|revision|columns)\b|^(?:event\.)?target\.value(?: \|\| 0)?$/
/** Sliders: nobody types their value. */
const SLIDERS = new Set([
  'features/catalog/components/staff/pictures/focal-point.tsx',
  'features/designs/components/shop/dimension-field.tsx',
])

describe('a number that a person types', () => {
  it('is read only by platform/amounts', () => {
    expect(sources().flatMap(otherReaders)).toEqual([])
  })

  it('is found by this test where another reader takes it', () => {
    const readers = [
      'const a = Number(typed)',
      "const a = Number(form.get('price'))",
      'const a = Number.parseFloat(typed)',
      'const a = parseInt(event.target.value, 10)',
      'const a = /^\\d{1,7}$/.test(typed.trim())',
      'const a = z.string().regex(/^\\d{1,3}(\\.\\d+)?$/).transform(Number)',
      'const a = z.string().transform((text) => Number(text) * 100)',
    ]
    for (const text of readers)
      expect(otherReaders({ file: 'a.ts', text }), text).not.toHaveLength(0)
    for (const text of ['Number(typed.version)', 'Number(row.totalMinor)', 'wholeOf(typed).value'])
      expect(otherReaders({ file: 'a.ts', text }), text).toEqual([])
  })
})

interface Source {
  file: string
  text: string
}

function sources(): Source[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => path.join(folder, name))
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
      // Files published by others have a grammar of their own.
      .filter((file) => !/tariffs\/(?:engine|import|golden|api)\//.test(file))
      .map((file) => ({ file, text: readFileSync(path.join(ROOT, file), 'utf8') })),
  )
}

/** Places where typed text becomes a number in another way. */
function otherReaders({ file, text }: Source): string[] {
  if (!/\bNumber\b|parse(?:Float|Int)|\.test\(/.test(text)) return []
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const look = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && readsTyped(node, file))
      found.push(`${file}: ${node.getText().slice(0, 120)}`)
    ts.forEachChild(node, look)
  }
  look(source)
  return found
}

function readsTyped(call: ts.CallExpression, file: string): boolean {
  const called = call.expression.getText()
  const [first] = call.arguments
  const argument = first?.getText() ?? ''
  // The digits of a colour are hexadecimal.
  if (/(?:^|\.)parse(?:Float|Int)$/.test(called)) return call.arguments[1]?.getText() !== '16'
  if (called.endsWith('.transform')) return argument === 'Number'
  if (called === 'Number' && !/^read\(|\bexec\(/.test(argument))
    return (
      TYPED.test(argument) &&
      !(NOT_TYPED.test(argument) && (SLIDERS.has(file) || !/^(?:event\.)?target/.test(argument)))
    )
  // A pattern of digits, tried on what was typed.
  return /^\/\^.*\\d.*\/[a-z]*\.test$/.test(called) && /\b(?:typed|trimmed|value)\b/.test(argument)
}

import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inRoot, ROOT } from '../lib/paths'
import { LINT, ROUTE_TYPES } from '../test/verify'

/** A breach of each rule that .oxlintrc.json turns on by name: path -> text. */
const BREACHES: Record<string, Record<string, string>> = {
  'no-unused-vars': { 'unused.ts': `export function a(): void {\n  const b = 1\n}` },
  'house/actions-in-their-place': { 'action.ts': `'use server'\nexport async function a() {}` },
  'house/actions-through-the-gate': {
    '../actions/round.ts': `'use server'\nexport async function a() {}`,
  },
  'house/routes-through-the-wrapper': {
    '../../../app/api/one/route.ts': `export const GET = (): Response => new Response()`,
  },
  'house/words-in-messages': {
    'refusal.ts': `import { InvalidInputError } from '@/platform/errors'\nexport const a = () => {\n  throw new InvalidInputError({ name: ['is that of another'] })\n}`,
  },
  'typescript/no-floating-promises': {
    'floating.ts': `const a = async (): Promise<void> => undefined\nexport function b(): void {\n  a()\n}`,
  },
  'typescript/no-misused-promises': {
    'misused.ts': `const a = async (): Promise<boolean> => true\nexport const b = (): number => (a() ? 1 : 2)`,
  },
  'typescript/no-explicit-any': { 'any.ts': `export const a = (b: any): unknown => b` },
  'typescript/ban-ts-comment': { 'comment.ts': `// @ts-nocheck\nexport const a = 1` },
  'typescript/consistent-type-imports': {
    'type.ts': `export interface A {\n  b: 1\n}`,
    'type-import.ts': `import { A } from './type'\nexport const a: A = { b: 1 }`,
  },
  'import/no-cycle': {
    'circle.ts': `import { b } from './circle-back'\nexport const a = (): unknown => b`,
    'circle-back.ts': `import { a } from './circle'\nexport const b = (): unknown => a`,
  },
  eqeqeq: { 'equal.ts': `export const a = (b: number): boolean => b == 1` },
  'no-restricted-imports': {
    'translator.ts': `import { createTranslator } from 'next-intl'\nexport const a = createTranslator`,
  },
}

interface Rules {
  rules: Record<string, string | [string, ...unknown[]]>
}
interface Settings extends Rules {
  overrides: (Rules & { files: string[] })[]
}

/** The settings, whose comments stand on lines of their own. */
const settings = (): Settings =>
  JSON.parse(
    readFileSync(inRoot('.oxlintrc.json'), 'utf8').replaceAll(/^\s*\/\/.*$/gm, ''),
  ) as Settings

/** Names of the rules that are turned on. */
const ruleNames = Object.entries(settings().rules)
  .filter(([, level]) => (Array.isArray(level) ? level[0] : level) !== 'off')
  .map(([name]) => name)

/** A type error in every place that has types of its own: path -> text. */
const WRONG_TYPES: Record<string, string> = {
  'app/[locale]/page.tsx': `export const a: string = 1`,
  'features/orders/rules/wrong.ts': `export const a: string = 1`,
  'features/orders/rules/wrong.test.ts': `export const a: string = 1`,
  'scripts/start/wrong.ts': `export const a: string = 1`,
  'scripts/bench/wrong.ts': `export const a: string = 1`,
  'tests/e2e/wrong.spec.ts': `export const a: string = 1`,
  'tests/integration/wrong.test.ts': `export const a: string = 1`,
  [ROUTE_TYPES]: `type Expected<T extends { a: number }> = T
export type Check = Expected<typeof import('../../app/[locale]/page')>`,
}

/** `rule: file` for everything that the lint finds in a folder. */
function findings(folder: string, config: string, args: string[] = []): string[] {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [inRoot('node_modules/oxlint/bin/oxlint'), `--config=${config}`, '--format=json', ...args],
    { cwd: folder, encoding: 'utf8', maxBuffer: 64_000_000 },
  )
  if (!stdout.startsWith('{')) throw new Error(stdout + stderr)
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: { code: string; filename: string }[]
  }
  return diagnostics.map(({ code, filename }) => {
    const [, plugin = '', rule = ''] = /^(.*)\((.*)\)$/.exec(code) ?? []
    const name = plugin === 'eslint' ? rule : `${plugin.replace('eslint-plugin-', '')}/${rule}`
    return `${name}: ${filename.replaceAll('\\', '/')}`
  })
}

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fsc-lint-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the rules of the lint still fire', () => {
  test('each rule that is turned on has a breach here, and finds it', () => {
    expect(Object.keys(BREACHES).toSorted()).toEqual(ruleNames.toSorted())
    const files = Object.values(BREACHES).flatMap((each) => Object.entries(each))
    expect(new Set(files.map(([name]) => name)).size).toBe(files.length)
    mkdirSync(path.join(folder, 'scripts/lint'), { recursive: true })
    for (const [name, text] of files) {
      const file = path.join(folder, 'features/orders/rules', name)
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileSync(file, `${text}\n`)
    }
    copyFileSync(inRoot('.oxlintrc.json'), path.join(folder, '.oxlintrc.json'))
    copyFileSync(inRoot('scripts/lint/house.mjs'), path.join(folder, 'scripts/lint/house.mjs'))
    // The part that knows types is looked up beside the sources.
    symlinkSync(inRoot('node_modules'), path.join(folder, 'node_modules'))
    writeFileSync(
      path.join(folder, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          strict: true,
          target: 'es2023',
          module: 'esnext',
          moduleResolution: 'bundler',
        },
      }),
    )
    const found = findings(folder, '.oxlintrc.json', ['--type-aware'])
    const refuses = (rule: string): boolean =>
      Object.keys(BREACHES[rule] ?? {}).some((name) =>
        found.includes(`${rule}: ${path.posix.join('features/orders/rules', name)}`),
      )
    expect(ruleNames.filter((rule) => !refuses(rule))).toEqual([])
  }, 120_000)

  test('a wrong type fails, wherever it is', () => {
    const house = path.join(folder, 'house')
    // As in a clone: files ignored by Git are skipped, except the routes' types.
    mkdirSync(path.join(house, '.git'), { recursive: true })
    for (const [name, text] of Object.entries(WRONG_TYPES)) {
      mkdirSync(path.dirname(path.join(house, name)), { recursive: true })
      writeFileSync(path.join(house, name), `${text}\n`)
    }
    for (const name of ['.gitignore', '.oxlintrc.json', 'scripts/lint/house.mjs']) {
      mkdirSync(path.dirname(path.join(house, name)), { recursive: true })
      copyFileSync(inRoot(name), path.join(house, name))
    }
    symlinkSync(inRoot('node_modules'), path.join(house, 'node_modules'))
    writeFileSync(
      path.join(house, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          strict: true,
          moduleResolution: 'bundler',
          module: 'esnext',
          jsx: 'preserve',
        },
        include: ['**/*.ts', '**/*.tsx', '.next-test/types/**/*.ts'],
      }),
    )
    const found = findings(house, '.oxlintrc.json', LINT.slice(1))
    expect(found.toSorted()).toEqual(
      Object.keys(WRONG_TYPES)
        .map((name) => `typescript/${name === ROUTE_TYPES ? 'TS2344' : 'TS2322'}: ${name}`)
        .toSorted(),
    )
  }, 120_000)

  test('no file is excused without need', () => {
    const { overrides: all, ...rest } = settings()
    // The output of a program exists only after it ran.
    const overrides = all.filter(({ files }) => files.join() !== ROUTE_TYPES)
    expect(overrides.length).toBe(all.length - 1)
    const excused = overrides.flatMap(({ files, rules }) =>
      files.flatMap((file) => Object.keys(rules).map((rule) => ({ rule, file }))),
    )
    const bare = path.join(folder, 'bare.json')
    const jsPlugins = [inRoot('scripts/lint/house.mjs')]
    writeFileSync(bare, JSON.stringify({ ...rest, jsPlugins }))
    const needed = findings(ROOT, bare, [
      ...new Set(excused.map(({ file }) => file.replace(/\/\*\*$/, ''))),
    ])
    const stands = ({ rule, file }: { rule: string; file: string }): boolean =>
      needed.some((each) => each.startsWith(`${rule}: ${file.replace(/\*\*$/, '')}`))
    expect(excused.filter((each) => !stands(each))).toEqual([])
  }, 120_000)
})

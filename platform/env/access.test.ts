import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** Programs that run beside the site, and the folder that reads the environment for it. */
const ALLOWED = [
  'instrumentation.ts',
  'platform/env/',
  'scripts/',
  'tests/',
  'platform/db/generated/',
  'public/',
]
const SKIPPED = new Set(['node_modules', 'test-results', 'playwright-report'])

function* sources(folder = ROOT): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.') || SKIPPED.has(entry.name)) continue
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) yield* sources(file)
    else if (/\.(m?[jt]sx?)$/.test(entry.name))
      yield path.relative(ROOT, file).replaceAll('\\', '/')
  }
}

/** NEXT_RUNTIME is no setting: the compiler replaces it, to leave server code out of other bundles. */
const readsEnvironment = (text: string): boolean =>
  /process\.env(?!\.NEXT_RUNTIME\b)|process\[['"]env|\benv\b[^}]*}\s*=\s*process\b|from ['"](?:node:)?process['"]/.test(
    text,
  )

test('only platform/env, scripts, tests and configuration files read the environment', () => {
  const offenders = [...sources()]
    .filter(
      (file) =>
        !ALLOWED.some((prefix) => file.startsWith(prefix)) &&
        !/^[^/]+\.config\.m?[jt]s$/.test(file),
    )
    .filter((file) => readsEnvironment(readFileSync(path.join(ROOT, file), 'utf8')))
  expect(offenders).toEqual([])
})

test('the search would find an offender, however it is written', () => {
  expect(readsEnvironment('const key = process.env.STRIPE_SECRET_KEY')).toBe(true)
  expect(readsEnvironment("const key = process['env'].KEY")).toBe(true)
  expect(readsEnvironment('const { env } = process')).toBe(true)
  expect(readsEnvironment("import { env } from 'node:process'")).toBe(true)
  expect(readsEnvironment("if (process.env.NEXT_RUNTIME === 'nodejs') return")).toBe(false)
  expect(readsEnvironment("import { env } from '@/platform/env'")).toBe(false)
})

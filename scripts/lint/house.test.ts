import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { inRoot } from '../lib/paths'

const ACTION = `'use server'\nexport async function act(): Promise<void> {}\n`
const INLINE = `export async function Page() {\n  async function act(): Promise<void> {\n    'use server'\n  }\n  return act\n}\n`

/** The files of a small house that the rule refuses. */
function refused(rule: string, house: Record<string, string>): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'fsc-lint-'))
  try {
    for (const [name, text] of Object.entries(house)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
      writeFileSync(path.join(folder, name), text)
    }
    const { stdout } = spawnSync(
      process.execPath,
      [
        inRoot('node_modules/oxlint/bin/oxlint'),
        `--config=${inRoot('.oxlintrc.json')}`,
        '--format=json',
      ],
      { cwd: folder, encoding: 'utf8' },
    )
    const { diagnostics } = JSON.parse(stdout) as {
      diagnostics: { code: string; filename: string }[]
    }
    return diagnostics
      .filter(({ code }) => code === `house(${rule})`)
      .map(({ filename }) => filename)
      .toSorted()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test('a Server Action stands among the actions of a room, nowhere else', () => {
  expect(
    refused('actions-in-their-place', {
      'app/staff/actions.ts': ACTION,
      'app/staff/page.tsx': INLINE,
      'components/form/send.ts': ACTION,
      'features/orders/commands/accept.ts': ACTION,
      'features/orders/actions/accept.ts': ACTION,
      'features/orders/actions/helper.ts': 'export const one = 1\n',
    }),
  ).toEqual([
    'app/staff/actions.ts',
    'app/staff/page.tsx',
    'components/form/send.ts',
    'features/orders/commands/accept.ts',
  ])
})

/** A file of actions with one function `body`, and what it may call. */
const action = (body: string, head = ''): string =>
  `'use server'
import { act, admit, deskEntry } from '@/features/accounts/action'
import { work } from '../commands/work'
${head}
const RULE = { permission: 'order.read', rate: 'desk' }
void [act, admit, deskEntry, work, RULE]
${body}
`

test('an action passes the gate before anything else', () => {
  const room = (name: string): string => `features/orders/actions/${name}.ts`
  const refusedOf = (files: Record<string, string>): string[] =>
    refused(
      'actions-through-the-gate',
      Object.fromEntries(Object.entries(files).map(([name, text]) => [room(name), text])),
    )
  const through = {
    acts: action(
      `export async function a() { return act(RULE, (c) => work(c), (e) => { throw e }) }`,
    ),
    admits: action(`export async function a() { await work(await admit(RULE)) }`),
    helped: action(
      `const entered = (form, how) => deskEntry(form, RULE, how)
       export async function a(_, form) { return entered(form, (typed, c) => work(c, typed)) }`,
    ),
    neighbours: action(
      `export async function a(_, form) { return stepped(form) }`,
      `import { stepped } from './stepped'`,
    ),
    rooms: action(
      `export async function a(_, form) { return stepped(form) }`,
      `import { stepped } from '@/features/quotes/actions/stepped'`,
    ),
    reads: action(`export async function a(form) { const n = Number(form.get('n'))
      return act(RULE, (c) => work(c, n), () => null) }`),
    types: action(`export interface A { b: 1 }\nexport type B = 'c'`),
  }
  const round = {
    bare: action(`export async function a() { return work({}) }`),
    early: action(`export async function a() { await work({}); return act(RULE, work, work) }`),
    sometimes: action(`export async function a(x) { if (x) await admit(RULE); await work({}) }`),
    within: action(`export async function a() { return work(() => act(RULE, work, work)) }`),
    arrow: action(`export const a = async () => work({})`),
    asks: action(
      `export async function a() { await admit(RULE); return currentContext() }`,
      `import { currentContext } from '@/features/accounts/queries/current-actor'`,
    ),
    namesake: `'use server'\nconst act = async () => null\nexport async function a() { return act() }\n`,
    lent: action(
      `export async function a(_, form) { return stepped(form) }`,
      `import { stepped } from '@/features/quotes/rules/stepped'`,
    ),
    passed: action(`export { work }`),
    unnamed: action(`export default async function a() { return act(RULE, work, work) }`),
  }
  expect(refusedOf({ ...through, ...round })).toEqual(Object.keys(round).map(room).toSorted())
})

test('a handler of the API is made by the wrapper', () => {
  const wrapper = `import { plainRoute, route } from '@/features/accounts/route'\n`
  const lawful = {
    'app/api/a/route.ts': `${wrapper}export const GET = route({}, () => 1)\nexport const POST = GET\n`,
    'app/api/b/route.ts': `${wrapper}export const POST = plainRoute({}, () => 1)\nexport const runtime = 'nodejs'\n`,
    'app/api/c/route.ts': `export { GET } from '../a/route'\n`,
    'app/api/d/route.ts': `import { fileRoute } from '../take-file'\nexport const POST = fileRoute({}, () => 1)\n`,
    'app/api/e/answer.ts': `export const GET = () => 1\n`,
  }
  const breaches = {
    'app/api/f/route.ts': `export async function GET() {}\n`,
    'app/api/g/route.ts': `export const POST = () => 1\n`,
    'app/api/h/route.ts': `const answer = () => 1\nexport { answer as GET }\n`,
    'app/api/i/route.ts': `import { route } from './own'\nexport const GET = route({}, () => 1)\n`,
    'app/api/j/route.ts': `export { GET } from './answer'\n`,
  }
  expect(refused('routes-through-the-wrapper', { ...lawful, ...breaches })).toEqual(
    Object.keys(breaches),
  )
})

test('what a person reads is in the messages, never in the code', () => {
  const throwing = (what: string): string => `export const a = (b) => { throw ${what} }\n`
  const words = {
    refused: throwing(`new InvalidInputError({ name: ['is that of another'] })`),
    filled: throwing('new InvalidInputError({ name: [`is that of ${b}`] })'),
    problem: throwing(`new ProblemError('tooLarge', 'The file is too large.')`),
    chosen: throwing(`new SheetProblem(b ? { code: 'sheets.empty' } : 'The file is empty.')`),
    sentence: throwing(`new DutySentenceError('InvalidRate', 0, 'A rate must follow.')`),
    schema: `export const a = z.string().regex(/x/, 'an HS code such as 7117')\n`,
    refined: `export const a = z.string().refine(Boolean, 'no design that can be made')\n`,
    told: `export const a = (run) => run.errors.push({ line: 1, message: 'This is no line.' })\n`,
    returned: `export function aProblem(b) { return b ? 'this moment has passed' : null }\n`,
    shown: `export const A = () => <p>Nothing here</p>\n`,
    labelled: `export const A = () => <input aria-label="Quantity" />\n`,
    named: 'export const A = ({ b }) => <img alt={`Picture of ${b}`} />\n',
  }
  const none = {
    coded: throwing(`new InvalidInputError({ name: [{ code: 'refusals.name_of_other' }] })`),
    word: throwing(`new InvalidInputError({ reason: ['reason_short'] })`),
    valued: throwing(`new SheetProblem({ code: 'sheets.no_csv', values: { why: b.message } })`),
    ours: throwing(`new Error('the shipped rules are wrong')`),
    reason: `export function aProblem(b) { return b ? { code: 'schedule.passed' } : 'stale' }\n`,
    bounded: `export const a = z.string().min(2).max(3)\n`,
    numbers: `export const a = Math.max(1, 2)\n`,
    said: `export const A = ({ t }) => <p title={t('a')}>{t('b')} · F.S.C Co. Ltd</p>\n`,
    styled: `export const A = () => <p className="grid gap-2 text-sm">×</p>\n`,
  }
  const files = (all: Record<string, string>): [string, string][] =>
    Object.entries(all).map(([name, text]) => [`features/tariffs/import/${name}.tsx`, text])
  expect(
    refused('words-in-messages', {
      ...Object.fromEntries(files({ ...words, ...none })),
      // Nobody reads the words of a test or a script.
      'features/tariffs/rules/a.test.ts': words.told,
      'scripts/a.ts': words.told,
    }),
  ).toEqual(
    files(words)
      .map(([name]) => name)
      .toSorted(),
  )
})

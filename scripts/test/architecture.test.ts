import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inRoot } from '../lib/paths'

// A small house that breaks every rule of .dependency-cruiser.cjs once, with an allowed import
// beside each breach.

/** The order of rooms as CONTRIBUTING.md promises it. */
const ROOMS = [
  ...(
    /^- A room imports only rooms before it: (.*?)\./m.exec(
      readFileSync(inRoot('CONTRIBUTING.md'), 'utf8'),
    )?.[1] ?? ''
  ).matchAll(/`([\w-]+)`/g),
].map(([, room = '']) => room)

const reads = (...files: string[]): string =>
  files.map((file, i) => `import { a as a${i} } from '@/${file}'`).join('\n') +
  `\nexport const a = [${files.map((_, i) => `a${i}`).join()}]\n`

const schema = (room: string): string => `features/${room}/schema`

/** path -> text */
const HOUSE: Record<string, string> = {
  'package.json': JSON.stringify({
    name: 'house',
    dependencies: { shipped: '1.0.0', pg: '1.0.0' },
    devDependencies: { tool: '1.0.0' },
  }),
  'tsconfig.json': JSON.stringify({ compilerOptions: { paths: { '@/*': ['./*'] } } }),
  ...Object.fromEntries(
    ['shipped', 'tool', 'unlisted', 'pg'].flatMap((name) => [
      [`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' })],
      [`node_modules/${name}/index.js`, 'exports.a = 1'],
    ]),
  ),
  ...Object.fromEntries(ROOMS.map((room) => [`${schema(room)}.ts`, 'export const a = 1'])),
  // Each room reads each: allowed where the other comes before it.
  ...Object.fromEntries(
    ROOMS.map((room) => [
      `features/${room}/rules/reader.ts`,
      reads(...ROOMS.filter((other) => other !== room).map(schema)),
    ]),
  ),
  'platform/db/client.ts': 'export const a = 1',
  'platform/one.ts': reads('platform/db/client'),
  'platform/upwards.ts': reads(schema('company')),
  'components/upwards.ts': reads(schema('company')),
  'components/mail.ts': reads('documents/one'),
  'documents/one.ts': 'export const a = 1',
  'documents/upwards.ts': reads('app/one'),
  'documents/db.ts': reads('platform/db/client'),
  'emails/upwards.ts': reads('app/one'),
  'app/one.ts': reads(schema('company'), 'components/fine', 'platform/one'),
  'app/db.ts': reads('platform/db/client'),
  'components/fine.ts': reads('platform/one'),
  'server/fine.ts': reads('platform/one'),
  'server/upwards.ts': reads('app/one'),
  'server/db.ts': reads('platform/db/client'),
  'i18n/db.ts': reads('platform/db/client'),
  'platform/db/driver.ts': `import 'pg'`,
  'features/orders/commands/driver.ts': `import 'pg'`,
  'features/tariffs/engine/rate.ts': 'export const a = 1',
  'features/tariffs/engine/fine.ts': reads('features/tariffs/engine/rate'),
  'features/tariffs/engine/outwards.ts': reads('platform/one'),
  'features/freight/engine/outwards.ts': reads('platform/one'),
  'features/quotes/components/shop/price.ts': reads('features/costs/schema'),
  'features/quotes/components/staff/price.ts': reads('features/costs/schema'),
  'features/orders/upwards.ts': reads('app/one'),
  'messages/en/one.json': '{}',
  'features/orders/rules/words.ts': `import '@/messages/en/one.json'`,
  'platform/number-words.ts': `import '@/messages/en/one.json'`,
  ...Object.fromEntries(
    ['queries', 'commands', 'jobs', 'mails', 'rules', 'actions', 'components/shop'].map((shelf) => [
      `features/orders/${shelf}/db.ts`,
      reads('platform/db/client'),
    ]),
  ),
  'features/orders/rules/circle.ts': `import { a } from './circle-back'\nexport const b = a`,
  'features/orders/rules/circle-back.ts': `import { b } from './circle'\nexport const a = (): unknown => b`,
  'features/orders/rules/types.ts': `import type { B } from './types-back'\nexport type A = B[]`,
  'features/orders/rules/types-back.ts': `import type { A } from './types'\nexport interface B { a: A }`,
  'features/orders/rules/packages.ts': `import 'shipped'\nimport 'tool'\nimport 'unlisted'`,
  'features/orders/rules/packages.test.ts': `import 'tool'`,
  'features/orders/rules/lost.ts': `import './nowhere'`,
}

interface Report {
  summary: { violations: { from: string; to: string; rule: { name: string } }[] }
}

let folder = ''
let violations: Report['summary']['violations'] = []

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'fsc-house-'))
  for (const [name, text] of Object.entries(HOUSE)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
  const output = await new Promise<string>((resolve) => {
    // It exits with the number of breaches by design.
    execFile(
      process.execPath,
      [
        inRoot('node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
        `--config=${inRoot('.dependency-cruiser.cjs')}`,
        '--output-type=json',
        'app',
        'features',
        'platform',
        'components',
        'server',
        'documents',
        'emails',
        'i18n',
      ],
      { cwd: folder, maxBuffer: 64_000_000 },
      (_, stdout, stderr) => resolve(stdout || stderr),
    )
  })
  violations = (JSON.parse(output) as Report).summary.violations
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** `from -> to` for everything that a rule refuses, without endings. */
const refused = (rule: string): string[] =>
  violations
    .filter(({ rule: { name } }) => name === rule)
    .map(({ from, to }) => `${from} -> ${to}`.replaceAll('.ts', ''))
    .toSorted()

describe('the rules of the house still fire', () => {
  test('a room imports only rooms before it, in the order that CONTRIBUTING names', () => {
    expect(ROOMS.length).toBeGreaterThan(12)
    for (const [floor, room] of ROOMS.entries())
      expect(refused(`${room}-imports-rooms-below`)).toEqual(
        ROOMS.slice(floor + 1)
          .map((above) => `features/${room}/rules/reader -> ${schema(above)}`)
          .toSorted(),
      )
  })

  test('only queries, commands, jobs, letters and platform use the database client', () => {
    expect(refused('database-behind-queries-and-commands')).toEqual(
      [
        'app/db',
        'documents/db',
        'features/orders/actions/db',
        'features/orders/components/shop/db',
        'features/orders/rules/db',
        'i18n/db',
        'server/db',
      ].map((from) => `${from} -> platform/db/client`),
    )
  })

  test('a circle is refused, even one of types alone', () => {
    const pairs = refused('no-circular').map((pair) =>
      pair.replaceAll('features/orders/rules/', ''),
    )
    expect(pairs).toEqual(expect.arrayContaining([expect.stringContaining('circle')]))
    expect(pairs).toEqual(expect.arrayContaining([expect.stringContaining('types')]))
  })

  test.each([
    [
      'platform-knows-no-feature',
      [
        `components/mail -> documents/one`,
        `components/upwards -> ${schema('company')}`,
        `platform/upwards -> ${schema('company')}`,
      ],
    ],
    ['server-stands-before-the-site', ['server/upwards -> app/one']],
    [
      'features-know-no-route',
      ['documents/upwards', 'emails/upwards', 'features/orders/upwards'].map(
        (from) => `${from} -> app/one`,
      ),
    ],
    [
      'database-packages-in-platform',
      ['features/orders/commands/driver -> node_modules/pg/index.js'],
    ],
    ['costs-are-the-desks', ['features/quotes/components/shop/price -> features/costs/schema']],
    ['freight-engine-stands-alone', ['features/freight/engine/outwards -> platform/one']],
    ['tariff-engine-stands-alone', ['features/tariffs/engine/outwards -> platform/one']],
    [
      'shipped-code-has-shipped-dependencies',
      ['tool', 'unlisted'].map(
        (name) => `features/orders/rules/packages -> node_modules/${name}/index.js`,
      ),
    ],
    ['texts-through-i18n', ['features/orders/rules/words -> messages/en/one.json']],
    ['resolvable', ['features/orders/rules/lost -> ./nowhere']],
  ])('%s', (rule, expected) => {
    expect(refused(rule)).toEqual(expected)
  })

  test('each rule of the file has a breach here', () => {
    const fired = new Set(violations.map(({ rule: { name } }) => name))
    const text = readFileSync(inRoot('.dependency-cruiser.cjs'), 'utf8')
    const ruleNames = [...text.matchAll(/name: '([\w-]+)'/g)].map(([, name]) => name)
    expect(ruleNames.length).toBeGreaterThan(5)
    expect(ruleNames.filter((name) => !fired.has(name ?? ''))).toEqual([])
  })
})

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
